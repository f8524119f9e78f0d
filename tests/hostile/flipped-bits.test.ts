import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { isDamage } from '../../src/corpus/sqlite/damage.ts';
import type { Worker } from '../../src/indexing/worker/worker.ts';
import { corpusDb } from '../../src/maintenance/stores.ts';
import { LiveSources } from '../../src/product/live-sources.ts';
import { pick, seeded } from '../../tools/bench/random.ts';
import { LONG } from '../helpers/long.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const FLIPS = LONG ? 3_000 : 150;
const WORD_FLIPS = LONG ? 2_000 : 200;
const SEED = 20_261_120;
const QUESTION = 'Combien de moutons la bergère de Montfroid garde-t-elle ?';
const ANSWER = 'La bergère de Montfroid garde 412 moutons cet été.';
const FILE = 'moutons.txt';

const root = temporaryFolder();
const articlesDir = join(root, 'articles');
const whole = join(root, 'whole');
let embedder: LocalEmbedder;
let dataDir: string;

const refresh = (full = true) =>
  refreshIndex({
    articlesDir,
    dataDir,
    now: new Date('2026-02-03T04:05:06Z'),
    full,
    mend: full,
    embedder,
    onProgress: () => {},
  });

beforeAll(async () => {
  mkdirSync(articlesDir);
  writeFileSync(
    join(articlesDir, FILE),
    `Un été à Montfroid\n\n${ANSWER} Elle les compte chaque soir.\n\nLe loup n'est pas venu depuis mars.\n`,
  );
  for (const what of ['le pont', 'la gare', 'le marché', 'la piscine']) {
    const text = `Du nouveau pour ${what}\n\nLa commune répare ${what} avant l'hiver. Les travaux durent six semaines.\n`;
    writeFileSync(join(articlesDir, `${what}.txt`), text);
  }
  embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: root });
  dataDir = whole;
  await refresh(false);
});
beforeEach(() => {
  dataDir = mkdtempSync(join(root, 'data-'));
  copyFileSync(join(whole, 'corpus.db'), join(dataDir, 'corpus.db'));
});

/** Flips the lowest bit of a byte of the store. */
function flipAt(at: number, bit = 0): void {
  const file = join(dataDir, 'corpus.db');
  const bytes = readFileSync(file);
  bytes[at]! ^= 1 << bit;
  writeFileSync(file, bytes);
}

/** Where the store has some bytes: all places, in the order of the file. */
function placesOf(bytes: Buffer | string): number[] {
  const store = readFileSync(join(dataDir, 'corpus.db'));
  const places: number[] = [];
  for (let at = store.indexOf(bytes); at >= 0; at = store.indexOf(bytes, at + 1)) places.push(at);
  return places;
}

function stored(sql: string): Buffer | string {
  const db = new Database(join(whole, 'corpus.db'), { readonly: true });
  const value = db.prepare(sql).pluck().get(FILE);
  db.close();
  return value as Buffer | string;
}
const ofChunk = (column: string) =>
  stored(
    `SELECT ${column} FROM chunks WHERE article_id = (SELECT id FROM articles WHERE file = ?)`,
  );

/** Asks as the bot does, which looks for no damage when it opens a store. */
async function asked() {
  const damages: unknown[] = [];
  const live = new LiveSources(
    { dataDir },
    () => ({ embedder, neighbours: async () => null }) as unknown as Worker,
    () => {},
    (error) => damages.push(error),
  );
  try {
    await live.follow();
    if (!live.current) return { sentences: [], damages };
    const { sentences } = await live.use((sources) =>
      answerQuestion(QUESTION, { within: null }, sources, embedder),
    );
    return { sentences: sentences.map(({ citation }) => citation), damages };
  } finally {
    await live.close();
  }
}

const parts: readonly (readonly [name: string, places: () => number[], isShown: boolean])[] = [
  ['the texts', () => placesOf('412 moutons'), true],
  ['the title', () => placesOf('"title":"Un été'), true],
  ['the stems', () => placesOf(String(ofChunk('stems')).split('\n')[1]!), false],
  ['the places of the sentences', () => placesOf(ofChunk('sentence_spans')), true],
  ['the vector of a chunk', () => placesOf(ofChunk('vector')), false],
  ['the vectors of its sentences', () => placesOf(ofChunk('sentence_vectors')), true],
];

