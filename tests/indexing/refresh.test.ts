import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { corpusPath } from '../../src/corpus/sqlite/open-corpus.ts';
import { UserError } from '../../src/errors.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { replay } from '../../src/indexing/hnsw/replay.ts';
import type { IndexProgress } from '../../src/indexing/progress.ts';
import { type FakeEmbedder, fakeEmbedder } from '../helpers/fake-embedder.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';

const root = temporaryFolder();
const now = new Date('2024-03-04T12:00:00Z');
let articlesDir: string;
let dataDir: string;
let embedder: FakeEmbedder;
let clock: number;
beforeEach(() => {
  articlesDir = mkdtempSync(join(root, 'articles-'));
  dataDir = join(mkdtempSync(join(root, 'data-')), 'data');
  embedder = fakeEmbedder();
  clock = 1_700_000_000;
});

/** Writes a file, later than all the others. */
function write(file: string, text: string | Uint8Array): void {
  const path = join(articlesDir, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, ++clock, clock);
}

/** An article of three sentences and a title. */
const about = (subject: string): string =>
  `Le point sur ${subject}\n\nLe maire a parlé de ${subject} lundi. Il a promis ${subject} pour demain. Les habitants attendent ${subject}.\n`;

/** An article of 40 chunks. */
const longAbout = (subject: string): string =>
  Array.from(
    { length: 40 },
    (_, i) => `Au jour ${i}, le maire a parlé de ${subject}.${' Et il a dit encore.'.repeat(15)}`,
  ).join('\n\n');

/** An embedder that is killed when its work is half done. */
function killed(changes: Parameters<typeof fakeEmbedder>[0] = {}): FakeEmbedder {
  let calls = 0;
  return fakeEmbedder(changes, () => {
    if (++calls === 2) throw new Error('killed');
  });
}

async function refresh(changes: Partial<Parameters<typeof refreshIndex>[0]> = {}) {
  embedder.embedded.length = 0;
  const stages: IndexProgress[] = [];
  const summary = await refreshIndex({
    articlesDir,
    dataDir,
    now,
    full: false,
    embedder,
    onProgress: (progress) => stages.push(progress),
    ...changes,
  });
  const { seconds: _, ...rest } = summary;
  return { ...rest, stages };
}

const REBUILT = {
  other: { fr: 'le modèle est maintenant other', en: 'the embedder is now other' },
  interrupted: {
    fr: 'une reconstruction précédente a été interrompue',
    en: 'an earlier rebuild was interrupted',
  },
  otherwise: {
    fr: 'cette version de Kiosque découpe autrement les articles',
    en: 'this version of Kiosque cuts articles otherwise',
  },
  deleted: {
    fr: 'plus d’un cinquième en était effacé',
    en: 'more than a fifth of it was deleted',
  },
};
const CHANGES = { added: 0, changed: 0, removed: 0, unchanged: 0, embedded: 0, skipped: [] };

/** Ids by file, after a look at everything that must always hold. */
async function indexed(): Promise<Record<string, string>> {
  const reader = (await corpusStore({ dataDir }).read())!;
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (!('index' in loaded)) throw new Error(loaded.en);
  await replay(loaded.index, reader, loaded);
  const same = fakeEmbedder(embedder.info);
  const ids: Record<string, string> = {};
  const labels: number[] = [];
  for (const { id, file } of await reader.articles()) {
    ids[file] = id;
    const article = (await reader.article(id))!;
    const chunks = await reader.chunks(await reader.chunkIds(id));
    expect(await reader.fullText(chunks[0]!.stems.slice(0, 5), 100, [id])).toContain(chunks[0]!.id);
    for (const chunk of chunks) {
      labels.push(chunk.id);
      expect(chunk.text).toBe(article.text.slice(chunk.start, chunk.end));
      const [vector] = await same.embed([chunk.text], 'passage');
      expect(loaded.index.search(vector!, 1)[0]?.score).toBeGreaterThan(0.99);
    }
  }
  expect([...loaded.index.labels()].sort()).toEqual(labels.sort());
  await reader.close();
  return ids;
}

