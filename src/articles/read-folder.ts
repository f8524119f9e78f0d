import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { UserError } from '../errors.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr, NBSP } from '../i18n/typography.ts';
import type { SkippedFile } from '../indexing/progress.ts';

/** A file that can be read as an article. Its text isn't read yet. */
export interface Candidate {
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

export interface FolderListing {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly SkippedFile[];
}

export const LARGEST_MB = 10;
export const LARGEST_BYTES = LARGEST_MB * 1024 * 1024;

/** Why a file or folder can't be read, and what to do. */
export const PROBLEMS = {
  brokenLink: {
    fr: fr`est un lien qui ne mène à rien. Rétablissez ce qu'il désigne ou supprimez-le.`,
    en: en`is a link to nothing. Restore what it points to or delete it.`,
  },
  outside: {
    fr: fr`est un lien vers l'extérieur du dossier des articles. Copiez dans le dossier ce qu'il désigne.`,
    en: en`is a link to outside the articles folder. Copy what it points to into the folder.`,
  },
  notAFile: {
    fr: fr`n'est pas un fichier ordinaire. Sortez-le du dossier.`,
    en: en`is not a regular file. Move it out of the folder.`,
  },
  tooLarge: {
    fr: fr`dépasse ${LARGEST_MB}${NBSP}Mo. Divisez-le ou sortez-le du dossier.`,
    en: en`is larger than ${LARGEST_MB} MB. Split it or move it out of the folder.`,
  },
  unreadable: {
    fr: fr`ne peut pas être lu par cet utilisateur. Changez ses droits d'accès.`,
    en: en`may not be read by this user. Change its permissions.`,
  },
  gone: {
    fr: fr`a disparu pendant la lecture. Relancez l'indexation.`,
    en: en`disappeared while it was read. Index again.`,
  },
  badName: {
    fr: fr`a un nom qui n'est pas en UTF-8. Renommez-le.`,
    en: en`has a name that is not UTF-8. Rename it.`,
  },
  linkTwice: {
    fr: fr`est un lien vers un article qui est lu sous son propre nom. Supprimez le lien.`,
    en: en`is a link to an article that is read under its own name. Delete the link.`,
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** What a sidecar has wrong, said of its article. */
export function ofSidecar(problem: Localized, name?: string): Localized {
  const named = name === undefined ? '' : `, ${name},`;
  return {
    fr: fr`a un fichier joint${named} qui ${problem.fr}`,
    en: en`has a sidecar${named} that ${problem.en}`,
  };
}

export const ARTICLE = /\.(?:txt|md|html?)$/i;
const SIDECAR = /\.ya?ml$/i;

export type Entry = { readonly file: string; readonly path: string } & (
  | { readonly problem: Localized }
  | { readonly stats: Stats; readonly target: string | null }
);

/**
 * Lists the articles of a folder and its subfolders, sorted by name, without opening any file.
 * Names that start with a dot and other extensions are passed over.
 * @throws {UserError} when the folder is missing or holds no article.
 */
export async function readFolder(folder: string): Promise<FolderListing> {
  const entries: Entry[] = [];
  await walk(await rootOf(folder), '', entries);
  const own = new Set(
    entries.flatMap((entry) => ('stats' in entry && !entry.target ? entry.path : [])),
  );
  const listing = listingOf(entries, (path) => ARTICLE.test(path) && own.has(path));
  if (listing.candidates.length + listing.skipped.length === 0) {
    throw new UserError(
      { fr: fr`Il n'y a aucun article dans ${folder}.`, en: en`There is no article in ${folder}.` },
      {
        fr: fr`Mettez-y des fichiers .txt, .md ou .html, ou donnez à ARTICLES_DIR un dossier qui en contient.`,
        en: en`Put .txt, .md or .html files there, or set ARTICLES_DIR to a folder that has some.`,
      },
    );
  }
  return listing;
}

/** Whether a name in the folder, with those of the folders around it, is one of an article or of a sidecar. */
export function isArticleName(file: string): boolean {
  return (ARTICLE.test(file) || SIDECAR.test(file)) && !file.split(/[/\\]/).some(isHidden);
}

export const isHidden = (name: string): boolean => name.startsWith('.');

/** Of an article and of its sidecar. */
export const stemOf = (file: string): string => file.replace(ARTICLE, '').replace(SIDECAR, '');

/** @param isArticle whether an article is read under this path already. */
export function listingOf(
  entries: readonly Entry[],
  isArticle: (path: string) => boolean,
): FolderListing {
  const sorted = entries.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const sidecars = new Map(
    sorted
      .filter(({ file }) => SIDECAR.test(file))
      .map((entry) => [entry.file.replace(SIDECAR, ''), entry]),
  );
  const candidates: Candidate[] = [];
  const skipped: SkippedFile[] = [];
  for (const entry of sorted) {
    if (SIDECAR.test(entry.file)) continue;
    const sidecar = sidecars.get(entry.file.replace(ARTICLE, ''));
    if ('problem' in entry) skipped.push({ file: entry.file, reason: entry.problem });
    else if (entry.target !== null && isArticle(entry.target)) {
      skipped.push({ file: entry.file, reason: PROBLEMS.linkTwice });
    } else if (sidecar && 'problem' in sidecar) {
      skipped.push({ file: entry.file, reason: ofSidecar(sidecar.problem, sidecar.file) });
    } else {
      const all = sidecar ? [entry.stats, sidecar.stats] : [entry.stats];
      candidates.push({
        file: entry.file,
        path: entry.path,
        size: all.reduce((sum, { size }) => sum + size, 0),
        mtimeMs: Math.max(...all.map(({ mtimeMs }) => mtimeMs)),
        sidecar: sidecar?.path ?? null,
      });
    }
  }
  return { candidates, skipped };
}

/** The folder's real path, so that links out of it can be told. */
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
        {
          fr: fr`Le dossier des articles ${folder} n'existe pas.`,
          en: en`The articles folder ${folder} does not exist.`,
        },
        {
          fr: fr`Créez-le et mettez-y des fichiers .txt, .md ou .html, ou donnez à ARTICLES_DIR un dossier qui existe.`,
          en: en`Create it and put .txt, .md or .html files there, or set ARTICLES_DIR to a folder that exists.`,
        },
        { cause },
      );
    }
    throw new UserError(
      {
        fr: fr`Le dossier des articles ${folder} ne peut pas être lu (${code}).`,
        en: en`The articles folder ${folder} cannot be read (${code}).`,
      },
      {
        fr: fr`Changez ses droits d'accès, ou donnez à ARTICLES_DIR un autre dossier.`,
        en: en`Change its permissions, or set ARTICLES_DIR to another folder.`,
      },
      { cause },
    );
  }
  throw new UserError(
    {
      fr: fr`ARTICLES_DIR vaut ${folder}, qui est un fichier.`,
      en: en`ARTICLES_DIR is ${folder}, which is a file.`,
    },
    {
      fr: fr`Donnez à ARTICLES_DIR le dossier où sont les articles.`,
      en: en`Set ARTICLES_DIR to the folder that the articles are in.`,
    },
  );
}