describe.each(parts)('a flipped bit in %s', (_name, places, isShown) => {
  it('is found by the doctor, and mended when everything is read again', async () => {
    expect(places().length).toBeGreaterThan(0);
    const pristine = readFileSync(join(dataDir, 'corpus.db'));
    for (const at of places()) {
      writeFileSync(join(dataDir, 'corpus.db'), pristine);
      flipAt(at + 9);
      const { state, found, remedy } = await corpusDb({ dataDir });
      expect([state, found.en]).toEqual(['broken', `what is kept of ${FILE} is damaged`]);
      expect(remedy?.en).toContain('npm run index -- --full');
      expect(await refresh()).toMatchObject({ changed: 1, unchanged: 4, articles: 5 });
      expect((await corpusDb({ dataDir })).state).toBe('ok');
      const [citation] = (await asked()).sentences;
      expect(citation).toMatchObject({ file: FILE, quote: ANSWER });
    }
  });

  // What is not shown of an article cannot be kept back.
  it.runIf(isShown)('keeps the bot from showing anything of the article', async () => {
    for (const at of places()) flipAt(at + 9);
    const { sentences, damages } = await asked();
    expect(sentences.map(({ file }) => file)).not.toContain(FILE);
    expect(String(damages[0])).toContain(FILE);
  });
});

it(`the full text is as it was, or found damaged and mended, after ${WORD_FLIPS} flipped bits`, async () => {
  const file = join(dataDir, 'corpus.db');
  const pristine = readFileSync(file);
  /** What each word finds, or that it cannot be looked for. */
  const hits = () => {
    const db = new Database(file, { readonly: true });
    try {
      const find = db.prepare('SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH ?').pluck();
      const stems = db.prepare('SELECT stem FROM vocabulary').pluck().all();
      return stems.map((stem) => find.all(`"${stem}"`).join());
    } catch (error) {
      return String(error);
    } finally {
      db.close();
    }
  };
  const right = hits();
  const db = new Database(file, { readonly: true });
  const pages = db
    .prepare("SELECT pageno FROM dbstat WHERE name LIKE 'chunks_fts%'")
    .pluck()
    .all() as number[];
  db.close();
  const random = seeded(SEED);
  let wrong = 0;
  for (let i = 0; i < WORD_FLIPS; i++) {
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    writeFileSync(file, pristine);
    flipAt(Math.floor((pick(random, pages) - 1 + random()) * 4096), Math.floor(random() * 8));
    const isRight = JSON.stringify(hits()) === JSON.stringify(right);
    if (isRight) continue;
    wrong++;
    expect((await corpusDb({ dataDir })).state).toBe('broken');
    // Questions go on, by vectors alone where need be, but for pages that SQLite itself finds damaged.
    await asked().catch((error) => expect(error).toMatchObject({ code: 'SQLITE_CORRUPT' }));
    expect(await refresh()).toMatchObject({ articles: 5 });
    expect(await corpusDb({ dataDir })).toMatchObject({ state: 'ok' });
    expect((await asked()).sentences[0]?.quote).toBe(ANSWER);
  }
  expect(wrong).toBeGreaterThan(0);
}, 300_000);

it(`no wrong citation is shown after any of ${FLIPS} flipped bits`, async () => {
  const original = (await corpusStore({ dataDir: whole }).read())!;
  const random = seeded(SEED);
  const pristine = readFileSync(join(dataDir, 'corpus.db'));
  let shown = 0;
  for (let i = 0; i < FLIPS; i++) {
    writeFileSync(join(dataDir, 'corpus.db'), pristine);
    const at = Math.floor(random() * pristine.length);
    const bit = Math.floor(random() * 8);
    flipAt(at, bit);
    const { sentences } = await asked().catch((error) => {
      if (!isDamage(error) && !(error instanceof Database.SqliteError)) throw error;
      return { sentences: [] };
    });
    for (const { articleId, file, article, start, end, quote } of sentences) {
      const { text, ...details } = (await original.article(articleId))!;
      expect([file, text.slice(start, end)], `byte ${at}, bit ${bit}`).toEqual([
        details.file,
        quote,
      ]);
      expect(article.title, `byte ${at}, bit ${bit}`).toBe(details.title);
      shown++;
    }
  }
  await original.close();
  expect(shown).toBeGreaterThan(FLIPS / 2);
}, 300_000);
