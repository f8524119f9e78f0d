import { existsSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';

/** @throws UserError when there is no such folder to write into. */
export function assertFolder(folder: string): void {
  if (existsSync(folder)) return;
  throw new UserError(
    { fr: fr`Le dossier ${folder} n'existe pas.`, en: en`The folder ${folder} does not exist.` },
    {
      fr: fr`Créez-le, ou donnez le chemin d'un fichier dans un dossier qui existe.`,
      en: en`Make it, or give the path of a file in a folder that exists.`,
    },
  );
}

/** @throws UserError when there is no such file to read. */
export function assertFile(file: string): void {
  if (existsSync(file)) return;
  throw new UserError(
    { fr: fr`${file} n'existe pas.`, en: en`${file} does not exist.` },
    { fr: fr`Vérifiez le chemin du fichier.`, en: en`Check the path of the file.` },
  );
}
