import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { HnswAhead } from '../../src/indexing/hnsw/hnsw-ahead.ts';
import { hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { updateHnsw } from '../../src/indexing/hnsw/update-hnsw.ts';
import { updateCorpus } from '../../src/indexing/update-corpus.ts';
import { writeArticles } from '../../tools/bench/generate-articles.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const articlesDir = join(root, 'articles');
const dataDir = join(root, 'data');
const embedder = fakeEmbedder();
const hnsw = { dataDir, info: embedder.info, writer: { pid: process.pid, program: 'test' } };
const ignore = () => {};

beforeAll(() => {
  writeArticles(articlesDir, { passages: 700, seed: 5 });
});

const fill = (filled: () => void) =>
  updateCorpus({
    ...hnsw,
    articlesDir,
    now: new Date('2024-03-04T12:00:00Z'),
    full: false,
    files: null,
    checked: true,
    embedder,
    filled,
    onProgress: ignore,
  });

/** The saved index, byte by byte. */
function saved(): Buffer {
  const { file } = JSON.parse(readFileSync(`${hnswPath(dataDir)}.json`, 'utf8'));
  return readFileSync(join(dataDir, file));
}

// On one core the index is built afterwards, as others test.
it.skipIf(availableParallelism() < 2)(
  'builds while the store is filled what would be built afterwards',
  async () => {
    mkdirSync(dataDir);
    const ahead = new HnswAhead(hnsw);
    const times: boolean[] = [];
    const { chunks } = await fill(() => {
      ahead.follow();
      times.push(ahead.isFollowing);
    });
    expect(times.length).toBeGreaterThan(1);
    expect(times).not.toContain(false);
    // A log that stays would be brought in again at each start, which would then look for damage.
    const log = statSync(join(dataDir, 'corpus.db-wal'), { throwIfNoEntry: false });
    expect(log?.size ?? 0).toBe(0);
    const progress: number[] = [];
    expect(await ahead.finish((done) => progress.push(done))).toBeNull();
    expect(ahead.isFollowing).toBe(false);
    expect(progress.at(-1)).toBe(chunks);
    const inThread = saved();

    for (const name of readdirSync(dataDir)) {
      if (name.startsWith('chunks.hnsw')) rmSync(join(dataDir, name));
    }
    await updateHnsw({ ...hnsw, when: 'changed', onProgress: ignore });
    expect(saved().equals(inThread)).toBe(true);
  },
);

it('is not begun where there is a store already', async () => {
  let begun = false;
  await fill(() => {
    begun = true;
  });
  expect(begun).toBe(false);
});

it('leaves nothing behind when it is stopped', async () => {
  rmSync(dataDir, { recursive: true });
  const ahead = new HnswAhead(hnsw);
  await fill(() => ahead.follow());
  await ahead.stop();
  expect(ahead.isFollowing).toBe(false);
  expect(existsSync(`${hnswPath(dataDir)}.json`)).toBe(false);
  await updateHnsw({ ...hnsw, when: 'changed', onProgress: ignore });
  expect(saved().length).toBeGreaterThan(0);
});

it('is built in this thread when the other one has failed', async () => {
  rmSync(dataDir, { recursive: true });
  const ahead = new HnswAhead({ ...hnsw, info: { ...embedder.info, dimension: 5 } });
  await fill(() => ahead.follow());
  // The store's embedder is another one, so nothing is saved for this one.
  expect(await ahead.finish(ignore)).toBeNull();
  expect(existsSync(`${hnswPath(dataDir)}.json`)).toBe(false);
});
