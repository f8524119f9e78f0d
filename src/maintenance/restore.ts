import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { ArticleDetails } from '../articles/article.ts';
import { CorpusWriter } from '../corpus/sqlite/corpus-writer.ts';
import {
  corpusPath,
  openCorpusForReading,
  openCorpusForWriting,
} from '../corpus/sqlite/open-corpus.ts';
import { UserError } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';
import { asOnlyWriter } from '../indexing/writer-lock.ts';
import { MIGRATIONS } from '../memory/sqlite/bot-schema.ts';
import { botDbPath } from '../memory/sqlite/open-bot-db.ts';
import { APPLICATION_ID, BACKUP_FORMAT, type KeptArticle } from './backup-file.ts';
import { withUnchanged } from './open-unchanged.ts';

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
export async function restore(dataDir: string, from: string, now: Date): Promise<Restored> {
  const file = resolve(from);
  const backup = readBackup(file);
  const writer = { pid: process.pid, program: 'npm run restore' };
  return asOnlyWriter(dataDir, 'bot', writer, 0, () =>
    asOnlyWriter(dataDir, 'store', writer, 0, async () => putBack(dataDir, file, backup, now)),
  );
}

interface Backup {
  readonly madeAt: string;
  readonly articles: readonly KeptArticle[];
}

function putBack(dataDir: string, file: string, { madeAt, articles }: Backup, now: Date): Restored {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const aside: string[] = [];
  const setAside = (path: string): void => {
    if (!existsSync(path)) return;
    renameSync(path, `${path}.before-restore-${stamp}`);
    aside.push(`${path}.before-restore-${stamp}`);
  };
  const reindex = !hasIds(dataDir, articles);
  ownAlone(botDbPath(dataDir));
  if (reindex) ownAlone(corpusPath(dataDir));
  const part = `${botDbPath(dataDir)}.part`;
  copyFileSync(file, part);
  const db = new Database(part);
  db.exec('DROP TABLE backup; DROP TABLE backup_articles; PRAGMA application_id = 0; VACUUM');
  db.close();
  setAside(botDbPath(dataDir));
  renameSync(part, botDbPath(dataDir));
  if (reindex) {
    setAside(corpusPath(dataDir));
    seedIds(dataDir, articles, now);
  }
  return { madeAt, articles: articles.length, aside, reindex };
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

/** Leaves a database in one file. SQLite refuses that while anybody else has it open. */
function ownAlone(path: string): void {
  if (!existsSync(path)) return;
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 0 });
    db.pragma('journal_mode = DELETE');
  } catch (cause) {
    if (!/^SQLITE_(BUSY|LOCKED)/.test(String((cause as { code?: unknown }).code))) return; // damaged: as it is
    throw new UserError(
      {
        fr: fr`Un bot ou une autre commande utilise ${path}.`,
        en: en`A bot or another command uses ${path}.`,
      },
      {
        fr: fr`Arrêtez-le, puis relancez ; rien n'a été changé.`,
        en: en`Stop it, then try again; nothing was changed.`,
      },
      { cause },
    );
  } finally {
    db?.close();
  }
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Whether every article of the index that the backup knows has the id that it had there. */
function hasIds(dataDir: string, articles: readonly KeptArticle[]): boolean {
  const corpus = existsSync(corpusPath(dataDir)) ? openCorpusForReading(dataDir) : null;
  if (!corpus) return articles.length === 0;
  try {
    const ids = new Set(corpus.prepare('SELECT id FROM articles').pluck().all());
    const known = corpus.prepare('SELECT id FROM articles WHERE file = ? OR hash = ?').pluck();
    return articles.every(
      ({ id, file, hash }) => ids.has(id) || known.get(file, hash) === undefined,
    );
  } finally {
    corpus.close();
  }
}

/** A store that knows only ids, files and contents: the next indexing reads every article and keeps its id. */
function seedIds(dataDir: string, articles: readonly KeptArticle[], now: Date): void {
  const writer = new CorpusWriter(openCorpusForWriting(dataDir, now).db);
  try {
    // As after an interrupted rebuild: nothing in it passes for read.
    for (const key of ['version', 'embedder']) writer.setMeta(key, 'unfinished');
    writer.put(
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
    writer.close();
  }
}
