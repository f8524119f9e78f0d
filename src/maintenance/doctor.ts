import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Embedder } from '../../embeddings/embedder.ts';
import { localModelFolder } from '../../embeddings/model-files.ts';
import { readFolder } from '../articles/read-folder.ts';
import type { Config } from '../config.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr, NBSP } from '../i18n/typography.ts';
import { hnswIdentity, hnswPath } from '../indexing/hnsw-location.ts';
import { MIGRATIONS } from '../store/bot-schema.ts';
import { botDbPath } from '../store/open-bot-db.ts';
import { corpusPath } from '../store/open-corpus.ts';
import { SCHEMA_VERSION } from '../store/schema.ts';
import { type Finding, isShowable, not, type Outcome, ok, refused, reinstall } from './finding.ts';
import { languageModel } from './language-model.ts';
import { withUnchanged } from './open-unchanged.ts';

type Check = readonly [what: Localized, look: () => Outcome | Promise<Outcome>];

/** As `engines` in package.json. */
const NODE = /^v(?:20\.(?:19|[2-9]\d)|22\.(?:1[2-9]|[2-9]\d)|24\.)/;
const MB = 1024 * 1024;
const LITTLE_MB = 500;
const LEAST_MB = 50;
/** Three parts of letters that Discord's tokens are made of, with points between. */
const TOKEN = /^[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{25,60}$/;

/** What the checks have in common; `embedder` is set once the model was loaded. */
interface Patient {
  readonly config: Config;
  readonly loadEmbedder: () => Promise<Embedder>;
  embedder: Embedder | null;
}

/**
 * Looks at everything that Kiosque needs and changes nothing; works beside a running bot.
 * @param loadEmbedder loads the configured model into this process.
 */
export async function* diagnose(
  config: Config,
  loadEmbedder: () => Promise<Embedder>,
): AsyncGenerator<Finding> {
  const patient: Patient = { config, loadEmbedder, embedder: null };
  for (const [what, look] of checksOf(patient)) {
    yield { what, ...(await look()) };
  }
  await patient.embedder?.close();
}

function checksOf(patient: Patient): readonly Check[] {
  const { config } = patient;
  return [
    [{ fr: 'Node', en: 'Node' }, nodeVersion],
    [{ fr: fr`Modules natifs`, en: en`Native modules` }, nativeModules],
    [{ fr: fr`Dossier des articles`, en: en`Articles folder` }, () => articles(config)],
    [{ fr: fr`Dossier des données`, en: en`Data folder` }, () => dataFolder(config)],
    [{ fr: fr`Place sur le disque`, en: en`Disk space` }, () => disk(config)],
    [{ fr: fr`Modèle`, en: en`Model` }, () => model(patient)],
    [
      { fr: fr`Index des articles (corpus.db)`, en: en`Index of the articles (corpus.db)` },
      () => store(corpusPath(config.dataDir), SCHEMA_VERSION, REMAKE),
    ],
    [{ fr: fr`Index des vecteurs`, en: en`Index of the vectors` }, () => vectors(patient)],
    [
      { fr: fr`Mémoire du bot (bot.db)`, en: en`The bot's memory (bot.db)` },
      () => store(botDbPath(config.dataDir), MIGRATIONS.length, RESTORE),
    ],
    [{ fr: fr`Jeton Discord`, en: en`Discord token` }, () => token(config)],
    [{ fr: fr`Modèle de langue`, en: en`Language model` }, () => languageModel(config)],
  ];
}

const REMAKE: Localized = {
  fr: fr`Lancez « npm run index » : l'index est refait à partir des articles, et le fichier endommagé mis de côté.`,
  en: en`Run “npm run index”: the index is made again from the articles, and the damaged file kept aside.`,
};
const RESTORE: Localized = {
  fr: fr`Arrêtez le bot, puis rétablissez une sauvegarde : npm run restore -- FICHIER. Sans sauvegarde, le bot repart de rien et garde le fichier de côté.`,
  en: en`Stop the bot, then restore a backup: npm run restore -- FILE. Without one, the bot starts from nothing and keeps the file aside.`,
};
const UPDATE: Localized = { fr: fr`Mettez Kiosque à jour.`, en: en`Update Kiosque.` };
const NONE_YET: Localized = { fr: fr`rien encore`, en: en`nothing yet` };

function nodeVersion(): Outcome {
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
async function nativeModules(): Promise<Outcome> {
  try {
    new Database(':memory:').close();
    await import('../../embeddings/hnsw-file.ts');
    return ok({ fr: fr`se chargent`, en: en`load` });
  } catch (error) {
    return reinstall(error);
  }
}

async function articles({ articlesDir }: Config): Promise<Outcome> {
  try {
    const { candidates, skipped } = await readFolder(articlesDir);
    const n = candidates.length;
    const found = {
      fr: fr`${n} fichiers à lire dans ${articlesDir}`,
      en: en`${n} files to read in ${articlesDir}`,
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

function dataFolder({ dataDir }: Config): Outcome {
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

async function disk({ dataDir }: Config): Promise<Outcome> {
  const { bavail, bsize } = await statfs(nearest(dataDir));
  const free = Math.floor((bavail * bsize) / MB);
  const found = { fr: fr`${free}${NBSP}Mo libres`, en: en`${free} MB free` };
  if (free >= LITTLE_MB) return ok(found);
  return not(free < LEAST_MB ? 'broken' : 'warning', found, {
    fr: fr`Libérez de la place, ou donnez à DATA_DIR un dossier sur un autre disque.`,
    en: en`Free some space, or set DATA_DIR to a folder on another disk.`,
  });
}

/** Its files by their checksums, then by loading them: that tries the native modules too. */
async function model(patient: Patient): Promise<Outcome> {
  const { embeddingModel } = patient.config;
  try {
    if (localModelFolder(embeddingModel) === null) {
      return ok({
        fr: fr`${embeddingModel}, téléchargé quand il le faut, n'est pas regardé ici`,
        en: en`${embeddingModel}, downloaded when needed, is not looked at here`,
      });
    }
    patient.embedder = await patient.loadEmbedder();
    const { id, revision } = patient.embedder.info;
    return ok({ fr: fr`${id}, entier (${revision})`, en: en`${id}, whole (${revision})` });
  } catch (error) {
    return isShowable(error) ? refused(error) : reinstall(error);
  }
}

/** SQLite's full check, which reads all of it. */
function store(file: string, newest: number, remedy: Localized): Outcome {
  if (!existsSync(file)) return ok(NONE_YET);
  try {
    const { version, check } = withUnchanged(file, (db) => ({
      version: db.pragma('user_version', { simple: true }) as number,
      check: String(db.pragma('integrity_check(1)', { simple: true })),
    }));
    if (version > newest) {
      return not(
        'broken',
        {
          fr: fr`écrit par une version plus récente de Kiosque`,
          en: en`written by a newer version of Kiosque`,
        },
        UPDATE,
      );
    }
    if (check === 'ok') return ok({ fr: fr`entier`, en: en`whole` });
    return not('broken', { fr: fr`endommagé (${check})`, en: en`damaged (${check})` }, remedy);
  } catch (error) {
    const { message } = error as Error;
    return not(
      'broken',
      { fr: fr`illisible (${message})`, en: en`unreadable (${message})` },
      remedy,
    );
  }
}

async function vectors({ config: { dataDir }, embedder }: Patient): Promise<Outcome> {
  if (!existsSync(`${hnswPath(dataDir)}.json`)) return ok(NONE_YET);
  if (!embedder) {
    return not(
      'warning',
      { fr: fr`pas regardé, faute de modèle`, en: en`not looked at, for want of a model` },
      REMAKE,
    );
  }
  const { loadHnsw } = await import('../../embeddings/hnsw-file.ts');
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (!('index' in loaded)) return not('broken', loaded, REMAKE);
  return ok({
    fr: fr`entier, ${loaded.index.size} passages`,
    en: en`whole, ${loaded.index.size} passages`,
  });
}

function token({ discord }: Config): Outcome {
  if (discord.token === null) {
    return ok({
      fr: fr`aucun : Kiosque ne répond qu'au terminal`,
      en: en`none: Kiosque answers in the terminal only`,
    });
  }
  if (TOKEN.test(discord.token))
    return ok({ fr: fr`a la forme qu'il faut`, en: en`has the right shape` });
  return not(
    'broken',
    { fr: fr`n'a pas la forme d'un jeton`, en: en`does not look like a token` },
    {
      fr: fr`Copiez dans DISCORD_TOKEN le jeton entier, de la page « Bot » du portail des développeurs de Discord.`,
      en: en`Copy the whole token into DISCORD_TOKEN, from the “Bot” page of Discord's developer portal.`,
    },
  );
}

/** The folder itself, or the nearest one above that there is. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
