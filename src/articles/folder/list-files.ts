import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { codeOf } from './file-problems.ts';
import {
  type FolderEntry,
  type FolderListing,
  isArticle,
  isArticleName,
  listingOf,
  nameOf,
  readEntry,
  rootOf,
  stemOf,
} from './read-folder.ts';

/** Some files of a folder as they are now. */
export interface FilesListing extends FolderListing {
  /** Names of all articles that were looked for: those that are not candidates are gone, or of no use. */
  readonly files: readonly string[];
}

/**
 * Lists what some files of a folder are now, and the articles that sidecars among them belong to.
 * @param files relative to the folder, with `/` between folders.
 * @throws {UserError} when the folder itself is missing.
 */
export async function listFiles(folder: string, files: readonly string[]): Promise<FilesListing> {
  const root = await rootOf(folder);
  const wanted = files.filter(isArticleName);
  const names = new Set(wanted.filter(isArticle).map(nameOf));
  const entries: FolderEntry[] = [];
  for (const within of new Set(wanted.map((file) => posix.dirname(file)))) {
    const changed = wanted.filter((file) => posix.dirname(file) === within);
    const stems = new Set(changed.map((file) => stemOf(nameOf(file))));
    const children = await childrenOf(join(root, within));
    if (children === null) {
      for (const file of changed) names.delete(nameOf(file));
      continue;
    }
    for (const child of children) {
      const file = posix.join(within, child.name);
      if (child.isDirectory() || !isArticleName(file) || !stems.has(stemOf(nameOf(file)))) continue;
      if (isArticle(file)) names.add(nameOf(file));
      const entry = readEntry(root, file, child.isSymbolicLink());
      if (entry) entries.push(entry);
    }
  }
  const isRead = (path: string) => isArticleName(relative(root, path)) && isArticle(path);
  return { ...listingOf(entries, isRead), files: [...names] };
}

/** What a folder holds: nothing when it is gone, null when it cannot be told. */
async function childrenOf(path: string): Promise<readonly Dirent[] | null> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : null;
  }
}
