import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { corpusPath } from '../../src/corpus/sqlite/open-corpus.ts';
import { StemNeighbours } from '../../src/indexing/stem-neighbours.ts';
import { startWorker } from '../../src/indexing/worker/worker.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const model = { model: 'kiosque-fr-en', cacheDir: join(folder, 'cache') };
const HOSTAGES = 'Les otages\n\nDeux otages ont été libérés mardi par leurs ravisseurs.\n';
const BAKERS = 'La grève des boulangers\n\nLes boulangers de la ville font grève.\n';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function setUp(embedder: LocalEmbedder) {
  const root = mkdtempSync(join(folder, 'case-'));
  const [articlesDir, dataDir] = [join(root, 'articles'), join(root, 'data')];
  mkdirSync(articlesDir);
  const neighbours = new StemNeighbours({ dataDir }, embedder);
  open.push(neighbours);
  const refresh = (by = embedder) =>
    refreshIndex({
      articlesDir,
      dataDir,
      now: new Date(0),
      full: false,
      embedder: by,
      onProgress: () => {},
    });
  const write = (name: string, text: string) => writeFileSync(join(articlesDir, name), text);
  const best = async (word: string) => (await neighbours.nearest([word], 1))?.[0]?.[0]?.stem;
  return { articlesDir, dataDir, neighbours, refresh, write, best };
}

describe('stem neighbours', () => {
  it('finds the stems of the index, and of what is added to it', async () => {
    const { write, refresh, best, neighbours } = setUp(await loadEmbedder(model));
    write('otages.txt', HOSTAGES);
    await refresh();
    expect(await best('hostage')).toBe('otag');
    expect(await best('bakers')).not.toBe('boulanger');
    write('greve.txt', BAKERS);
    await refresh();
    expect(await best('bakers')).toBe('boulanger');
    expect(await best('hostage')).toBe('otag');
    const both = await Promise.all([neighbours.nearest(['strike'], 2), best('hostage')]);
    expect(both[0]![0]![0]).toMatchObject({ stem: 'grev', language: 'fr' });
    expect(both[0]![0]![0]!.score).toBeGreaterThan(0.5);
  });

  it('forgets words that no article has any more, and knows them when they come back', async () => {
    const { write, refresh, best, dataDir, articlesDir } = setUp(await loadEmbedder(model));
    const words = () => {
      const db = new Database(corpusPath(dataDir), { readonly: true });
      const all = db.prepare('SELECT stem FROM vocabulary ORDER BY rowid').pluck().all();
      db.close();
      return all;
    };
    write('otages.txt', HOSTAGES);
    await refresh();
    const first = words();
    write('greve.txt', BAKERS);
    await refresh();
    rmSync(join(articlesDir, 'otages.txt'));
    rmSync(join(articlesDir, 'greve.txt'));
    write('mairie.txt', 'La mairie\n\nLa mairie ferme lundi.\n');
    await refresh();
    expect(words()).toEqual(expect.arrayContaining(first));
    // What was removed is still told to older readers, until all is saved: words go with that.
    await refresh();
    expect(words()).toEqual(expect.arrayContaining(['mair', 'ferm', 'lund']));
    expect(words()).not.toContain('otag');
    expect(words()).not.toContain('boulanger');
    write('otages.txt', HOSTAGES);
    write('greve.txt', BAKERS);
    await refresh();
    expect(await best('hostage')).toBe('otag');
    expect(await best('bakers')).toBe('boulanger');
  });

  it('never gives a row again, so that readers miss no word', async () => {
    const { write, refresh, best, articlesDir } = setUp(await loadEmbedder(model));
    write('mairie.txt', 'La mairie\n\nLa mairie ferme lundi.\n');
    await refresh();
    write('otages.txt', HOSTAGES);
    await refresh();
    expect(await best('hostage')).toBe('otag');
    rmSync(join(articlesDir, 'otages.txt'));
    await refresh();
    await refresh();
    write('greve.txt', BAKERS);
    await refresh();
    expect(await best('bakers')).toBe('boulanger');
  });

  it('reads another store anew when the former one was deleted', async () => {
    const { write, refresh, best, dataDir, articlesDir } = setUp(await loadEmbedder(model));
    write('otages.txt', HOSTAGES);
    await refresh();
    expect(await best('hostage')).toBe('otag');
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(corpusPath(dataDir) + suffix, { force: true });
    rmSync(join(articlesDir, 'otages.txt'));
    write('greve.txt', BAKERS);
    await refresh();
    expect(await best('bakers')).toBe('boulanger');
    expect(await best('hostage')).not.toBe('otag');
  });

  it('has none while the words are of another model', async () => {
    const { write, refresh, best, neighbours } = setUp(await loadEmbedder(model));
    write('otages.txt', HOSTAGES);
    await refresh(fakeEmbedder());
    expect(await neighbours.nearest(['hostage'], 4)).toEqual([[]]);
    await refresh();
    expect(await best('hostage')).toBe('otag');
  });

  it('are null for a model that is no table of words', async () => {
    const { write, refresh, neighbours, dataDir } = setUp(fakeEmbedder());
    write('otages.txt', HOSTAGES);
    await refresh();
    expect(await neighbours.nearest(['hostage'], 4)).toBeNull();
    const writer = (await corpusStore({ dataDir }).write(new Date(0))).writer;
    open.push(writer);
    expect(await writer.newStems(['otag', 'boulanger'])).toEqual(['boulanger']);
  });

  it('embeds each word once, and only words of three letters or more', async () => {
    const embedder = await loadEmbedder(model);
    const embedded: string[] = [];
    const { write, refresh } = setUp({
      ...embedder,
      embed: (texts, role) => {
        embedded.push(...texts);
        return embedder.embed(texts, role);
      },
    });
    write('otages.txt', `${HOSTAGES}\nLe 13 mai, un otage vu à Oz a 41 ans.\n`);
    const { embedded: texts } = await refresh();
    const words = embedded.filter((text) => !text.includes(' '));
    expect(words).toHaveLength(new Set(words).size);
    expect(words).toEqual(expect.arrayContaining(['otages', 'libérés', 'ravisseurs', 'ans']));
    for (const absent of ['otage', 'les', '13', '41', 'oz']) expect(words).not.toContain(absent);
    expect(texts).toBe(embedded.length - words.length);
    embedded.length = 0;
    write('autres.txt', 'Un otage\n\nLes ravisseurs ont libéré un boulanger.\n');
    await refresh();
    expect(embedded.filter((text) => !text.includes(' '))).toEqual(['boulanger']);
  });

  it('come from the worker, also after it was killed', async () => {
    const { write, articlesDir, dataDir } = setUp(fakeEmbedder());
    write('otages.txt', HOSTAGES);
    const worker = await startWorker({ ...model, articlesDir, dataDir });
    try {
      await worker.update({ full: false, files: null });
      const before = await worker.neighbours(['hostage', 'river'], 2);
      expect(before?.[0]?.[0]?.stem).toBe('otag');
      expect(before?.[1]).toHaveLength(2);
      process.kill(worker.pid!, 'SIGKILL');
      expect(await worker.neighbours(['hostage', 'river'], 2)).toEqual(before);
    } finally {
      await worker.close();
    }
  });
});
