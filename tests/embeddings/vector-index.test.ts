import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { loadHnsw, saveHnsw } from '../../embeddings/hnsw-file.ts';
import { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { MAX_DELETED_SHARE } from '../../src/indexing/hnsw/update-hnsw.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { unitVector } from './unit-vectors.ts';
import { describeVectorIndex } from './vector-index-contract.ts';

describeVectorIndex('hnsw', (dimension) => new HnswIndex({ dimension }));
describeVectorIndex('exact', (dimension) => new ExactIndex(dimension));

describe('hnsw and its exact twin', () => {
  const path = join(temporaryFolder(), 'twin');
  const dimension = 16;
  const identity = { embedder: 'test', revision: '1' };
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('add'), n: fc.nat(1_000) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('remove'), n: fc.nat(1_000) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('change'), n: fc.nat(1_000) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('search'), n: fc.nat(1_000) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reload'), n: fc.nat(1_000) }) },
  );

  it('agree after any additions, changes, removals, saves and loads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120, size: 'max' }), async (steps) => {
        let hnsw = new HnswIndex({ dimension });
        const exact = new ExactIndex(dimension);
        const labels: number[] = [];
        const vectors = new Map<number, Float32Array>();
        for (const [at, { do: action, n }] of steps.entries()) {
          vectors.set(at, unitVector(n, dimension));
          if (action === 'add') {
            for (const index of [hnsw, exact]) index.add(at, vectors.get(at)!);
            labels.push(at);
          } else if (action === 'remove' && labels.length > 0) {
            const [label] = labels.splice(n % labels.length, 1);
            for (const index of [hnsw, exact]) index.remove(label!);
          } else if (action === 'change' && labels.length > 0) {
            const former = labels.splice(n % labels.length, 1, at)[0]!;
            for (const index of [hnsw, exact]) {
              index.remove(former);
              index.add(at, vectors.get(at)!);
            }
          } else if (action === 'search') {
            const query = unitVector(n + 5_000, dimension);
            const [found, truth] = [hnsw.search(query, 10), exact.search(query, 10)];
            expect(found).toHaveLength(truth.length);
            for (const [rank, { score }] of found.entries()) {
              expect(score).toBeCloseTo(truth[rank]!.score, 5);
            }
          } else if (action === 'reload') {
            saveHnsw(hnsw, path, { ...identity, generation: n, highest: 0 });
            const loaded = await loadHnsw(path, { dimension, ...identity });
            if (!('index' in loaded)) throw new Error(loaded.en);
            expect(loaded.generation).toBe(n);
            hnsw = loaded.index;
          }
          // As the product does: hnswlib links a new point only with those that are not deleted, and cuts old links for it. Where
          // most are deleted, that leaves points that no search comes to.
          if (hnsw.deleted.size > MAX_DELETED_SHARE * (hnsw.size + hnsw.deleted.size)) {
            hnsw = new HnswIndex({ dimension });
            for (const label of labels) hnsw.add(label, vectors.get(label)!);
          }
          expect(hnsw.size).toBe(exact.size);
          const differs = Array.from({ length: at + 1 }, (_, label) => label).filter(
            (label) => hnsw.has(label) !== exact.has(label),
          );
          expect(differs).toEqual([]);
        }
      }),
      { numRuns: LONG ? 60 : 20 },
    );
  });

  it('agree on at least 98 of 100 neighbours after everything was replaced once and half again', () => {
    const hnsw = new HnswIndex({ dimension: 48 });
    const exact = new ExactIndex(48);
    const size = 1_500;
    for (let label = 0; label < size * 2.5; label++) {
      for (const index of [hnsw, exact]) {
        index.add(label, unitVector(label, 48));
        if (label >= size) index.remove(label - size);
      }
    }
    let hits = 0;
    for (let q = 0; q < 100; q++) {
      const query = unitVector(100_000 + q, 48);
      const truth = new Set(exact.search(query, 10).map(({ label }) => label));
      hits += hnsw.search(query, 10).filter(({ label }) => truth.has(label)).length;
    }
    expect(hits / 1_000).toBeGreaterThanOrEqual(0.98);
  });
});
