import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LocalEmbedder, WordIndex } from '../../embeddings/embedder.ts';
import { toInt8 } from '../../embeddings/int8-vector.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { writeTinyModel } from './tiny-model.ts';
import { unitVector } from './unit-vectors.ts';

const folder = temporaryFolder();
const load = (model = 'kiosque-fr-en') => loadEmbedder({ model, cacheDir: join(folder, 'cache') });
const FRENCH = 'otage boulanger grève prison rivière école maire'.split(' ');

async function vocabularyOf(embedder: LocalEmbedder, words: readonly string[]): Promise<WordIndex> {
  const vocabulary = await embedder.openVocabulary!();
  const vectors = await embedder.embed(words, 'passage');
  for (const [i, word] of words.entries()) vocabulary.add(word, toInt8(vectors[i]!));
  return vocabulary;
}

describe('word neighbours', () => {
  it('finds the translation of a word', async () => {
    const vocabulary = await vocabularyOf(await load(), FRENCH);
    const found = await vocabulary.nearest(['hostages', 'baker', 'mayor', 'river'], 1);
    expect(found.map(([best]) => best!.word)).toEqual(['otage', 'boulanger', 'maire', 'rivière']);
    const [[self]] = (await vocabulary.nearest(['école'], 2)) as [
      [{ word: string; score: number }],
    ];
    expect(self.word).toBe('école');
    expect(self.score).toBeCloseTo(1, 2);
  });

  it('finds what comparing every word finds, however many there are', async () => {
    const embedder = await load();
    const vocabulary = await embedder.openVocabulary!();
    const bytes = Array.from({ length: 9_000 }, (_, i) => toInt8(unitVector(i, 384)));
    for (const [i, vector] of bytes.entries()) vocabulary.add(String(i), vector);
    expect(vocabulary.size).toBe(9_000);
    const [query] = await embedder.embed(['budget'], 'passage');
    const scores = bytes.map((vector, i) => {
      const dot = vector.reduce((sum, value, at) => sum + value * query![at]!, 0);
      return { word: String(i), score: dot / Math.hypot(...vector) };
    });
    const best = scores.sort((a, b) => b.score - a.score).slice(0, 3);
    const [found] = await vocabulary.nearest(['budget'], 3);
    for (const [i, { word, score }] of found!.entries()) {
      expect(score).toBeCloseTo(best[i]!.score, 2);
      expect(scores.find((other) => other.word === word)!.score).toBeCloseTo(score, 2);
    }
  });

  it('has no neighbours without words, and none of words without a token', async () => {
    const embedder = await load();
    const empty = await embedder.openVocabulary!();
    expect(await empty.nearest(['budget'], 4)).toEqual([[]]);
    const vocabulary = await vocabularyOf(embedder, FRENCH);
    expect(await vocabulary.nearest([], 4)).toEqual([]);
    expect(await vocabulary.nearest(['budget'], 0)).toEqual([[]]);
    const [none, all] = await vocabulary.nearest(['\u200b', 'budget'], 100);
    expect(none).toEqual([]);
    expect(all!.map(({ word }) => word).sort()).toEqual([...FRENCH].sort());
  });

  it('takes vectors of the model only', async () => {
    const vocabulary = await (await load()).openVocabulary!();
    expect(() => vocabulary.add('mot', new Int8Array(3))).toThrow('3 numbers, not 384');
  });

  it('is not offered where words depend on the words around', async () => {
    expect((await load(writeTinyModel(join(folder, 'tiny')))).openVocabulary).toBeNull();
  });

  it('compares eight words with 50,000 in less time than a loop takes for one', async () => {
    const vocabulary = await (await load()).openVocabulary!();
    const bytes = new Int8Array(50_000 * 384);
    for (let i = 0; i < bytes.length; i++) bytes[i] = ((i * 7919) % 255) - 127;
    for (let at = 0; at < bytes.length; at += 384) {
      vocabulary.add(String(at), bytes.subarray(at, at + 384));
    }
    const asked = 'river budget hostage baker library school mayor council'.split(' ');
    const query = unitVector(1, 384);
    const [product, loop] = [[], []] as number[][];
    for (let run = 0; run < 5; run++) {
      let started = performance.now();
      await vocabulary.nearest(asked, 8);
      product!.push(performance.now() - started);
      started = performance.now();
      let best = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < bytes.length; at += 384) {
        let dot = 0;
        for (let i = 0; i < 384; i++) dot += query[i]! * bytes[at + i]!;
        best = Math.max(best, dot);
      }
      loop!.push(performance.now() - started);
      expect(best).toBeGreaterThan(0);
    }
    expect(Math.min(...product!)).toBeLessThan(Math.min(...loop!));
  });
});
