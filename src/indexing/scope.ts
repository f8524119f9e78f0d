import { setImmediate } from 'node:timers/promises';
import { fileOf } from '../articles/article.ts';
import { listFiles } from '../articles/folder/list-files.ts';
import { loadFile } from '../articles/folder/load-file.ts';
import {
  type ArticleFile,
  type FolderListing,
  readFolder,
} from '../articles/folder/read-folder.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { StoredFile } from '../corpus/stored-article.ts';

/** What an update looks at, and where else files may be. */
export interface UpdateScope extends FolderListing {
  /** Names of the articles looked for; null for all. */
  readonly files: readonly string[] | null;
  readonly find: FindCandidate;
}

/** @throws UserError when the folder is missing, or holds no article where all of it is looked at. */
export async function updateScope(
  articlesDir: string,
  files: readonly string[] | null,
): Promise<UpdateScope> {
  if (files) {
    const find: FindCandidate = async (file) =>
      (await listFiles(articlesDir, [file])).candidates.find((one) => one.file === file) ?? null;
    return { ...(await listFiles(articlesDir, files)), find };
  }
  const listing = await readFolder(articlesDir);
  const byFile = new Map(listing.candidates.map((candidate) => [candidate.file, candidate]));
  return { ...listing, files: null, find: async (file) => byFile.get(file) ?? null };
}

/** Files read from the store between two looks at the messages that wait. */
const FILES_PER_READ = 2_000;

/** What the store has of the files looked for. */
export async function storedIn(
  { files }: UpdateScope,
  writer: CorpusWriter,
): Promise<StoredFile[]> {
  if (files) return storedOf(files, writer);
  const all: StoredFile[] = [];
  for (let row = 0; ; ) {
    const slice = await writer.files(row, FILES_PER_READ);
    all.push(...slice);
    if (slice.length < FILES_PER_READ) return all;
    row = slice.at(-1)!.row;
    await setImmediate();
  }
}

async function storedOf(files: readonly string[], writer: CorpusWriter): Promise<StoredFile[]> {
  return (await Promise.all(files.map((file) => writer.filesOf(file)))).flat();
}

/** Whether no file is left of all that the store has. */
export async function wouldEmpty(writer: CorpusWriter, files: readonly string[]): Promise<boolean> {
  return (await storedOf(files, writer)).length === (await writer.counts()).articles;
}

/** Sizes of the files that may have moved, where the whole folder was looked at. */
export function movedSizes(
  scope: UpdateScope,
  stored: readonly StoredFile[],
): ReadonlySet<number> | null {
  if (scope.files) return null;
  const now = new Map(scope.candidates.map((candidate) => [candidate.file, candidate]));
  const changed = stored.filter((file) => {
    const candidate = now.get(fileOf(file.file));
    return !candidate || !sameStamp(file, candidate);
  });
  return new Set(changed.map(({ size }) => size));
}

/** A file as it is now, or null when it is gone. */
export type FindCandidate = (file: string) => Promise<ArticleFile | null>;

type Stamp = Pick<ArticleFile, 'size' | 'mtimeMs'>;

/** Whether a file has the size and the time that it had. */
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
  candidates: readonly ArticleFile[],
  writer: CorpusWriter,
  sizes: ReadonlySet<number> | null,
  find: FindCandidate,
): Promise<boolean> {
  let hasMoved = false;
  for (const candidate of candidates) {
    if (sizes && !sizes.has(candidate.size)) continue;
    if ((await writer.filesOf(candidate.file)).length > 0) continue;
    await setImmediate();
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
function holds(now: ArticleFile, stored: StoredFile): boolean {
  if (sameStamp(stored, now)) return true;
  const loaded = loadFile(now);
  return !('reason' in loaded) && loaded.hash === stored.hash;
}
