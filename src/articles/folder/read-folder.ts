import { type Dirent, realpathSync, type Stats, statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UserError } from '../../errors.ts';
import { anyOf } from '../../i18n/format.ts';
import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { formatOf, usualExtensions } from '../formats/index.ts';
import { articleText } from '../texts/index.ts';
import { codeOf, ofSidecar, PROBLEMS, problemOf, tooLarge } from './file-problems.ts';
import type { SkippedFile } from './skipped-file.ts';

/** A file that can be read as an article. Its text isn't read yet. */
export interface ArticleFile {
  /** Relative to the articles folder, with `/` between folders. */
  readonly file: string;
  readonly path: string;
  /** Bytes, the sidecar's included: a sidecar that comes, changes or goes changes the article. */
  readonly size: number;
  /** The later of the file's and the sidecar's. */
  readonly mtimeMs: number;
  /** Path of its sidecar `name.yml`, or null. */
  readonly sidecar: string | null;
}

/** The files of an articles folder, as they are listed before any is opened. */
export interface FolderListing {
  readonly candidates: readonly ArticleFile[];
  readonly skipped: readonly SkippedFile[];
  /** Files of other formats, counted by extension (`.jpg`, or empty for none); absent where not all was looked at. */
  readonly unread?: UnreadFiles;
}

/** How many files of other formats there are, by extension. */
export type UnreadFiles = Readonly<Record<string, number>>;

/** In the folder itself: it names feeds, and is no article. */
const FEED_LIST = /\.opml$/i;
const SIDECAR = /\.ya?ml$/i;
/** A sidecar says a few lines; its reader has a limit of its own. */
const LARGEST_SIDECAR = 10 * 1024 * 1024;

const extensions = (language: Language): string => anyOf(usualExtensions(), language);

/** All of `Stats` would take most of the time over many files: that is, to collect its dates. */
type Stamp = Pick<Stats, 'size' | 'mtimeMs'>;

/** A file as it was met, or what is wrong with it; `target` where it is a link. */
export type FolderEntry = { readonly file: string; readonly path: string } & (
  | { readonly problem: Localized }
  | { readonly stats: Stamp; readonly target: string | null }
);

/**
 * Lists the articles of a folder and its subfolders, sorted by name, without opening any file.
 * Names that start with a dot and other extensions are passed over.
 * @throws {UserError} when the folder is missing or holds no article.
 */
export async function readFolder(folder: string): Promise<FolderListing> {
  const entries: FolderEntry[] = [];
  const unread = new Map<string, number>();
  await walk(await rootOf(folder), '', { entries, unread });
  // Of many files, a set of their paths takes its time, and few folders have links.
  let own: ReadonlySet<string> | null = null;
  const listing = listingOf(entries, (path) => {
    own ??= new Set(
      entries.flatMap((entry) => ('stats' in entry && !entry.target ? entry.path : [])),
    );
    return isArticle(path) && own.has(path);
  });
  if (listing.candidates.length + listing.skipped.length === 0) {
    throw new UserError(
      articleText((texts) => texts.readFolder.noArticle(folder)),
      articleText((texts, language) => texts.readFolder.putFilesThere(extensions(language))),
    );
  }
  return { ...listing, unread: Object.fromEntries(unread) };
}

/** Whether a name in the folder, with those of the folders around it, is one of an article or of a sidecar. */
export function isArticleName(file: string): boolean {
  return (isArticle(file) || SIDECAR.test(file)) && !file.split(/[/\\]/).some(isHiddenName);
}

/** Whether a name is passed over as hidden. */
export const isHiddenName = (name: string): boolean => name.startsWith('.');

/** Whether the file is in one of the formats that are read, by its name. */
export const isArticle = (file: string): boolean => formatOf(file) !== null;

/** Of an article or a sidecar. */
export const largestBytesOf = (file: string): number =>
  formatOf(file)?.largestBytes ?? LARGEST_SIDECAR;

/**
 * The name that a file goes by: composed, as people type it. Macintoshes and archives write letters and accents apart, and
 * what is stored, asked for and compared must be one name.
 */
export const nameOf = (path: string): string => path.normalize('NFC');

/** What an article and its sidecar have in common. */
export const stemOf = (file: string): string => file.slice(0, file.length - extname(file).length);

