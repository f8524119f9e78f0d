import type { Settings } from './recipe.ts';

/** A table to change, and of each of its numbers the running means of the gradient and of its square. */
export interface AdamState {
  readonly settings: Settings;
  readonly table: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

const EPSILON = 1e-8;
/** What is left of a push after so many steps can be left out. */
const FADED = 1e-6;

/**
 * Adam (Kingma and Ba 2015) on some dimensions of the whole table, at the price of the batch's rows alone. A row that is
 * in no batch goes on moving by its old means m / √v, which shrink by β₁ / √β₂ a step: when it comes again, the steps it
 * missed are made up for at once.
 *
 * Without the correction for the first steps, which these betas don't need: 1 - β₁ = √(1 - β₂), so that a row's first
 * change is as large as the rate either way.
 */
export class Adam {
  #step = 0;
  /** Steps that each row has taken part in or made up for. */
  readonly #settled: Int32Array;

  /** @param part of the dimensions, from and to. */
  constructor(
    private readonly state: AdamState,
    private readonly part: readonly [number, number],
  ) {
    this.#settled = new Int32Array(state.settings.pieces);
  }

  /** Makes up for the steps that rows have missed: before they are read. */
  settle(rows: Iterable<number>): void {
    const { settings, table, means, squares } = this.state;
    const [b1, b2] = settings.betas;
    const shrink = b1 / Math.sqrt(b2);
    for (const row of rows) {
      const from = this.#settled[row]!;
      if (from === this.#step) continue;
      let push = 0;
      let left = shrink;
      for (let step = from; step < this.#step && left > FADED; step++, left *= shrink) {
        push += rateAt(step, settings) * left;
      }
      const [kept1, kept2] = [b1 ** (this.#step - from), b2 ** (this.#step - from)];
      const start = row * settings.dimension;
      for (let i = start + this.part[0]; i < start + this.part[1]; i++) {
        table[i]! -= (push * means[i]!) / (Math.sqrt(squares[i]!) + EPSILON);
        means[i]! *= kept1;
        squares[i]! *= kept2;
      }
      this.#settled[row] = this.#step;
    }
  }

  settleAll(): void {
    this.settle(this.#settled.keys());
  }

  /** @param gradients of this part of the dimensions of `rows`, one after the other; the rows are settled. */
  step(rows: readonly number[], gradients: Float32Array): void {
    const { settings, table, means, squares } = this.state;
    const [b1, b2] = settings.betas;
    const rate = rateAt(this.#step, settings);
    let at = 0;
    for (const row of rows) {
      const start = row * settings.dimension;
      for (let i = start + this.part[0]; i < start + this.part[1]; i++) {
        const gradient = gradients[at++]!;
        const mean = b1 * means[i]! + (1 - b1) * gradient;
        const square = b2 * squares[i]! + (1 - b2) * gradient * gradient;
        means[i] = mean;
        squares[i] = square;
        table[i]! -= (rate * mean) / (Math.sqrt(square) + EPSILON);
      }
      this.#settled[row] = this.#step + 1;
    }
    this.#step++;
  }
}

/** Rises from 0 in the first steps, then falls in a line to a share of the highest. */
function rateAt(step: number, settings: Settings): number {
  const { rate, lastRate, warmUpSteps, steps } = settings;
  if (step < warmUpSteps) return (rate * (step + 1)) / warmUpSteps;
  const done = (step - warmUpSteps) / Math.max(1, steps - 1 - warmUpSteps);
  return rate * (1 - (1 - lastRate) * done);
}
