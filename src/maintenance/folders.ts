import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readFolder } from '../articles/folder/read-folder.ts';
import { usualExtensions } from '../articles/formats/index.ts';
import type { Config } from '../config/config.ts';
import { spoiltLocks } from '../corpus/open-store.ts';
import { megabytes } from '../i18n/format.ts';
import { en, fr } from '../i18n/typography.ts';
import { not, type Outcome, ok, refused } from './finding.ts';

const MB = 1024 * 1024;
const LITTLE_MB = 500;
const LEAST_MB = 50;

export async function articlesFolder({ articlesDir }: Config): Promise<Outcome> {
  try {
    const { candidates, skipped, unread = {} } = await readFolder(articlesDir);
    const n = candidates.length;
    const others = Object.entries(unread).sort(([, a], [, b]) => b - a);
    const kinds = others.map(([extension, count]) => `${count} ${extension || '?'}`).join(', ');
    const formats = usualExtensions().join(', ');
    const found = {
      fr: fr`${n} fichiers à lire dans ${articlesDir} (formats lus : ${formats}${kinds && ` ; autres fichiers : ${kinds}`})`,
      en: en`${n} files to read in ${articlesDir} (formats that are read: ${formats}${kinds && `; other files: ${kinds}`})`,
    };
    if (skipped.length === 0) return ok(found);
    return not(
      'warning',
      {
        fr: fr`${found.fr} ; ${skipped.length} ne peuvent pas l'être`,
        en: en`${found.en}; ${skipped.length} cannot be`,
      },
      {
        fr: fr`« npm run index » dit lesquels et pourquoi.`,
        en: en`“npm run index” says which and why.`,
      },
    );
  } catch (error) {
    return refused(error);
  }
}

export function dataFolder({ dataDir }: Config): Outcome {
  const folder = nearest(dataDir);
  try {
    accessSync(folder, constants.W_OK);
    return ok({ fr: dataDir, en: dataDir });
  } catch {
    return not(
      'broken',
      { fr: fr`${dataDir} ne peut pas être écrit`, en: en`${dataDir} cannot be written` },
      {
        fr: fr`Donnez le droit d'écrire dans ce dossier, ou donnez-en un autre à DATA_DIR.`,
        en: en`Make the folder writable, or set DATA_DIR to another one.`,
      },
    );
  }
}

export async function diskSpace({ dataDir }: Config): Promise<Outcome> {
  const { bavail, bsize } = await statfs(nearest(dataDir));
  const free = Math.floor((bavail * bsize) / MB);
  const found = {
    fr: fr`${megabytes(free * MB, 'fr')} libres`,
    en: en`${megabytes(free * MB, 'en')} free`,
  };
  if (free >= LITTLE_MB) return ok(found);
  return not(free < LEAST_MB ? 'broken' : 'warning', found, {
    fr: fr`Libérez de la place, ou donnez à DATA_DIR un dossier sur un autre disque.`,
    en: en`Free some space, or set DATA_DIR to a folder on another disk.`,
  });
}

/** Whether each lock file is empty, as it always is but after a power cut. */
export function locks({ dataDir }: Config): Outcome {
  const [first, ...others] = spoiltLocks(dataDir).map((file) => basename(file));
  if (first === undefined) return ok({ fr: fr`en ordre`, en: en`in order` });
  const names = [first, ...others].join(', ');
  return not(
    'warning',
    {
      fr: fr`${names} contient des octets, comme après une coupure de courant`,
      en: en`${names} holds bytes, as after a power cut`,
    },
    {
      fr: fr`Rien à faire : le prochain démarrage de Kiosque le vide.`,
      en: en`Nothing to do: the next start of Kiosque empties it.`,
    },
  );
}

/** The folder itself, or the nearest one above that there is. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
