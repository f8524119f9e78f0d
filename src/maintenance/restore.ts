import { copyFileSync, renameSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { ArticleDetails } from '../articles/article.ts';
import type { CorpusStore } from '../corpus/corpus-store.ts';
import { asOnlyWriter, type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { withUnchanged } from '../corpus/sqlite/open-unchanged.ts';
import { ownAlone, setAside } from '../corpus/sqlite/set-aside.ts';
import { UserError } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';
import { MIGRATIONS } from '../memory/sqlite/bot-schema.ts';
import { botDbPath } from '../memory/sqlite/open-bot-db.ts';
import { APPLICATION_ID, BACKUP_FORMAT, type KeptArticle } from './backup-file.ts';

export interface Restored {
  /** When the backup was made, ISO 8601. */
  readonly madeAt: string;
  readonly articles: number;
  /** Where the former files are kept. */
  readonly aside: readonly string[];
  /** Whether the articles must be indexed again, for they get their former ids back. */
  readonly reindex: boolean;
}

/**
 * Puts a backup in the place of `bot.db`, which is kept aside, and gives the articles the ids that they had.
 * @throws UserError when the file is no backup that this version can read.
 * @throws IndexBusy naming the process when a bot runs, or another one goes on indexing.
 */
export async function restore(
  location: CorpusLocation,
  from: string,
  now: Date,
): Promise<Restored> {
  const { dataDir } = location;
  const store = corpusStore(location);
  const file = resolve(from);
  const backup = readBackup(file);
  const writer = { pid: process.pid, program: 'npm run restore' };
  return asOnlyWriter(dataDir, 'bot', writer, 0, () =>
    store.asOnlyWriter(writer, 0, () => putBack(dataDir, store, file, backup, now)),
  );
}

interface Backup {
  readonly madeAt: string;
  readonly articles: readonly KeptArticle[];
}

async function putBack(
  dataDir: string,
  store: CorpusStore,
  file: string,
  { madeAt, articles }: Backup,
  now: Date,
): Promise<Restored> {
  const reindex = !(await hasIds(store, articles));
  ownAlone(botDbPath(dataDir));
  if (reindex) await store.assertUnused();
  const part = `${botDbPath(dataDir)}.part`;
  copyFileSync(file, part);
  const db = new Database(part);
  db.exec('DROP TABLE backup; DROP TABLE backup_articles; PRAGMA application_id = 0; VACUUM');
  db.close();
  const aside = [setAside(botDbPath(dataDir), now)];
  renameSync(part, botDbPath(dataDir));
  if (reindex) {
    aside.push(await store.setAside(now));
    await seedIds(store, articles, now);
  }
  const kept = aside.filter((path) => path !== null);
  return { madeAt, articles: articles.length, aside: kept, reindex };
}

function readBackup(file: string): Backup {
  try {
    return withUnchanged(file, (db) => {
      const read = (pragma: string) => db.pragma(pragma, { simple: true });
      if (read('application_id') !== APPLICATION_ID) throw notABackup(file);
      const { format, madeAt } = db
        .prepare('SELECT format, made_at AS madeAt FROM backup')
        .get() as {
        format: number;
        madeAt: string;
      };
      if (format > BACKUP_FORMAT || (read('user_version') as number) > MIGRATIONS.length) {
        throw new UserError(
          {
            fr: fr`${file} a été écrit par une version plus récente de Kiosque.`,
            en: en`${file} was written by a newer version of Kiosque.`,
          },
          { fr: fr`Mettez Kiosque à jour.`, en: en`Update Kiosque.` },
        );
      }
      if (read('integrity_check(1)') !== 'ok') throw notABackup(file);
      const articles = db.prepare('SELECT * FROM backup_articles').all() as KeptArticle[];
      return { madeAt, articles };
    });
  } catch (error) {
    throw error instanceof UserError ? error : notABackup(file, error);
  }
}

function notABackup(file: string, cause?: unknown): UserError {
  return new UserError(
    {
      fr: fr`${file} n'est pas une sauvegarde de Kiosque, ou elle est endommagée.`,
      en: en`${file} is no backup of Kiosque, or it is damaged.`,
    },
    {
      fr: fr`Donnez un fichier que « npm run backup » a écrit ; rien n'a été changé.`,
      en: en`Give a file that “npm run backup” wrote; nothing was changed.`,
    },
    { cause },
  );
}

/** Whether every article of the index that the backup knows has the id that it had there. */
async function hasIds(store: CorpusStore, articles: readonly KeptArticle[]): Promise<boolean> {
  const corpus = (await store.exists()) ? await store.read() : null;
  if (!corpus) return articles.length === 0;
  try {
    const files = await corpus.files();
    const ids = new Set(files.map(({ id }) => id));
    const names = new Set(files.map(({ file }) => file));
    const hashes = new Set(files.map(({ hash }) => hash));
    return articles.every(
      ({ id, file, hash }) => ids.has(id) || !(names.has(file) || hashes.has(hash)),
    );
  } finally {
    await corpus.close();
  }
}

/** A store that knows only ids, files and contents: the next indexing reads every article and keeps its id. */
async function seedIds(
  store: CorpusStore,
  articles: readonly KeptArticle[],
  now: Date,
): Promise<void> {
  const { writer } = await store.write(now);
  try {
    // As after an interrupted rebuild: nothing in it passes for read.
    for (const key of ['version', 'embedder']) await writer.setMeta(key, 'unfinished');
    await writer.put(
      articles.map(({ id, file, hash, size, details }) => ({
        stored: { id, file, hash, size, mtimeMs: 0 },
        article: { ...(JSON.parse(details) as ArticleDetails), file, text: '', leftovers: [] },
        titleStems: '',
        words: 0,
        chunks: [],
      })),
      1,
    );
  } finally {
    await writer.close();
  }
}
