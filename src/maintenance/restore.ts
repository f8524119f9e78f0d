import { resolve } from 'node:path';
import type { ArticleDetails } from '../articles/article.ts';
import type { CorpusStore } from '../corpus/corpus-store.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import type { KeptArticle } from '../memory/memory-store.ts';
import { asOnlyBot } from '../memory/only-bot.ts';
import { type Backup, memoryStore, readBackup } from '../memory/open-store.ts';
import { assertFile } from './assert-path.ts';

/** What a backup gave back. */
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
  const store = corpusStore(location);
  const file = resolve(from);
  assertFile(file);
  const backup = readBackup(file);
  const writer = { pid: process.pid, program: 'npm run restore' };
  return asOnlyBot([location], writer, 0, () =>
    store.asOnlyWriter(writer, 0, () => putBack(location, store, file, backup, now)),
  );
}

/**
 * The articles get back the ids that they had, where one has another now. Nothing is changed before it is known that
 * nobody uses what is.
 */
async function putBack(
  location: CorpusLocation,
  store: CorpusStore,
  file: string,
  { madeAt, articles }: Backup,
  now: Date,
): Promise<Restored> {
  const memory = memoryStore(location);
  const reindex = !(await hasIds(store, articles));
  await memory.assertUnused();
  if (reindex) await store.assertUnused();
  const aside = [await memory.putBack(file, now)];
  if (reindex) {
    aside.push(await store.setAside(now));
    await seedIds(store, articles, now);
  }
  const kept = aside.filter((path) => path !== null);
  return { madeAt, articles: articles.length, aside: kept, reindex };
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
        collection: null,
        chunks: [],
      })),
      1,
    );
  } finally {
    await writer.close();
  }
}
