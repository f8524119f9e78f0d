import { describe, expect, it } from 'vitest';
import { plotStages } from '../../tools/bench/plot-stages.ts';
import type { StageKind } from '../../tools/bench/stage-kind.ts';
import { mayGrow, type SizeStages, stagesTable } from '../../tools/bench/stages.ts';

const question = {
  understanding: 1,
  candidates: 2,
  ranking: 3,
  reading: 50,
  composing: 4,
  rendering: 0.05,
};
const indexing = {
  reading: 0.5,
  cutting: 0.5,
  tokenising: 0.5,
  embedding: 1,
  hnsw: 0.5,
  sqlite: 0.5,
};
const small: SizeStages = { chunks: 1_000, question, indexing };
const large = (change: Partial<SizeStages['question']>): SizeStages => ({
  chunks: 1_000_000,
  question: { ...question, ...change },
  indexing,
});

describe('the stages of a question and of indexing', () => {
  it('may grow by nothing, or by the logarithm', () => {
    expect(mayGrow('constant', 1_000, 1_000_000)).toBe(1);
    expect(mayGrow('logarithm', 1_000, 1_000_000)).toBeCloseTo(2);
  });

  it('are named where they grow by more', () => {
    expect(stagesTable([small, large({})]).faults).toEqual([]);
    // Twice is what a logarithm allows; three times is within what chance adds, four times is not.
    expect(stagesTable([small, large({ candidates: 5.9 })]).faults).toEqual([]);
    expect(stagesTable([small, large({ candidates: 8 })]).faults).toEqual([
      'candidates: full text and HNSW',
    ]);
    expect(stagesTable([small, large({ ranking: 6 })]).faults).toEqual(['ranking']);
    expect(stagesTable([small, large({ rendering: 0.09 })]).faults).toEqual([]);
  });

  it('are a table with a column for each size', () => {
    const { lines } = stagesTable([small, large({ candidates: 4 })]);
    expect(lines[0]).toBe('|  | 1000 chunks | 1000000 chunks | grew by | may grow by |');
    expect(lines).toContain('| candidates: full text and HNSW | 2.0 | 4.0 | 2.0 × | 2.0 × |');
    expect(new Set(lines.map((line) => line.split('|').length))).toEqual(new Set([7]));
  });

  it('are drawn as bars as long as they take', () => {
    const kinds = {
      a: { name: 'first', grows: 'constant' },
      b: { name: 'second', grows: 'logarithm' },
    } as const satisfies Record<string, StageKind>;
    const cost = { a: 1, b: 3 };
    const svg = plotStages([{ chunks: 5, question: cost, indexing: cost }], kinds, kinds);
    const widths = [...svg.matchAll(/<rect x="[\d.]+" y="\d+" width="([\d.]+)" height="24"/g)];
    expect(widths.map(([, width]) => Number(width))).toEqual([172.5, 517.5, 172.5, 517.5]);
    expect(svg.match(/>second</g)).toHaveLength(2);
  });
});
