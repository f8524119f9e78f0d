import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { moduleProblem, UserError } from '../errors.ts';
import type { KeptArticle } from '../memory/memory-store.ts';
import { memoryStore } from '../memory/open-store.ts';
import { assertFolder } from './assert-path.ts';
import { maintenanceText } from './texts/index.ts';

/** How much a backup holds. */
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
      maintenanceText((texts) => texts.backup.fileExists(file)),
      maintenanceText((texts) => texts.backup.giveAnotherName),
    );
  }
  assertFolder(dirname(file));
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    const articles = await keptArticles(location);
    const counts = await memoryStore(location).backUp(part, articles, now);
    renameSync(part, file);
    return { ...counts, articles: articles.length };
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof UserError) throw error;
    throw (
      moduleProblem(error) ??
      new UserError(
        maintenanceText((texts) => texts.backup.notWritten(file, (error as Error).message)),
        maintenanceText((texts) => texts.backup.checkFolderExists),
        { cause: error },
      )
    );
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
