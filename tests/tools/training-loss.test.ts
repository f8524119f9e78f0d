import { describe, expect, it } from 'vitest';
import { type Barrier, partOf } from '../../tools/train/embedder/barrier.ts';
import { ContrastiveLoss, lossMemory } from '../../tools/train/embedder/contrastive-loss.ts';
import { pool, poolBackward } from '../../tools/train/embedder/pooling.ts';
import { Random } from '../../tools/train/embedder/random.ts';
import { similarities } from '../../tools/train/embedder/similarities.ts';

/** A thread alone. */
const NO_BARRIER: Barrier = { thread: 0, threads: 1, wait: () => {} };

const [SIZE, DIMENSION, SCALE] = [16, 24, 12] as const;
const NO_DUPLICATES = Array.from({ length: SIZE }, () => []);

function unitVectors(random: Random, count: number, dimension: number): Float32Array[] {
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimension }, () => random.normal());
    const length = Math.hypot(...vector);
    return vector.map((x) => x / length);
  });
}

/** The loss by its formula. */
function plainLoss(
  anchors: Float32Array,
  positives: Float32Array,
  duplicates: readonly (readonly number[])[] = NO_DUPLICATES,
): number {
  const s = (i: number, j: number) => {
    let dot = 0;
    for (let d = 0; d < DIMENSION; d++) {
      dot += anchors[i * DIMENSION + d]! * positives[j * DIMENSION + d]!;
    }
    return SCALE * dot;
  };
  const pairs = Array.from({ length: SIZE }, (_, i) => i);
  const entropy = (of: (i: number, j: number) => number) =>
    pairs.map((i) => {
      const others = pairs.filter((j) => !duplicates[i]!.includes(j));
      return Math.log(others.reduce((sum, j) => sum + Math.exp(of(i, j)), 0)) - of(i, i);
    });
  const both = [...entropy(s), ...entropy((i, j) => s(j, i))];
  return both.reduce((sum, x) => sum + x, 0) / (2 * SIZE);
}

async function filledLoss(duplicates: readonly (readonly number[])[]) {
  const loss = await ContrastiveLoss.create(lossMemory(SIZE, DIMENSION), SCALE, NO_BARRIER);
  const random = new Random(3, 'vectors');
  for (const vectors of [loss.anchors, loss.positives]) {
    for (const [i, vector] of unitVectors(random, SIZE, DIMENSION).entries()) {
      vectors.set(vector, i * DIMENSION);
    }
  }
  return { loss, value: loss.compute(SIZE, duplicates) };
}

describe('the loss', () => {
  const duplicates = NO_DUPLICATES.map((_, i) =>
    i === 2 ? [5, 7] : i === 5 || i === 7 ? [2] : [],
  );

  it.each([
    ['without duplicates', NO_DUPLICATES],
    ['with duplicates', duplicates],
  ])('is that of the formula %s, and so is its gradient', async (_, those) => {
    const { loss, value } = await filledLoss(those);
    expect(value).toBeCloseTo(plainLoss(loss.anchors, loss.positives, those), 5);
    const sides = [
      [loss.anchors, loss.anchorGradients],
      [loss.positives, loss.positiveGradients],
    ] as const;
    const h = 2 ** -10;
    for (const [vectors, gradients] of sides) {
      for (let at = 0; at < SIZE * DIMENSION; at += 7) {
        const before = vectors[at]!;
        vectors[at] = before + h;
        const up = plainLoss(loss.anchors, loss.positives, those);
        vectors[at] = before - h;
        const down = plainLoss(loss.anchors, loss.positives, those);
        vectors[at] = before;
        expect(gradients[at]).toBeCloseTo((up - down) / (2 * h), 4);
      }
    }
  });
});

describe('pooling', () => {
  it('has the gradient of its formula', () => {
    const random = new Random(4, 'pooling');
    const dimension = 6;
    const table = {
      data: Float32Array.from({ length: 5 * dimension }, () => random.normal()),
      dimension,
    };
    const direction = Float32Array.from({ length: dimension }, () => random.normal());
    const pieces = [1, 3, 3, 4];
    const unit = new Float32Array(dimension);
    const value = () => {
      const length = pool(table, pieces, 0, pieces.length, unit, 0);
      return { length, value: unit.reduce((sum, x, d) => sum + x * direction[d]!, 0) };
    };
    const { length } = value();
    expect(Math.hypot(...unit)).toBeCloseTo(1, 6);
    const gradient = direction.slice();
    poolBackward(gradient, unit, 0, dimension, length, pieces.length);
    const h = 2 ** -8;
    for (const [piece, times] of [
      [0, 0],
      [1, 1],
      [3, 2],
      [4, 1],
    ] as const) {
      for (let d = 0; d < dimension; d++) {
        const at = piece * dimension + d;
        const before = table.data[at]!;
        table.data[at] = before + h;
        const up = value().value;
        table.data[at] = before - h;
        const down = value().value;
        table.data[at] = before;
        expect(times * gradient[d]!).toBeCloseTo((up - down) / (2 * h), 3);
      }
    }
  });
});

describe('the product', () => {
  it('is that of the formula, whatever the number of vectors', async () => {
    const random = new Random(5, 'product');
    for (const [left, right, dimension] of [
      [1, 1, 8],
      [5, 4099, 3],
      [515, 9, 40],
    ] as const) {
      const a = unitVectors(random, left, dimension);
      const b = unitVectors(random, right, dimension);
      const rows = await similarities(a, b);
      expect(rows).toHaveLength(left);
      for (const [i, row] of rows.entries()) {
        expect(row).toHaveLength(right);
        const worst = b.reduce((most, vector, j) => {
          const dot = vector.reduce((sum, x, d) => sum + x * a[i]![d]!, 0);
          return Math.max(most, Math.abs(dot - row[j]!));
        }, 0);
        expect(worst).toBeLessThan(1e-5);
      }
    }
  });

  it('is shared out in whole groups', () => {
    for (const threads of [1, 2, 3, 7]) {
      const parts = Array.from({ length: threads }, (_, thread) =>
        partOf({ thread, threads, wait: () => {} }, 40, 8),
      );
      expect(parts[0]![0]).toBe(0);
      expect(parts.at(-1)![1]).toBe(40);
      for (const [i, [from, to]] of parts.entries()) {
        expect(from % 8).toBe(0);
        expect(to).toBe(parts[i + 1]?.[0] ?? 40);
      }
    }
  });
});
