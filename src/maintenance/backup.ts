import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { UserError } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';
import { MIGRATIONS } from '../memory/sqlite/bot-schema.ts';
import { botDbPath } from '../memory/sqlite/open-bot-db.ts';
import { APPLICATION_ID, BACKUP_FORMAT, BACKUP_TABLES, type KeptArticle } from './backup-file.ts';

export interface BackupCounts {
  readonly answers: number;
  readonly votes: number;
  readonly articles: number;
}

/**
 * Writes `bot.db`, as it is at one moment while a bot goes on, and what is known of the articles into one file.
 * @throws UserError when the file exists or cannot be written.
 */
export async function backUp(
  location: CorpusLocation,
  to: string,
  now: Date,
): Promise<BackupCounts> {
  const file = resolve(to);
  if (existsSync(file)) {
    throw new UserError(
      { fr: fr`${file} existe déjà.`, en: en`${file} exists already.` },
      {
        fr: fr`Donnez un autre nom, ou supprimez ce fichier.`,
        en: en`Give another name, or delete that file.`,
      },
    );
  }
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    await copyBotDb(botDbPath(location.dataDir), part);
    const counts = addArticles(part, await keptArticles(location), now);
    renameSync(part, file);
    return counts;
  } catch (error) {
    rmSync(part, { force: true });
    throw new UserError(
      {
        fr: fr`La sauvegarde n'a pas pu être écrite dans ${file} : ${(error as Error).message}.`,
        en: en`The backup could not be written to ${file}: ${(error as Error).message}.`,
      },
      {
        fr: fr`Vérifiez que le dossier existe, qu'il peut être écrit et que le disque n'est pas plein ; « npm run doctor » regarde aussi ce qui est sauvegardé.`,
        en: en`Check that the folder exists, that it can be written and that the disk is not full; “npm run doctor” looks at what is backed up too.`,
      },
      { cause: error },
    );
  }
}

async function copyBotDb(from: string, to: string): Promise<void> {
  if (!existsSync(from)) {
    const empty = new Database(to);
    for (const step of MIGRATIONS) empty.exec(step);
    empty.pragma(`user_version = ${MIGRATIONS.length}`);
    empty.close();
    return;
  }
  const db = new Database(from, { readonly: true });
  try {
    await db.backup(to);
  } finally {
    db.close();
  }
}

function addArticles(file: string, articles: readonly KeptArticle[], now: Date): BackupCounts {
  const db = new Database(file);
  try {
    // One file, and on the disk before it gets its name.
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    db.transaction(() => {
      db.exec(BACKUP_TABLES);
      db.prepare('INSERT INTO backup VALUES (?, ?)').run(BACKUP_FORMAT, now.toISOString());
      const insert = db.prepare(
        'INSERT INTO backup_articles VALUES (@id, @file, @hash, @size, @details)',
      );
      for (const article of articles) insert.run(article);
      db.pragma(`application_id = ${APPLICATION_ID}`);
    })();
    const count = (table: string) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    return { answers: count('answers'), votes: count('votes'), articles: articles.length };
  } finally {
    db.close();
  }
}

async function keptArticles(location: CorpusLocation): Promise<KeptArticle[]> {
  const corpus = await corpusStore(location).read();
  if (!corpus) return [];
  try {
    const files = await corpus.files();
    return files.map(({ id, file, hash, size, details }) => ({ id, file, hash, size, details }));
  } finally {
    await corpus.close();
  }
}
