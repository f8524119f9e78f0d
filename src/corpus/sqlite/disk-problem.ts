import { UserError } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import { en, fr } from '../../i18n/typography.ts';

const FULL = /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/;
/** A quota, a largest size of files, or a fault of the disk itself. */
const FAILING = /^(?:SQLITE_IOERR|EIO|EFBIG)/;
const UNWRITABLE = /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS)/;

/** What a full, read-only or failing disk under the data folder made of a write, to be shown; null for anything else. */
export function diskProblem(error: unknown, dataDir: string): UserError | null {
  if (error instanceof UserError) return null;
  const { code = '' } = error as { code?: unknown };
  if (FULL.test(String(code))) {
    return new UserError(
      {
        fr: fr`Le disque de ${dataDir} est plein : l'index n'a pas pu être mis à jour.`,
        en: en`The disk of ${dataDir} is full: the index could not be updated.`,
      },
      {
        fr: fr`Libérez de la place, ou donnez à DATA_DIR un dossier sur un autre disque, puis relancez ; rien de ce qui était enregistré n'est perdu.`,
        en: en`Free some space, or set DATA_DIR to a folder on another disk, then start again; nothing that was stored is lost.`,
      },
      { cause: error },
    );
  }
  if (FAILING.test(String(code))) {
    return new UserError(
      unwritten(dataDir, error as Error),
      {
        fr: fr`Regardez s'il reste de la place, un quota ou une limite à la taille des fichiers, et si le disque est en panne, puis relancez ; rien de ce qui était enregistré n'est perdu.`,
        en: en`Look whether space, a quota or a limit on the size of files is used up, and whether the disk fails, then start again; nothing that was stored is lost.`,
      },
      { cause: error },
    );
  }
  if (!UNWRITABLE.test(String(code))) return null;
  return unwritable(dataDir, error as Error);
}

export function unwritable(dataDir: string, cause: Error): UserError {
  return new UserError(
    unwritten(dataDir, cause),
    {
      fr: fr`Donnez le droit d'écrire dans ce dossier, ou donnez-en un autre à DATA_DIR.`,
      en: en`Make the folder writable, or set DATA_DIR to another one.`,
    },
    { cause },
  );
}

const unwritten = (dataDir: string, { message }: Error): Localized => ({
  fr: fr`L'index ne peut pas être écrit dans ${dataDir} : ${message}.`,
  en: en`The index cannot be written to ${dataDir}: ${message}.`,
});