/** @param isRead whether an article is read under this path already. */
export function listingOf(
  entries: readonly FolderEntry[],
  isRead: (path: string) => boolean,
): FolderListing {
  const sorted = entries.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const sidecars = new Map(
    sorted.filter(({ file }) => SIDECAR.test(file)).map((entry) => [stemOf(entry.file), entry]),
  );
  const candidates: ArticleFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const entry of sorted) {
    const { file } = entry;
    if (SIDECAR.test(file)) continue;
    const sidecar = sidecars.size > 0 ? sidecars.get(stemOf(file)) : undefined;
    if ('problem' in entry) skipped.push({ file, reason: entry.problem });
    else if (candidates.at(-1)?.file === file) skipped.push({ file, reason: PROBLEMS.sameName });
    else if (entry.target !== null && isRead(entry.target)) {
      skipped.push({ file, reason: PROBLEMS.linkTwice });
    } else if (sidecar && 'problem' in sidecar) {
      skipped.push({ file, reason: ofSidecar(sidecar.problem, sidecar.file) });
    } else {
      const { size, mtimeMs } = entry.stats;
      candidates.push({
        file,
        path: entry.path,
        size: size + (sidecar?.stats.size ?? 0),
        mtimeMs: Math.max(mtimeMs, sidecar?.stats.mtimeMs ?? mtimeMs),
        sidecar: sidecar?.path ?? null,
      });
    }
  }
  return { candidates, skipped };
}

/**
 * The folder's real path, so that links out of it can be told.
 * @throws UserError when the folder is missing, is no folder, or may not be read.
 */
export async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) {
      await readdir(root);
      return root;
    }
  } catch (cause) {
    const code = codeOf(cause);
    if (code === null) throw cause;
    if (code === 'ENOENT') {
      throw new UserError(
        articleText((texts) => texts.readFolder.noFolder(folder)),
        articleText((texts, language) => texts.readFolder.createFolder(extensions(language))),
        { cause },
      );
    }
    throw new UserError(
      articleText((texts) => texts.readFolder.unreadableFolder(folder, code)),
      articleText((texts) => texts.readFolder.changePermissions),
      { cause },
    );
  }
  throw new UserError(
    articleText((texts) => texts.readFolder.notFolder(folder)),
    articleText((texts) => texts.readFolder.giveFolder),
  );
}

/** Files looked at between two turns of others. */
const FILES_PER_TURN = 500;

/** What a walk has found so far. */
interface Found {
  readonly entries: FolderEntry[];
  readonly unread: Map<string, number>;
}

async function walk(root: string, folder: string, found: Found): Promise<void> {
  const { entries, unread } = found;
  let children: Dirent[];
  try {
    children = await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    entries.push({
      file: nameOf(folder),
      path: join(root, folder),
      problem: problemOf(error, folder),
    });
    return;
  }
  for (const [i, child] of children.entries()) {
    if (i % FILES_PER_TURN === FILES_PER_TURN - 1) await setImmediate();
    if (isHiddenName(child.name)) continue;
    const file = folder === '' ? child.name : `${folder}/${child.name}`;
    if (child.isDirectory()) await walk(root, file, found);
    else if (folder === '' && FEED_LIST.test(file)) continue;
    else if (child.isSymbolicLink() || isArticle(file) || SIDECAR.test(file)) {
      const entry = readEntry(root, file, child.isSymbolicLink());
      if (entry) entries.push(entry);
    } else {
      const extension = extname(file).toLowerCase();
      unread.set(extension, (unread.get(extension) ?? 0) + 1);
    }
  }
}

/**
 * Looks at a file without opening it: opening a pipe would wait for its writer.
 * @param onDisk relative to the root, letter for letter as the system lists it.
 */
export function readEntry(root: string, onDisk: string, isLink: boolean): FolderEntry | null {
  const path = join(root, onDisk);
  const file = nameOf(onDisk);
  const format = formatOf(file);
  const isWanted = format !== null || SIDECAR.test(file);
  try {
    // A promise for each of many files would take several times as long.
    const target = isLink ? realpathSync.native(path) : null;
    const stats = statSync(path);
    // A folder inside is walked under its own name, and so no circle of links is ever followed.
    const isFolder = stats.isDirectory();
    if (!isWanted && !isFolder) return null;
    if (target !== null && isOutside(root, target))
      return { file, path, problem: PROBLEMS.outside };
    if (isFolder) return null;
    if (!stats.isFile()) return { file, path, problem: PROBLEMS.notAFile };
    const largest = format?.largestBytes ?? LARGEST_SIDECAR;
    const { size, mtimeMs } = stats;
    if (size > largest) return { file, path, problem: tooLarge(largest) };
    return { file, path, stats: { size, mtimeMs }, target };
  } catch (error) {
    if (!isWanted) return null;
    return {
      file,
      path,
      problem:
        isLink && codeOf(error) !== 'EACCES' ? PROBLEMS.brokenLink : problemOf(error, onDisk),
    };
  }
}

function isOutside(root: string, target: string): boolean {
  const path = relative(root, target);
  return path === '..' || path.startsWith(`..${sep}`);
}
