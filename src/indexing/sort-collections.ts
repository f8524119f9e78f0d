import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rules } from '../collections/parse-rules.ts';
import { type CollectionRule, collectionOf, RULES_FILE } from '../collections/rules.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { Localized } from '../i18n/localized.ts';
import { indexingText } from './texts/index.ts';

/** By which collection new articles go, and what is wrong with the file that says so. */
export interface Sorting {
  /** Null where it cannot be told: whoever sees some collections only does not see the article. */
  readonly collectionOf: (file: string) => string | null;
  readonly problem: Localized | null;
}

/** Under which the corpus keeps the rules that its articles were sorted by, as JSON. */
export const RULES_META = 'collections';

/**
 * Puts the articles of the corpus into the collections that `collections.yml` says, where that has changed. Where it cannot
 * be read, they stay where they are.
 */
export async function sortCollections(writer: CorpusWriter, articlesDir: string): Promise<Sorting> {
  const read = await readRules(articlesDir);
  if ('problem' in read) return { collectionOf: () => null, problem: read.problem };
  const sorted = (file: string): string => collectionOf(read.rules, file);
  const written = JSON.stringify(read.rules);
  if ((await writer.meta(RULES_META)) !== written) {
    await writer.sort(sorted);
    await writer.setMeta(RULES_META, written);
  }
  return { collectionOf: sorted, problem: null };
}

/** The rules that a corpus was sorted by. */
export function rulesIn(written: string | null): readonly CollectionRule[] {
  return written === null ? [] : (JSON.parse(written) as CollectionRule[]);
}

async function readRules(articlesDir: string): Promise<Rules> {
  try {
    const source = await readFile(join(articlesDir, RULES_FILE), 'utf8');
    // Most folders have no such file, and what reads one takes its time to load.
    return (await import('../collections/parse-rules.ts')).parseRules(source);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { rules: [] };
    return {
      problem: indexingText((texts) => texts.sortCollections.unreadableRules(code ?? '')),
    };
  }
}
