import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { cosine } from '../../embeddings/unit-vector.ts';
import { type SecondModel, startSecond } from '../../src/indexing/second/second-model.ts';
import { writeTinyModel } from '../embeddings/tiny-model.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const [articlesDir, dataDir] = [join(root, 'articles'), join(root, 'data')];
const model = writeTinyModel(join(root, 'tiny-e5'));
const other = writeTinyModel(join(root, 'tiny'));
const QUESTION = 'combien de jours ?';
const COUNT = 400;
const textOf = (i: number) => `la note ${i} parle de ${i * 7} jours.`;
const texts = Array.from({ length: COUNT }, (_, i) => textOf(i));

let table: LocalEmbedder;
const index = () =>
  refreshIndex({
    ...{ articlesDir, dataDir, embedder: table, full: false, onProgress: () => {} },
    now: new Date('2026-01-15T12:00:00'),
  });
const fileOf = (i: number) => join(articlesDir, `note-${i}.txt`);
const start = (named = model): SecondModel =>
  startSecond({ model: named, cacheDir: root, dataDir });
const rows = (): number => {
  const db = new Database(join(dataDir, 'second-vectors.db'), { readonly: true });
  try {
    return db.prepare('SELECT count(*) FROM vectors').pluck().get() as number;
  } finally {
    db.close();
  }
};

/** Does some work with a second model. */
async function withSecond<T>(work: (second: SecondModel) => Promise<T>, named = model): Promise<T> {
  const second = start(named);
  try {
    return await work(second);
  } finally {
    await second.close();
  }
}

beforeAll(async () => {
  mkdirSync(articlesDir);
  for (const [i, text] of texts.entries()) writeFileSync(fileOf(i), `${text}\n`);
  table = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: root });
  await index();
});

describe('the vectors of a second model', () => {
  it('are kept when its process is killed, and made to the end by the next', async () => {
    const killed = start();
    expect(await killed.cosines(QUESTION, texts)).toEqual(texts.map(() => null));
    const filling = killed.fill(({ done }) => {
      if (done > 0) process.kill(killed.pid!, 'SIGKILL');
    });
    await expect(filling).rejects.toThrow(/SIGKILL/);
    const kept = rows();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(COUNT);
    // The same object starts another process.
    expect(await killed.fill()).toBe(COUNT - kept);
    expect(await killed.fill()).toBe(0);
    await killed.close();
  });

  it('give the cosines that the model itself gives', async () => {
    const embedder = await loadEmbedder({ model, cacheDir: root });
    const [question] = await embedder.embed([QUESTION], 'query');
    const passages = await embedder.embed(texts, 'passage');
    const found = await withSecond((second) => second.cosines(QUESTION, [...texts, 'autre']));
    for (const [i, vector] of passages.entries()) {
      expect(found[i]).toBeCloseTo(cosine(question!, vector!), 1);
    }
    expect(found.at(-1)).toBeNull();
  });

  it('go with the passage, and come with a new one', async () => {
    rmSync(fileOf(0));
    writeFileSync(fileOf(1), 'la note 1 dit autre chose.\n');
    await index();
    await withSecond(async (second) => {
      expect(await second.fill()).toBe(1);
      const asked = [textOf(0), textOf(1), 'la note 1 dit autre chose.'];
      const found = await second.cosines(QUESTION, asked);
      expect(found).toEqual([null, null, expect.any(Number)]);
    });
    expect(rows()).toBe(COUNT - 1);
  });

  it('are another’s under another model', async () => {
    await withSecond(async (second) => {
      expect(await second.cosines(QUESTION, [textOf(2)])).toEqual([null]);
      expect(await second.fill()).toBe(COUNT - 1);
    }, other);
    expect(rows()).toBe(COUNT - 1);
    await withSecond(async (second) => {
      expect(await second.cosines(QUESTION, [textOf(2)])).toEqual([null]);
    });
  });

  it('are made anew where their file is damaged', async () => {
    for (const suffix of ['-wal', '-shm']) {
      rmSync(join(dataDir, `second-vectors.db${suffix}`), { force: true });
    }
    writeFileSync(
      join(dataDir, 'second-vectors.db'),
      'no database at all, but longer than a header',
    );
    await withSecond(async (second) => {
      expect(await second.fill()).toBe(COUNT - 1);
    });
  });

  it('are told of where the model is missing; no question waits', async () => {
    await withSecond(
      async (second) => {
        await expect(second.started).rejects.toMatchObject({
          text: { en: expect.stringMatching(/second model.* does not exist/) },
          remedy: { fr: expect.stringContaining('SECOND_MODEL') },
        });
        await expect(second.cosines(QUESTION, [textOf(2)])).rejects.toThrow();
      },
      join(root, 'nowhere'),
    );
  });
});
