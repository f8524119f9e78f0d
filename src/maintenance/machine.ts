import Database from 'better-sqlite3';
import { en, fr } from '../i18n/typography.ts';
import { not, type Outcome, ok, reinstall } from './finding.ts';

/** As `engines` in package.json. */
const NODE = /^v(?:20\.(?:19|[2-9]\d)|22\.(?:1[2-9]|[2-9]\d)|24\.)/;

export function nodeVersion(): Outcome {
  const { version } = process;
  if (NODE.test(version)) return ok({ fr: version, en: version });
  return not(
    'broken',
    { fr: fr`${version} ne convient pas`, en: en`${version} does not fit` },
    {
      fr: fr`Installez Node 20.19, 22.12 ou 24, puis lancez npm ci.`,
      en: en`Install Node 20.19, 22.12 or 24, then run npm ci.`,
    },
  );
}

/** SQLite and hnswlib; the model's check tries what runs the model. */
export async function nativeModules(): Promise<Outcome> {
  try {
    new Database(':memory:').close();
    await import('../../embeddings/hnsw-file.ts');
    return ok({ fr: fr`se chargent`, en: en`load` });
  } catch (error) {
    return reinstall(error);
  }
}
