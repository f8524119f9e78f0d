import type { Answer } from '../../../src/answering/answer.ts';
import { answerQuestion } from '../../../src/answering/answer-question.ts';
import type { Turn } from '../../../src/answering/follow-up.ts';
import type { ParsedArticle } from '../../../src/articles/article.ts';
import { parsedArticle } from '../../helpers/corpus.ts';
import { tinyLibrary } from '../../helpers/sources.ts';

export const day = (value: string): ParsedArticle['published'] => ({
  value,
  precision: 'day',
  source: 'text',
});

export const article = (text: string, changes: Partial<ParsedArticle> = {}): ParsedArticle =>
  parsedArticle(text, changes);

/** Asks questions of a few articles; each quote is proved to be its slice. */
export async function asking(articles: Readonly<Record<string, ParsedArticle>>) {
  const files = Object.fromEntries(
    Object.entries(articles).map(([id, one]) => [id, { ...one, file: `${id}.txt` }]),
  );
  const library = await tinyLibrary(files);
  const ask = async (question: string, turns: readonly Turn[] = []): Promise<Answer> => {
    const scope = { within: null, turns, now: new Date('2026-03-01T12:00:00Z') };
    const answer = await answerQuestion(question, scope, library.sources, library.embedder);
    for (const { citation } of answer.sentences) {
      const { text } = (await library.sources.corpus.article(citation.articleId))!;
      if (text.slice(citation.start, citation.end) !== citation.quote)
        throw new Error(`${citation.quote} is not what stands there`);
    }
    return answer;
  };
  return { ask, close: () => library.close() };
}

export const quotes = ({ sentences }: Answer): string[] =>
  sentences.map(({ citation }) => citation.quote);

export const statements = ({ sentences }: Answer): (string | undefined)[] =>
  sentences.map(({ text }) => text);
