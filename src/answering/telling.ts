import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { Citation } from './answer.ts';
import { centralSentences } from './central-sentences.ts';
import { quoteOf } from './quoting.ts';
import { type WholeArticle, wholeArticle } from './whole-article.ts';

/** An article by its name. */
export type NamedArticle = Pick<Citation, 'articleId' | 'file' | 'article'>;

/** An article with sentences of it. */
export interface TellingArticle extends NamedArticle {
  readonly sentences: readonly Pick<Citation, 'start' | 'end' | 'quote'>[];
}

const SENTENCES = 2;

/** An article with its most telling sentences; with its first one, where none tells more than the headline. */
export async function toldBy(article: WholeArticle): Promise<TellingArticle> {
  const central = (await centralSentences(article)).slice(0, SENTENCES);
  const sentences = (central.length > 0 ? central : article.sentences.slice(0, 1)).map(quoteOf);
  return { ...named(article), sentences };
}

/** An article as a citation names it. */
export function named({ details }: WholeArticle): NamedArticle {
  const { id, file, words: _words, titleStems: _stems, ...article } = details;
  return { articleId: id, file, article };
}

/** The most telling sentences of an article; null where it has none, or has gone. */
export async function tellingSentences(
  corpus: CorpusReader,
  articleId: string,
): Promise<TellingArticle | null> {
  const article = await wholeArticle(corpus, articleId);
  const told = article && (await toldBy(article));
  return told && told.sentences.length > 0 ? told : null;
}
