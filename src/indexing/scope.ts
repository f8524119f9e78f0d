import { fileOf } from '../articles/article.ts';
import { listFiles } from '../articles/folder/list-files.ts';
import { type FolderListing, readFolder } from '../articles/folder/read-folder.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { StoredFile } from '../corpus/stored-article.ts';
import { breathe } from './breathe.ts';
import { type FindCandidate, sameStamp } from './moves.ts';

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
    await breathe();
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
