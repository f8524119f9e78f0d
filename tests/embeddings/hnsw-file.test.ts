import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { EmbeddingError } from '../../embeddings/embedding-error.ts';
import { loadHnsw, saveHnsw } from '../../embeddings/hnsw-file.ts';
import { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';
import { unitVector } from './unit-vectors.ts';

const folder = join(temporaryFolder(), 'data');
const path = join(folder, 'chunks.hnsw');
const identity = { embedder: 'model', revision: 'abc' };
const expected = { dimension: 8, ...identity };

function indexOf(count: number): HnswIndex {
  const index = new HnswIndex({ dimension: 8 });
  for (let label = 0; label < count; label++) index.add(label, unitVector(label, 8));
  return index;
}

const manifest = () => JSON.parse(readFileSync(`${path}.json`, 'utf8'));
const indexFile = () => join(folder, manifest().file);

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  saveHnsw(indexOf(100), path, { ...identity, generation: 7, highest: 0 });
});

/** Why the saved index is refused, in English; the French is looked at too. */
async function reason(wanted = {}): Promise<string> {
  const loaded = await loadHnsw(path, { ...expected, ...wanted });
  if ('index' in loaded) throw new Error('it loaded');
  // What a library says stands after a colon.
  const detail = /cannot be read: (.*)$/s.exec(loaded.en)?.[1];
  expectBoth(loaded, [folder, ...(detail ? [detail] : [])]);
  return loaded.en;
}

