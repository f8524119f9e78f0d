import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { moduleProblem, UserError } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';
import type { KeptArticle } from '../memory/memory-store.ts';
import { memoryStore } from '../memory/open-store.ts';
import { assertFolder } from './assert-path.ts';

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
        {
          fr: fr`La sauvegarde n'a pas pu être écrite dans ${file} : ${(error as Error).message}.`,
          en: en`The backup could not be written to ${file}: ${(error as Error).message}.`,
        },
        {
          fr: fr`Vérifiez que le dossier existe, qu'il peut être écrit et que le disque n'est pas plein ; « npm run doctor » regarde aussi ce qui est sauvegardé.`,
          en: en`Check that the folder exists, that it can be written and that the disk is not full; “npm run doctor” looks at what is backed up too.`,
        },
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