describe('the first time', () => {
  it('reads everything, embeds every text once and says what it did', async () => {
    write('loire.txt', about('la crue'));
    write('regions/greve.md', `# Grève\n\n${about('la grève')}`);
    write('copie.txt', about('la crue'));
    const { stages, ...summary } = await refresh();
    expect(summary).toEqual({
      ...CHANGES,
      articles: 3,
      added: 3,
      chunks: 3,
      sentences: 13,
      embedded: embedder.embedded.length,
      rebuilt: null,
    });
    expect(new Set(embedder.embedded).size).toBe(embedder.embedded.length);
    expect(stages.filter(({ stage }) => stage === 'read').at(-1)).toMatchObject({
      done: 3,
      total: 3,
    });
    expect(stages.at(-1)).toMatchObject({ stage: 'save', done: 3, total: 3 });
    expect(Object.keys(await indexed())).toHaveLength(3);
  });

  it('gives the same ids in another place', async () => {
    write('a.txt', about('la crue'));
    await refresh();
    const ids = await indexed();
    dataDir = `${dataDir}-other`;
    await refresh();
    expect(await indexed()).toEqual(ids);
  });

  it('reports files that cannot be used, and reads the rest', async () => {
    write('bon.txt', about('la crue'));
    write('vide.txt', '');
    write('binaire.txt', new Uint8Array([0, 1, 2, 0, 255, 254, 0, 7]));
    write('entete.md', '---\ntitle: T\n\nTexte.');
    const summary = await refresh();
    expect(summary).toMatchObject({ articles: 1, added: 1 });
    expect(summary.skipped.map(({ file }) => file).sort()).toEqual([
      'binaire.txt',
      'entete.md',
      'vide.txt',
    ]);
    for (const { reason } of summary.skipped) {
      expectBoth(reason);
      expect(reason.en).toMatch(/^[^\n]+\.$/);
    }
  });

  it('says what to do about a folder that is missing or empty', async () => {
    await expect(refresh()).rejects.toThrow(UserError);
    await expect(refresh()).rejects.toThrow(`There is no article in ${articlesDir}`);
    rmSync(articlesDir, { recursive: true });
    await expect(refresh()).rejects.toThrow('does not exist');
  });

  it('keeps articles that have no vector', async () => {
    write('a.txt', 'La crue vient.');
    embedder.embed = async (texts) => texts.map(() => null);
    expect(await refresh()).toMatchObject({ articles: 1, chunks: 1 });
    write('a.txt', 'La crue vient.\n');
    expect(await refresh()).toMatchObject({ articles: 1, changed: 1 });
  });
});

describe('an interrupted indexing', () => {
  beforeEach(async () => {
    for (let i = 0; i < 20; i++) write(`${i}.txt`, longAbout(`l'affaire ${i}`));
  });
  const interrupt = async (changes: Parameters<typeof fakeEmbedder>[0] = {}) => {
    embedder = killed(changes);
    await expect(refresh()).rejects.toThrow('killed');
  };

  it('goes on where it was', async () => {
    await interrupt();
    embedder = fakeEmbedder();
    const { added, unchanged, ...summary } = await refresh();
    expect(summary).toMatchObject({ articles: 20, rebuilt: null });
    expect(unchanged).toBeGreaterThan(0);
    expect(added + unchanged).toBe(20);
    expect(Object.keys(await indexed())).toHaveLength(20);
  });

  it('mixes no vectors when it goes on with another embedder', async () => {
    await interrupt();
    embedder = fakeEmbedder({ id: 'other', dimension: 48 });
    expect((await refresh()).rebuilt).toEqual(REBUILT.other);
    await indexed();
  });

  it('is done again when it was a rebuild', async () => {
    const { embedded } = await refresh();
    await interrupt({ id: 'other' });
    embedder = fakeEmbedder({ id: 'other' });
    const summary = await refresh();
    expect(summary).toMatchObject({ rebuilt: REBUILT.interrupted, embedded });
    await indexed();
    expect((await refresh()).rebuilt).toBeNull();
  });

  it('is done again when it was a rebuild and the first embedder is back', async () => {
    await refresh();
    await interrupt({ id: 'other', dimension: 48 });
    embedder = fakeEmbedder();
    expect((await refresh()).rebuilt).toEqual(REBUILT.interrupted);
    await indexed();
  });

  it('is found again when only the HNSW file was missing', async () => {
    const save = refresh({
      onProgress: ({ stage }) => {
        if (stage === 'save') throw new Error('killed');
      },
    });
    await expect(save).rejects.toThrow('killed');
    expect(await refresh()).toMatchObject({ ...CHANGES, unchanged: 20 });
    await indexed();
  });
});