describe('an HNSW file', () => {
  it('comes back as it was saved, and can grow', async () => {
    const saved = indexOf(100);
    saved.remove(3);
    saveHnsw(saved, path, { ...identity, generation: 8, highest: 0 });
    const loaded = await loadHnsw(path, expected);
    if (!('index' in loaded)) throw new Error(loaded.en);
    expect(loaded.generation).toBe(8);
    expect(loaded.index.size).toBe(99);
    expect(loaded.index.has(3)).toBe(false);
    expect(() => loaded.index.add(3, unitVector(3, 8))).toThrow(RangeError);
    const query = unitVector(50, 8);
    expect(loaded.index.search(query, 10)).toEqual(saved.search(query, 10));
    for (let label = 100; label < 2_000; label++) loaded.index.add(label, unitVector(label, 8));
    expect(loaded.index.search(unitVector(1_999, 8), 1)[0]!.label).toBe(1_999);
  });

  it('has the labels that it was saved with, whatever is missing between them', async () => {
    const saved = new HnswIndex({ dimension: 8 });
    for (const label of [9, 5, 6, 7, 4_000_000_000]) saved.add(label, unitVector(label % 97, 8));
    saved.remove(6);
    saveHnsw(saved, path, { ...identity, generation: 1, highest: 0 });
    expect(manifest().labels).toEqual([
      [5, 3],
      [9, 1],
      [4_000_000_000, 1],
    ]);
    const loaded = await loadHnsw(path, expected);
    if (!('index' in loaded)) throw new Error(loaded.en);
    expect(loaded.index.labels().sort((a, b) => a - b)).toEqual([5, 7, 9, 4_000_000_000]);
    expect(() => loaded.index.add(6, unitVector(6, 8))).toThrow(RangeError);
  });

  it('can be empty', async () => {
    saveHnsw(indexOf(0), path, { ...identity, generation: 1, highest: 0 });
    const loaded = await loadHnsw(path, expected);
    if (!('index' in loaded)) throw new Error(loaded.en);
    expect(loaded.index.size).toBe(0);
    loaded.index.add(1, unitVector(1, 8));
    expect(loaded.index.search(unitVector(1, 8), 1)[0]!.label).toBe(1);
  });

  it('lies beside its manifest alone: what former and broken saves left is removed', () => {
    writeFileSync(`${path}.part-${crypto.randomUUID()}`, 'half');
    writeFileSync(`${path}.mine`, 'something else');
    saveHnsw(indexOf(101), path, { ...identity, generation: 8, highest: 0 });
    const { file } = manifest();
    const names = [`chunks.hnsw.json`, 'chunks.hnsw.mine', file, `${file}.whole`];
    expect(readdirSync(folder).sort()).toEqual(names.sort());
  });

  it('is refused with the reason when it is another one than expected', async () => {
    expect(await reason({ embedder: 'other' })).toContain('embedder model, not other');
    expect(await reason({ revision: 'def' })).toContain('revision abc, not def');
    expect(await reason({ dimension: 16 })).toContain('dimension 8, not 16');
    expect(await reason({ m: 32 })).toContain('m 16, not 32');
    expect(await reason({ efConstruction: 100 })).toContain('efConstruction 200, not 100');
    writeFileSync(`${path}.json`, JSON.stringify({ ...manifest(), format: 99 }));
    expect(await reason()).toContain('format 99, not 3');
  });

  it('is refused in French too', async () => {
    const french = async (wanted = {}) => {
      const loaded = await loadHnsw(path, { ...expected, ...wanted });
      return 'index' in loaded ? 'it loaded' : loaded.fr;
    };
    expect(await french({ m: 32 })).toBe('dans l’index enregistré, m vaut 16, et non 32');
    const file = indexFile();
    writeFileSync(file, 'damaged');
    expect(await french()).toBe(`le fichier d’index ${file} est endommagé`);
    rmSync(file);
    expect(await french()).toBe(`le fichier d’index ${file} n’est plus là`);
    writeFileSync(`${path}.json`, JSON.stringify({ format: 3 }));
    expect(await french()).toBe('la description de l’index enregistré est endommagée');
    writeFileSync(`${path}.json`, '');
    expect(await french()).toMatch(/^l’index enregistré ne peut pas être lu\u00a0: /);
    rmSync(folder, { recursive: true });
    expect(await french()).toBe('il n’y a pas d’index enregistré');
  });

  it('is refused with the reason when a file is missing', async () => {
    rmSync(indexFile());
    expect(await reason()).toContain('is missing');
    rmSync(folder, { recursive: true });
    expect(await reason()).toBe('there is no saved index');
  });

  it('is refused wherever it is damaged or cut', async () => {
    const whole = readFileSync(indexFile());
    for (let at = 0; at < whole.length; at += 997) {
      const flipped = Buffer.from(whole);
      flipped[at]! ^= 0x10;
      writeFileSync(indexFile(), flipped);
      expect(await reason()).toContain('is damaged');
      writeFileSync(indexFile(), whole.subarray(0, at));
      expect(await reason()).toContain('is damaged');
    }
  });

  it.each(['', '{', 'null', '[]', '"text"', '\0\0\0', '{"format":2}'])(
    'is refused with the manifest %j',
    async (content) => {
      writeFileSync(`${path}.json`, content);
      expect(await reason()).toMatch(/saved index/);
    },
  );

  it.each([
    ['generation', null],
    ['deleted', 'none'],
    ['deleted', [1.5]],
    ['count', 99],
    ['sha256', 5],
    ['file', '../../etc/passwd'],
    ['file', 5],
  ])('is refused when its manifest has %s %j', async (name, value) => {
    writeFileSync(`${path}.json`, JSON.stringify({ ...manifest(), [name]: value }));
    expect(await reason()).toMatch(/index/);
  });

  it('is refused when a folder stands in its place', async () => {
    const file = indexFile();
    rmSync(file);
    mkdirSync(file);
    expect(await reason()).toContain('cannot be read');
  });

  it('leaves an index in use alone when another one cannot be read', async () => {
    const loaded = await loadHnsw(path, expected);
    if (!('index' in loaded)) throw new Error(loaded.en);
    writeFileSync(indexFile(), 'damaged');
    expect(await reason()).toContain('is damaged');
    expect(loaded.index.search(unitVector(5, 8), 1)[0]!.label).toBe(5);
  });

  it('stays when the next save fails', async () => {
    const before = readdirSync(folder);
    const broken = indexOf(10);
    // What a full disk does: fewer bytes than there should be, and no error.
    broken.writeUnchecked = (file) => writeFileSync(file, 'full');
    const save = () => saveHnsw(broken, path, { ...identity, generation: 9, highest: 0 });
    expect(save).toThrow(EmbeddingError);
    expect(save).toThrow(
      expect.objectContaining({
        text: {
          fr: `L’index n’a pas pu être écrit dans ${path}\u00a0: seuls 4\u00a0octets ont été écrits.`,
          en: `The index could not be written to ${path}: only 4 bytes were written.`,
        },
      }),
    );
    expect(readdirSync(folder)).toEqual(before);
    expect(await loadHnsw(path, expected)).toMatchObject({ generation: 7 });
  });

  it('cannot be saved where there is a file instead of a folder', () => {
    writeFileSync(join(folder, 'file'), '');
    const inside = join(folder, 'file', 'chunks.hnsw');
    expect(() => saveHnsw(indexOf(1), inside, { ...identity, generation: 1, highest: 0 })).toThrow(
      EmbeddingError,
    );
    expect(existsSync(inside)).toBe(false);
  });
});
