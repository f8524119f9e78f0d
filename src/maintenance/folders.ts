import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readFolder } from '../articles/folder/read-folder.ts';
import { usualExtensions } from '../articles/formats/index.ts';
import type { Config } from '../config/config.ts';
import { spoiltLocks } from '../corpus/open-store.ts';
import { megabytes } from '../i18n/format.ts';
import { type CheckOutcome, not, ok, refused } from './finding.ts';
import { maintenanceText } from './texts/index.ts';

const MB = 1024 * 1024;
const LITTLE_MB = 500;
const LEAST_MB = 50;

/** Whether the articles folder can be read, and how much of it. */
export async function articlesFolder({ articlesDir }: Config): Promise<CheckOutcome> {
  try {
    const { candidates, skipped, unread = {} } = await readFolder(articlesDir);
    const n = candidates.length;
    const others = Object.entries(unread).sort(([, a], [, b]) => b - a);
    const kinds = others.map(([extension, count]) => `${count} ${extension || '?'}`).join(', ');
    const formats = usualExtensions().join(', ');
    const found = maintenanceText((texts) => texts.folders.toRead(n, articlesDir, formats, kinds));
    if (skipped.length === 0) return ok(found);
    return not(
      'warning',
      maintenanceText((texts, language) =>
        texts.folders.andUnreadable(found[language], skipped.length),
      ),
      maintenanceText((texts) => texts.folders.seeIndex),
    );
  } catch (error) {
    return refused(error);
  }
}

/** Whether the data folder, or the one that it is to be made in, can be written. */
export function dataFolder({ dataDir }: Config): CheckOutcome {
  const folder = nearest(dataDir);
  try {
    accessSync(folder, constants.W_OK);
    return ok({ fr: dataDir, en: dataDir });
  } catch {
    return not(
      'broken',
      maintenanceText((texts) => texts.folders.cannotBeWritten(dataDir)),
      maintenanceText((texts) => texts.folders.makeFolderWritable),
    );
  }
}

/** How much room is left for the index. */
export async function diskSpace({ dataDir }: Config): Promise<CheckOutcome> {
  const { bavail, bsize } = await statfs(nearest(dataDir));
  const free = Math.floor((bavail * bsize) / MB);
  const found = maintenanceText((texts, language) =>
    texts.folders.free(megabytes(free * MB, language)),
  );
  if (free >= LITTLE_MB) return ok(found);
  return not(
    free < LEAST_MB ? 'broken' : 'warning',
    found,
    maintenanceText((texts) => texts.folders.freeSomeSpace),
  );
}

/** Whether each lock file is empty, as it always is but after a power cut. */
export function locks({ dataDir }: Config): CheckOutcome {
  const [first, ...others] = spoiltLocks(dataDir).map((file) => basename(file));
  if (first === undefined) return ok(maintenanceText((texts) => texts.folders.inOrder));
  const names = [first, ...others].join(', ');
  return not(
    'warning',
    maintenanceText((texts) => texts.folders.holdsBytes(names)),
    maintenanceText((texts) => texts.folders.emptiedAtNextStart),
  );
}

/** The folder itself, or the nearest one above that there is. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
