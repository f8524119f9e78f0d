import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { loadConfig } from '../../src/config/config.ts';
import { openBotDb } from '../../src/memory/sqlite/open-bot-db.ts';
import { SqliteMemory } from '../../src/memory/sqlite/sqlite-memory.ts';
import { seeded } from '../../tools/bench/random.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { changeSomething } from './folder.ts';
import { killOne, SEED, startWith } from './start-with.ts';

const KILLS = LONG ? 200 : 4;

const directory = temporaryFolder();
const articlesDir = join(directory, 'articles');
const { dataDir } = loadConfig({}, {}, directory);

let embedder: LocalEmbedder;
beforeAll(async () => {
  mkdirSync(articlesDir);
  embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: dataDir });
});
afterAll(() => embedder.close());

async function expectKept(kept: number): Promise<void> {
  const { db, damage } = openBotDb(dataDir);
  expect(damage).toBeNull();
  const store = new SqliteMemory(db);
  const questions = db
    .prepare('SELECT question FROM answers ORDER BY id')
    .pluck()
    .all() as string[];
  const votes = db.prepare('SELECT count(*) FROM votes').pluck().get();
  const wanted = Array.from({ length: kept }, (_, i) => `Question ${i + 1} ?`);
  expect(questions.slice(0, kept)).toEqual(wanted);
  expect(Number(votes)).toBeGreaterThanOrEqual(kept);
  expect(Number(store.guilds.settings('g').channels[0] ?? 0)).toBeGreaterThanOrEqual(kept);
  // What was kept without being told is taken back, so that the next round counts on from here.
  db.prepare('DELETE FROM answers WHERE id > (SELECT id FROM answers WHERE question = ?)').run(
    `Question ${kept} ?`,
  );
  await store.close();
}

it(
  `starts as if nothing had happened after each of ${KILLS} kills`,
  async () => {
    const random = seeded(SEED);
    for (let i = 0; i < 15; i++) changeSomething(articlesDir, random);
    let kept = 0;
    let answered = 0;
    for (let round = 0; round < KILLS; round++) {
      const killed = await killOne(directory, round, kept);
      kept = killed.kept;
      expect(kept).toBeGreaterThan(0);
      await expectKept(kept);
      const clean = join(directory, 'clean');
      rmSync(clean, { recursive: true, force: true });
      const expected = await startWith({ dataDir: clean }, articlesDir, embedder);
      expect(
        await startWith({ dataDir }, articlesDir, embedder),
        `killed in round ${round}: ${killed.at}`,
      ).toEqual(expected);
      answered += expected.answers.filter(({ sentences }) => sentences.length > 0).length;
    }
    expect(answered).toBeGreaterThan(KILLS);
  },
  KILLS * 30_000,
);
