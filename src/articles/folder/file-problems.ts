import type { Localized } from '../../i18n/localized.ts';
import { en, fr, NBSP } from '../../i18n/typography.ts';

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
  sameName: {
    fr: fr`porte le même nom qu'un autre fichier, écrit avec d'autres signes. Renommez l'un des deux.`,
    en: en`has the name of another file, written with other signs. Rename one of them.`,
  },
  linkTwice: {
    fr: fr`est un lien vers un article qui est lu sous son propre nom. Supprimez le lien.`,
    en: en`is a link to an article that is read under its own name. Delete the link.`,
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** A file of more than its format takes. */
export function tooLarge(largestBytes: number): Localized {
  const megabytes = Math.floor(largestBytes / 1024 / 1024);
  return {
    fr: fr`dépasse ${megabytes}${NBSP}Mo. Divisez-le ou sortez-le du dossier.`,
    en: en`is larger than ${megabytes} MB. Split it or move it out of the folder.`,
  };
}

/** What a sidecar has wrong, said of its article. */
export function ofSidecar(problem: Localized, name?: string): Localized {
  const named = name === undefined ? '' : `, ${name},`;
  return {
    fr: fr`a un fichier joint${named} qui ${problem.fr}`,
    en: en`has a sidecar${named} that ${problem.en}`,
  };
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
