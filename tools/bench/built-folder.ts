import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type IndexingBench, timeIndexing } from './indexing.ts';

/** Generated articles with their index, and what it cost to make it. */
export interface BuiltFolder {
  readonly articlesDir: string;
  readonly dataDir: string;
  /** That sentences of the articles answer. */
  readonly questions: readonly string[];
  readonly build: IndexingBench;
}

/** Up to so many, building is repeated; beyond, once is long enough to be sure. */
const REPEATED_UP_TO = 2_000;
const SAMPLED_FROM = 50_000;

/**
 * Writes articles and indexes them, unless that was done in this folder before.
 * @param passages about how many there will be.
 * @param write writes the articles to a folder. @returns their questions.
 */
export async function builtFolder(
  folder: string,
  passages: number,
  write: (articlesDir: string) => readonly string[],
): Promise<BuiltFolder> {
  const articlesDir = path.join(folder, 'articles');
  const dataDir = path.join(folder, 'data');
  const notes = path.join(folder, 'built.json');
  if (!existsSync(notes)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
    const questions = write(articlesDir);
    const build = await timeIndexing(articlesDir, dataDir, {
      rounds: passages > REPEATED_UP_TO ? 1 : 3,
      warmUp: passages <= REPEATED_UP_TO,
      sampled: passages < SAMPLED_FROM ? 1 : 10,
    });
    // Whole or not at all.
    writeFileSync(`${notes}.part`, JSON.stringify({ questions, build }));
    renameSync(`${notes}.part`, notes);
  }
  return { articlesDir, dataDir, ...JSON.parse(readFileSync(notes, 'utf8')) };
}
