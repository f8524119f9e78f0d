import type { CorpusReader, StoredArticle } from '../corpus/sqlite/corpus-reader.ts';
import { fold } from '../text/words.ts';
import type { ArticleSummary, Excerpt } from './kiosque.ts';

const OPENING_CHARACTERS = 300;

function summarise(corpus: CorpusReader, article: StoredArticle): ArticleSummary {
  const { titleStems: _stems, ...rest } = article;
  return {
    ...rest,
    // Read when it is shown: lists are long, and show the first lines of few.
    get opening() {
      return openingOf(corpus, article.id);
    },
  };
}

function openingOf(corpus: CorpusReader, articleId: string): string {
  const [first] = corpus.chunkIds(articleId);
  const text = first === undefined ? '' : (corpus.chunk(first)?.text ?? '');
  const cut = text.slice(0, OPENING_CHARACTERS);
  return cut.length < text.length ? `${cut.slice(0, cut.lastIndexOf(' '))}…` : cut;
}

/** The articles, newest first, undated last; `filter` is looked for in title, publisher, file and date. */
export function summaryOf(corpus: CorpusReader, filter?: string): ArticleSummary[] {
  const wanted = fold(filter ?? '').trim();
  return corpus
    .articles()
    .filter((article) => wanted === '' || foldedText(article).includes(wanted))
    .map((article) => summarise(corpus, article));
}

/** Folding takes longer than all the rest of a long list. */
const folded = new WeakMap<StoredArticle, string>();

function foldedText(article: StoredArticle): string {
  let text = folded.get(article);
  if (text === undefined) {
    const { title, publisher, file, published } = article;
    text = fold([title, publisher, file, published?.value].join(' '));
    folded.set(article, text);
  }
  return text;
}

/**
 * The chunk that holds a place of an article, or the next one where a leftover stands there; null beyond the last.
 * @param end given when a sentence from `start` on is cited.
 */
export function excerptOf(
  corpus: CorpusReader,
  articleId: string,
  start: number,
  end?: number,
): Excerpt | null {
  const article = corpus.details(articleId);
  if (!article) return null;
  const chunks = corpus.chunks(corpus.chunkIds(articleId));
  const holds = chunks.findIndex(
    (chunk) => chunk.start <= start && start < chunk.end && (end === undefined || end <= chunk.end),
  );
  const at = holds >= 0 ? holds : chunks.findIndex((chunk) => chunk.start >= start);
  const chunk = chunks[at];
  if (!chunk) return null;
  const cited = end !== undefined && holds >= 0;
  return {
    article: summarise(corpus, article),
    passage: { start: chunk.start, end: chunk.end, text: chunk.text },
    cited: cited ? { start: start - chunk.start, end: end - chunk.start } : null,
    previous: chunks[at - 1]?.start ?? null,
    next: chunks[at + 1]?.start ?? null,
  };
}

/** All chunks of an article, in the order of the text. */
export function passagesOf(corpus: CorpusReader, articleId: string): Excerpt['passage'][] {
  return corpus
    .chunks(corpus.chunkIds(articleId))
    .map(({ start, end, text }) => ({ start, end, text }));
}
