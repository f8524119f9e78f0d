import { fileOf } from '../articles/article.ts';
import { loadFile } from '../articles/folder/load-file.ts';
import type { Candidate } from '../articles/folder/read-folder.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { StoredFile } from '../corpus/stored-article.ts';
import { breathe } from './breathe.ts';

/** A file as it is now, or null when it is gone. */
export type FindCandidate = (file: string) => Promise<Candidate | null>;

type Stamp = Pick<Candidate, 'size' | 'mtimeMs'>;

export const sameStamp = (before: Stamp, now: Stamp): boolean =>
  before.size === now.size && before.mtimeMs === now.mtimeMs;

/**
 * Gives articles whose files have moved their new names in the store, so that they keep their ids. A file has moved
 * when a new one has the content that it had, and it is gone or has another content now.
 *
 * @param sizes only new files of these sizes are opened; null opens all of them.
 * @returns whether any has moved.
 */
export async function followMoves(
  candidates: readonly Candidate[],
  writer: CorpusWriter,
  sizes: ReadonlySet<number> | null,
  find: FindCandidate,
): Promise<boolean> {
  let hasMoved = false;
  for (const candidate of candidates) {
    if (sizes && !sizes.has(candidate.size)) continue;
    if ((await writer.filesOf(candidate.file)).length > 0) continue;
    await breathe();
    const loaded = loadFile(candidate);
    if ('reason' in loaded) continue;
    const same = await writer.filesWith(loaded.hash);
    for (const file of new Set(same.map((stored) => fileOf(stored.file)))) {
      const articles = same.filter((stored) => fileOf(stored.file) === file);
      const now = await find(file);
      if (now && holds(now, articles[0]!)) continue;
      for (const { id, file: name } of articles) {
        await writer.move(id, candidate.file + name.slice(file.length));
      }
      hasMoved = true;
      break;
    }
  }
  return hasMoved;
}

/** Whether a file still has the content that the store has of it. */
function holds(now: Candidate, stored: StoredFile): boolean {
  if (sameStamp(stored, now)) return true;
  const loaded = loadFile(now);
  return !('reason' in loaded) && loaded.hash === stored.hash;
}
