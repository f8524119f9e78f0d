import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import { between, seeded } from '../../tools/bench/random.ts';
import { LONG } from '../helpers/long.ts';
import { hasPostgres, postgresForTests } from '../helpers/postgres.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { changeSomething } from './folder.ts';
import { killOne, SEED, startWith } from './start-with.ts';

const KILLS = LONG ? 50 : 2;
const CRASHES = LONG ? 20 : 1;
const directory = temporaryFolder();
const articlesDir = join(directory, 'articles');
const dataDir = join(directory, 'data');

let embedder: LocalEmbedder;
beforeAll(async () => {
  mkdirSync(articlesDir);
  embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: dataDir });
});
afterAll(() => embedder.close());

const random = seeded(SEED);
const fresh = (): { readonly dataDir: string } => {
  const clean = join(directory, 'clean');
  rmSync(clean, { recursive: true, force: true });
  return { dataDir: clean };
};

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { newDatabase, connect, server } = postgresForTests();
  const newLocation = () => ({ dataDir, database: { url: newDatabase(), efSearch: 100 } });

  it(
    `starts as if nothing had happened after each of ${KILLS} kills`,
    async () => {
      for (let i = 0; i < 15; i++) changeSomething(articlesDir, random);
      const location = newLocation();
      // Read by the victim.
      writeFileSync(join(directory, '.env'), `DATABASE_URL=${location.database.url}\n`);
      let kept = 0;
      for (let round = 0; round < KILLS; round++) {
        const killed = await killOne(directory, round, kept, ['read', 'open']);
        kept = killed.kept;
        await expectKept(location, kept);
        const expected = await startWith(fresh(), articlesDir, embedder);
        expect(
          await startWith(location, articlesDir, embedder),
          `killed in round ${round}: ${killed.at}`,
        ).toEqual(expected);
      }
    },
    KILLS * 60_000,
  );

  async function expectKept(location: ReturnType<typeof newLocation>, kept: number): Promise<void> {
    const { memory } = await memoryStore(location).open();
    const database = connect(location.database.url);
    const { rows } = await database.query<{ question: string }>(
      'SELECT question FROM answers ORDER BY id',
    );
    const wanted = Array.from({ length: kept }, (_, i) => `Question ${i + 1} ?`);
    expect(rows.map(({ question }) => question).slice(0, kept)).toEqual(wanted);
    expect(Number(memory.guilds.settings('g').channels[0] ?? 0)).toBeGreaterThanOrEqual(kept);
    // What was kept without being told is taken back, so that the next round counts on from here.
    await database.query(
      'DELETE FROM answers WHERE id > (SELECT max(id) FROM answers WHERE question = $1)',
      [`Question ${kept} ?`],
    );
    await memory.close();
  }

  it(
    `loses and doubles nothing when the server dies ${CRASHES} times at work`,
    async () => {
      const location = newLocation();
      const { memory } = await memoryStore(location).open();
      const told: number[] = [];
      let isOver = false;
      const keeping = (async () => {
        for (let n = 0; !isOver; n++) {
          const parts = { parentId: null, guildId: 'g', channelId: 'c', private: false } as const;
          const words = {
            person: 'p',
            question: `${n}`,
            understood: null,
            language: 'fr',
          } as const;
          const answer = { ...parts, ...words, kind: 'answered', citations: [] } as const;
          const id = await memory.answers.keep(answer).catch(() => null);
          if (id !== null) told.push(n);
        }
      })();
      for (let i = 0; i < CRASHES; i++) {
        for (let j = 0; j < 6; j++) changeSomething(articlesDir, random);
        // It may fail, for the server goes away; the next start goes on with it.
        const starting = startWith(location, articlesDir, embedder).catch(() => null);
        await setTimeout(between(random, 0, 600));
        await server().crash();
        await starting;
        const expected = await startWith(fresh(), articlesDir, embedder);
        expect(await startWith(location, articlesDir, embedder), `crash ${i}`).toEqual(expected);
      }
      isOver = true;
      await keeping;
      const { rows } = await connect(location.database.url).query<{ question: string }>(
        'SELECT question FROM answers',
      );
      const counts = new Map<string, number>();
      for (const { question } of rows) counts.set(question, (counts.get(question) ?? 0) + 1);
      expect(told.length).toBeGreaterThan(10);
      expect(told.filter((n) => counts.get(`${n}`) !== 1)).toEqual([]);
      expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
      await memory.close();
    },
    CRASHES * 60_000,
  );
});