describe('the next time', () => {
  beforeEach(async () => {
    write('a.txt', about('la crue'));
    write('b.txt', about('la grève'));
    write('c.txt', about('le tramway'));
    await refresh();
  });

  it('embeds nothing when nothing changed', async () => {
    const generation = (await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info))) as {
      generation: number;
    };
    expect(await refresh()).toMatchObject({ ...CHANGES, articles: 3, unchanged: 3, rebuilt: null });
    expect(embedder.embedded).toEqual([]);
    expect(await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info))).toMatchObject({
      generation: generation.generation,
    });
  });

  it('writes nothing when nothing changed, for the next start would look for damage', async () => {
    write('empty.txt', '');
    await refresh();
    // SQLite empties its log when nobody has the store open.
    const reader = (await corpusStore({ dataDir }).read())!;
    write('d.txt', about('le ferry'));
    await refresh();
    const files = ['', '-wal'].map((suffix) => corpusPath(dataDir) + suffix);
    const before = files.map((file) => readFileSync(file));
    expect((await refresh()).skipped).toHaveLength(1);
    expect(files.map((file, i) => readFileSync(file).equals(before[i]!))).toEqual([true, true]);
    await reader.close();
  });

  it('embeds nothing when only the time stamps changed, or everything is to be read', async () => {
    write('a.txt', about('la crue'));
    expect(await refresh()).toMatchObject({ ...CHANGES, unchanged: 3 });
    expect(await refresh({ full: true })).toMatchObject({ ...CHANGES, unchanged: 3 });
  });

  it('reads a file of the same size and time stamp only when told to', async () => {
    const [one, other] = [about('la crue'), about('la grue')];
    write('a.txt', one);
    await refresh();
    writeFileSync(join(articlesDir, 'a.txt'), other);
    utimesSync(join(articlesDir, 'a.txt'), clock, clock);
    expect(await refresh()).toMatchObject({ changed: 0, unchanged: 3 });
    expect(await refresh({ full: true })).toMatchObject({ changed: 1, unchanged: 2 });
  });

  it('embeds only what is new in a changed file', async () => {
    const ids = await indexed();
    write('a.txt', `${about('la crue')}\nLa décrue vient.\n`);
    expect(await refresh()).toMatchObject({ ...CHANGES, changed: 1, unchanged: 2, embedded: 2 });
    expect(embedder.embedded).toContain('La décrue vient.');
    expect(await indexed()).toEqual(ids);
  });

  it('takes new files in and lost ones out', async () => {
    write('d.txt', about('le ferry'));
    rmSync(join(articlesDir, 'b.txt'));
    const summary = await refresh();
    expect(summary).toMatchObject({ articles: 3, added: 1, removed: 1, unchanged: 2 });
    expect(Object.keys(await indexed()).sort()).toEqual(['a.txt', 'c.txt', 'd.txt']);
  });

  it('takes out a file that can no longer be used, and says why', async () => {
    write('a.txt', '');
    const summary = await refresh();
    expect(summary).toMatchObject({ articles: 2, removed: 1, unchanged: 2 });
    expect(summary.skipped.map(({ file }) => file)).toEqual(['a.txt']);
    expect(Object.keys(await indexed()).sort()).toEqual(['b.txt', 'c.txt']);
  });

  it('knows a file under its new name, and embeds nothing', async () => {
    const ids = await indexed();
    mkdirSync(join(articlesDir, 'sub'));
    renameSync(join(articlesDir, 'a.txt'), join(articlesDir, 'sub/2024-02-03-z.txt'));
    expect(await refresh()).toMatchObject({ articles: 3, added: 0, removed: 0, embedded: 0 });
    const { 'a.txt': id, ...others } = ids;
    expect(await indexed()).toEqual({ ...others, 'sub/2024-02-03-z.txt': id });
  });

  it('reads in the new name what it tells', async () => {
    renameSync(join(articlesDir, 'a.txt'), join(articlesDir, '2024-02-03-a.txt'));
    await refresh();
    const reader = (await corpusStore({ dataDir }).read())!;
    expect((await reader.article('2024-02-03-a.txt'))?.published).toEqual({
      value: '2024-02-03',
      precision: 'day',
      source: 'file name',
    });
    await reader.close();
  });

  it('gives the old name of a moved article to another one', async () => {
    const { 'a.txt': id, ...others } = await indexed();
    renameSync(join(articlesDir, 'a.txt'), join(articlesDir, 'old.txt'));
    await refresh();
    write('a.txt', about('le ferry'));
    expect(await refresh()).toMatchObject({ articles: 4, added: 1, unchanged: 3 });
    const { 'a.txt': newId, ...rest } = await indexed();
    expect(rest).toEqual({ ...others, 'old.txt': id });
    expect(newId).not.toBe(id);
  });

  it('finds two files that changed names', async () => {
    renameSync(join(articlesDir, 'a.txt'), join(articlesDir, 'x.txt'));
    renameSync(join(articlesDir, 'b.txt'), join(articlesDir, 'a.txt'));
    renameSync(join(articlesDir, 'x.txt'), join(articlesDir, 'b.txt'));
    utimesSync(join(articlesDir, 'a.txt'), clock + 9, clock + 9);
    expect(await refresh()).toMatchObject({ articles: 3, removed: 0 });
    await indexed();
  });

  it('empties nothing because the folder cannot be read', async () => {
    renameSync(articlesDir, `${articlesDir}-away`);
    await expect(refresh()).rejects.toThrow('does not exist');
    renameSync(`${articlesDir}-away`, articlesDir);
    expect(await refresh()).toMatchObject({ ...CHANGES, unchanged: 3 });
  });
});