async function walk(root: string, folder: string, entries: Entry[]): Promise<void> {
  let children: Dirent[];
  try {
    children = await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    entries.push({ file: folder, path: join(root, folder), problem: problemOf(error, folder) });
    return;
  }
  const looks: Promise<Entry | null>[] = [];
  for (const child of children) {
    if (isHidden(child.name)) continue;
    const file = folder === '' ? child.name : `${folder}/${child.name}`;
    if (child.isDirectory()) await walk(root, file, entries);
    else if (child.isSymbolicLink() || ARTICLE.test(file) || SIDECAR.test(file)) {
      looks.push(look(root, file, child.isSymbolicLink()));
    }
  }
  for (const entry of await Promise.all(looks)) if (entry) entries.push(entry);
}

/** Looks at a file without opening it: opening a pipe would wait for its writer. */
export async function look(root: string, file: string, isLink: boolean): Promise<Entry | null> {
  const path = join(root, file);
  const isWanted = ARTICLE.test(file) || SIDECAR.test(file);
  try {
    const target = isLink ? await realpath(path) : null;
    const stats = await stat(path);
    // A folder inside is walked under its own name, and so no circle of links is ever followed.
    const isFolder = stats.isDirectory();
    if (!isWanted && !isFolder) return null;
    if (target !== null && isOutside(root, target))
      return { file, path, problem: PROBLEMS.outside };
    if (isFolder) return null;
    if (!stats.isFile()) return { file, path, problem: PROBLEMS.notAFile };
    if (stats.size > LARGEST_BYTES) return { file, path, problem: PROBLEMS.tooLarge };
    return { file, path, stats, target };
  } catch (error) {
    if (!isWanted) return null;
    return {
      file,
      path,
      problem: isLink && codeOf(error) !== 'EACCES' ? PROBLEMS.brokenLink : problemOf(error, file),
    };
  }
}

function isOutside(root: string, target: string): boolean {
  const path = relative(root, target);
  return path === '..' || path.startsWith(`..${sep}`);
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/**
 * @param name as it was listed: what is not UTF-8 in it was lost, and then the file isn't found.
 * @throws the error itself when it doesn't come from the file system.
 */
export function problemOf(error: unknown, name = ''): Localized {
  const code = codeOf(error);
  if (code === null) throw error;
  if (code === 'ENOENT' && name.includes('\ufffd')) return PROBLEMS.badName;
  if (code === 'ENOENT') return PROBLEMS.gone;
  if (code === 'EACCES' || code === 'EPERM') return PROBLEMS.unreadable;
  return {
    fr: fr`n'a pas pu être lu (${code}). Vérifiez le disque, puis relancez l'indexation.`,
    en: en`could not be read (${code}). Check the disk, then index again.`,
  };
}
