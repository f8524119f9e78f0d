import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { openCorpusForWriting } from '../../src/corpus/sqlite/open-corpus.ts';
import { hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { type SaveWhen, updateHnsw } from '../../src/indexing/hnsw/update-hnsw.ts';
import { updateCorpus } from '../../src/indexing/update-corpus.ts';
import type { Worker } from '../../src/indexing/worker/worker.ts';
import { LiveSources } from '../../src/product/live-sources.ts';
import { type FakeEmbedder, fakeEmbedder } from '../helpers/fake-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const writer = { pid: 0, program: 'test' };
let articlesDir: string;
let dataDir: string;
let embedder: FakeEmbedder;
beforeEach(async () => {
  articlesDir = mkdtempSync(join(root, 'articles-'));
  dataDir = mkdtempSync(join(root, 'data-'));
  embedder = fakeEmbedder();
  for (let i = 0; i < 20; i++) write(i, 'la crue');
  await refresh();
  await save('changed');
});

const write = (i: number, subject: string): void =>
  writeFileSync(
    join(articlesDir, `${i}.txt`),
    `Le point ${i}\n\nLe maire ${i} parle de ${subject}.\n`,
  );

/** As another process does. */
async function refresh(full = false): Promise<void> {
  await updateCorpus({
    articlesDir,
    dataDir,
    now: new Date(0),
    full,
    files: null,
    checked: false,
    writer,
    embedder,
    onProgress: () => {},
  });
}

const save = (when: SaveWhen) =>
  updateHnsw({ dataDir, info: embedder.info, when, writer, onProgress: () => {} });

const savedFile = (): string => JSON.parse(readFileSync(`${hnswPath(dataDir)}.json`, 'utf8')).file;

async function live(): Promise<{ sources: LiveSources; changes: () => number }> {
  let changes = 0;
  const worker = { embedder, neighbours: async () => null } as unknown as Worker;
  const sources = new LiveSources(
    { dataDir },
    () => worker,
    () => changes++,
  );
  onTestFinished(() => sources.close());
  await sources.follow();
  return { sources, changes: () => changes };
}

/** What must hold whenever it has followed: each chunk is in the index, and nothing else. */
async function expectWhole({ current }: LiveSources, texts: RegExp): Promise<void> {
  const { corpus, vectors } = current!;
  const index = vectors as HnswIndex | null;
  const byArticle = (await corpus.articleIds()).map((id) => corpus.chunkIds(id));
  const ids = (await Promise.all(byArticle)).flat();
  expect(ids.length).toBeGreaterThan(0);
  expect(index?.size).toBe(ids.length);
  for (const chunk of await corpus.chunks(ids)) {
    expect(index?.has(chunk.id)).toBe(true);
    expect(chunk.text).toMatch(texts);
    const [vector] = await fakeEmbedder(embedder.info).embed([chunk.text], 'passage');
    expect(index?.search(vector!, 1)[0]?.score).toBeGreaterThan(0.99);
  }
}

describe('live sources', () => {
  it('follow what another process adds, changes and removes, without the file', async () => {
    const { sources, changes } = await live();
    await expectWhole(sources, /la crue/);
    const file = savedFile();
    const before = sources.current!;
    write(20, 'la crue');
    write(3, 'la crue et du pont');
    rmSync(join(articlesDir, '4.txt'));
    await refresh();
    await save('much');
    expect(savedFile()).toBe(file);
    // Until then, nothing of it is seen.
    expect((await before.corpus.totals()).articles).toBe(20);
    await sources.follow();
    await expectWhole(sources, /la crue/);
    expect(sources.current?.vectors).toBe(before.vectors);
    expect(await sources.current!.corpus.article('4.txt')).toBeNull();
    expect(changes()).toBe(2);
    await sources.follow();
    expect(changes()).toBe(2);
  });

  it('take up at the start what came after the file', async () => {
    for (let i = 0; i < 3; i++) write(i, 'la crue et du pont');
    rmSync(join(articlesDir, '4.txt'));
    await refresh();
    await expectWhole((await live()).sources, /la crue/);
  });

  it('leave little to take up, and a start saves much', async () => {
    const file = savedFile();
    write(3, 'la crue et du pont');
    await refresh();
    await save('changed');
    expect(savedFile()).toBe(file);
    for (let i = 20; i < 130; i++) write(i, 'la crue');
    await refresh();
    await save('changed');
    expect(savedFile()).not.toBe(file);
    await expectWhole((await live()).sources, /la crue/);
  });

  it('mend a damaged file though there is little to take up', async () => {
    const path = join(dataDir, savedFile());
    const whole = readFileSync(path);
    write(3, 'la crue et du pont');
    await refresh();
    const damaged = Buffer.from(whole);
    damaged[500]! ^= 1;
    writeFileSync(path, damaged);
    expect((await save('changed'))?.en).toContain('damaged');
    expect(savedFile()).not.toBe(basename(path));
    await expectWhole((await live()).sources, /la crue/);
  });

  it('swap in the file that was built anew when a fifth was deleted', async () => {
    const { sources } = await live();
    const [file, { vectors: former }] = [savedFile(), sources.current!];
    for (let i = 0; i < 6; i++) write(i, 'la crue et du pont');
    await refresh();
    await sources.follow();
    await expectWhole(sources, /la crue/);
    expect(sources.current?.vectors).toBe(former);
    expect((await save('much'))?.en).toContain('a fifth of it was deleted');
    expect(savedFile()).not.toBe(file);
    await sources.follow();
    await expectWhole(sources, /la crue/);
    expect(sources.current?.vectors).not.toBe(former);
    // A question that is under way goes on with the former.
    expect(former?.search((await embedder.embed(['crue'], 'query'))[0]!, 3)).toHaveLength(3);
  });

  it('read a store anew that was put in the place of the former', async () => {
    const { sources } = await live();
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(dataDir, `corpus.db${suffix}`), { force: true });
    for (let i = 0; i < 20; i++) write(i, 'la grève');
    await sources.follow();
    await expectWhole(sources, /la crue/);
    await refresh();
    await save('changed');
    await sources.follow();
    await expectWhole(sources, /la grève/);
  });

  it('do without vectors while they are of another model, and have them back afterwards', async () => {
    const { sources } = await live();
    const mine = embedder;
    embedder = fakeEmbedder({ id: 'other' });
    await refresh();
    await sources.follow();
    expect(sources.current?.vectors).toBeNull();
    expect((await sources.current!.corpus.totals()).articles).toBe(20);
    embedder = mine;
    await refresh();
    await save('changed');
    await sources.follow();
    await expectWhole(sources, /la crue/);
  });

  it('read all of it again when it is no longer known what was removed', async () => {
    const { sources } = await live();
    write(3, 'la crue et du pont');
    await refresh();
    await save('full');
    write(5, 'la crue et du pont');
    await refresh();
    await sources.follow();
    await expectWhole(sources, /la crue/);
  });

  it('take no file that is ahead of the store, as when that was put back from a copy', async () => {
    const copy = join(dataDir, 'copy');
    const db = openCorpusForWriting(dataDir, new Date(0)).db;
    db.exec(`VACUUM INTO '${copy}'`);
    db.close();
    for (let i = 0; i < 3; i++) write(i, 'la grève');
    await refresh();
    await save('full');
    renameSync(copy, join(dataDir, 'corpus.db'));
    for (const suffix of ['-wal', '-shm'])
      rmSync(join(dataDir, `corpus.db${suffix}`), { force: true });
    const { sources } = await live();
    expect(sources.current?.vectors).toBeNull();
    for (let i = 0; i < 20; i++) write(i, 'la crue et du pont');
    expect((await save('much'))?.en).toBe('it was ahead of the index');
    await refresh();
    await sources.follow();
    await expectWhole(sources, /la crue et du pont/);
  });

  it('find nothing where there is no store, and follow one that comes', async () => {
    const away = dataDir;
    dataDir = mkdtempSync(join(root, 'data-'));
    const { sources, changes } = await live();
    expect(sources.current).toBeNull();
    expect(changes()).toBe(0);
    await expect(sources.use(async () => {})).rejects.toThrow('nothing was loaded');
    await refresh();
    await sources.follow();
    expect(sources.current?.vectors).toBeNull();
    await save('changed');
    await sources.follow();
    await expectWhole(sources, /la crue/);
    dataDir = away;
  });
});
