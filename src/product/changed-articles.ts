import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { OpenCorpus } from '../corpus/corpus-reader.ts';
import { DamagedArticle } from '../corpus/damage.ts';
import type { ChangedArticles } from './kiosque.ts';

/** Chunks looked at between two turns of others. */
const CHUNKS_PER_TURN = 50;

/**
 * Chunks are never given an id twice, and what is changed gets new ones: the articles of those behind the last id that was
 * seen are the ones that came or changed. A corpus that was made anew begins again, and so all of it is looked at.
 * @param mark the last id that was seen; null for none.
 */
export async function changedSince(
  corpus: OpenCorpus,
  mark: number | null,
): Promise<ChangedArticles> {
  const last = await corpus.vectorRows.lastId();
  const articles = new Set<string>();
  let after = mark === null || mark > last ? 0 : mark;
  while (after < last) {
    const rows = await corpus.vectorRows.after(after, CHUNKS_PER_TURN);
    for (const { articleId } of await corpus.heads(rows.map(({ id }) => id))) {
      articles.add(articleId);
    }
    if (rows.length < CHUNKS_PER_TURN) break;
    after = rows.at(-1)!.id;
    await setImmediate();
  }
  const versions = new Map<string, string>();
  for (const id of articles) {
    const version = await versionOf(corpus, id);
    if (version !== null) versions.set(id, version);
    await setImmediate();
  }
  return { versions, mark: last };
}

/** Null where it has gone, or is damaged: then it is read again, and changes. */
async function versionOf(corpus: OpenCorpus, id: string): Promise<string | null> {
  try {
    const article = await corpus.article(id);
    if (!article) return null;
    const { title, text } = article;
    return createHash('sha256').update(`${title}\n${text}`).digest('base64url').slice(0, 22);
  } catch (error) {
    if (error instanceof DamagedArticle) return null;
    throw error;
  }
}