describe('a rebuild', () => {
  beforeEach(async () => {
    for (let i = 0; i < 140; i++) write(`${i}.txt`, about(`l'affaire ${i}`));
    await refresh();
  });
  const setMeta = async (key: string, value: string) => {
    const writer = (await corpusStore({ dataDir }).write(now)).writer;
    await writer.setMeta(key, value);
    await writer.close();
  };

  it('follows another embedder, with new vectors', async () => {
    const ids = await indexed();
    embedder = fakeEmbedder({ id: 'other', dimension: 48 });
    const summary = await refresh();
    expect(summary).toMatchObject({ rebuilt: REBUILT.other, articles: 140 });
    expect(summary.embedded).toBeGreaterThan(140 * 4);
    expect(await indexed()).toEqual(ids);
  });

  it('follows another revision of the embedder', async () => {
    embedder = fakeEmbedder({ revision: '2' });
    const summary = await refresh();
    expect(summary.rebuilt).toEqual({
      fr: 'le modèle est maintenant fake',
      en: 'the embedder is now fake',
    });
    expect(summary.embedded).toBeGreaterThan(140 * 4);
  });

  it('follows another chunker, with the vectors there are', async () => {
    setMeta('version', JSON.stringify({ chunker: 0, embedder: embedder.info }));
    const summary = await refresh();
    expect(summary).toMatchObject({
      rebuilt: REBUILT.otherwise,
      changed: 140,
      embedded: 0,
    });
    await indexed();
  });

  it('of the HNSW file alone embeds nothing', async () => {
    const files = readdirSync(dataDir).filter((file) => /^chunks\.hnsw\.[0-9a-f]+$/.test(file));
    expect(files).toHaveLength(1);
    writeFileSync(join(dataDir, files[0]!), 'noise');
    const summary = await refresh();
    expect(summary).toMatchObject({ ...CHANGES, unchanged: 140 });
    expectBoth(summary.rebuilt!, [dataDir]);
    expect(summary.rebuilt?.en).toMatch(/^the index file .* is damaged$/);
    await indexed();
    rmSync(join(dataDir, 'chunks.hnsw.json'));
    expect(await refresh()).toMatchObject({ ...CHANGES, unchanged: 140, rebuilt: null });
    await indexed();
  });

  it('of the HNSW file follows many removals', async () => {
    for (let i = 0; i < 60; i++) rmSync(join(articlesDir, `${i}.txt`));
    const summary = await refresh();
    expect(summary).toMatchObject({ articles: 80, removed: 60, embedded: 0 });
    expect(summary.rebuilt).toEqual(REBUILT.deleted);
    await indexed();
  });

  it('of a damaged store reads everything again and says why', async () => {
    const ids = await indexed();
    writeFileSync(corpusPath(dataDir), 'noise '.repeat(5000));
    const summary = await refresh();
    expect(summary).toMatchObject({ articles: 140, added: 140 });
    expect(summary.rebuilt?.en).toMatch(/^it was damaged \(/);
    expect(summary.rebuilt?.fr).toMatch(/^il était endommagé \(/);
    expect(await indexed()).toEqual(ids);
  });

  it('of a lost store trusts no HNSW file of before', async () => {
    for (const file of readdirSync(dataDir)) {
      if (file.startsWith('corpus.db')) rmSync(join(dataDir, file));
    }
    for (let i = 0; i < 140; i++) write(`${i}.txt`, about(`la nouvelle ${i}`));
    expect(await refresh()).toMatchObject({ articles: 140, added: 140, rebuilt: null });
    await indexed();
  });
});
