import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import type { ArticleSummary, Excerpt } from './kiosque.ts';

/** An article as commands show it. */
export function summarise({ titleStems: _stems, ...rest }: StoredArticle): ArticleSummary {
  return rest;
}

/**
 * The chunk that holds a place of an article, or the next one where a leftover stands there; null beyond the last.
 * @param end given when a sentence from `start` on is cited.
 */
export async function excerptOf(
  corpus: CorpusReader,
  articleId: string,
  start: number,
  end?: number,
): Promise<Excerpt | null> {
  const article = (await corpus.details([articleId])).get(articleId);
  if (!article) return null;
  const chunks = await corpus.chunks(await corpus.chunkIds(articleId));
  const holds = chunks.findIndex(
    (chunk) => chunk.start <= start && start < chunk.end && (end === undefined || end <= chunk.end),
  );
  const at = holds >= 0 ? holds : chunks.findIndex((chunk) => chunk.start >= start);
  const chunk = chunks[at];
  if (!chunk) return null;
  const cited = end !== undefined && holds >= 0;
  return {
    article: summarise(article),
    passage: { start: chunk.start, end: chunk.end, text: chunk.text },
    cited: cited ? { start: start - chunk.start, end: end - chunk.start } : null,
    previous: chunks[at - 1]?.start ?? null,
    next: chunks[at + 1]?.start ?? null,
  };
}

/** All chunks of an article, in the order of the text. */
export async function passagesOf(
  corpus: CorpusReader,
  articleId: string,
): Promise<Excerpt['passage'][]> {
  const chunks = await corpus.chunks(await corpus.chunkIds(articleId));
  return chunks.map(({ start, end, text }) => ({ start, end, text }));
}
