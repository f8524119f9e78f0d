import { Adam } from './adam.ts';
import { type Barrier, partOf } from './barrier.ts';
import { type Batch, Batches } from './batches.ts';
import { ContrastiveLoss, type LossMemory } from './contrastive-loss.ts';
import type { EncodedSource } from './encoded-source.ts';
import { pool, poolBackward } from './pooling.ts';
import { RIGHT_WIDTH } from './product.ts';
import type { Settings } from './recipe.ts';

export interface Step {
  readonly loss: number;
  readonly source: string;
}

/** What the threads share. */
export interface TrainingState {
  readonly settings: Settings;
  readonly sources: readonly EncodedSource[];
  /** Piece vectors, and of each of their numbers Adam's means of the gradient and of its square. */
  readonly table: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
  readonly loss: LossMemory;
}

/**
 * One thread's side of the training. Every thread makes the same batches; of each it pools some of the texts and, at the
 * end, changes some of the dimensions of the table.
 */
export class TableTrainer {
  readonly #batches: Batches;
  readonly #adam: Adam;
  readonly #lengths: Float32Array;

  private constructor(
    private readonly state: TrainingState,
    private readonly loss: ContrastiveLoss,
    private readonly barrier: Barrier,
  ) {
    this.#batches = new Batches(state.sources, state.settings);
    this.#lengths = new Float32Array(2 * state.settings.batch);
    this.#adam = new Adam(state, partOf(barrier, state.settings.dimension, RIGHT_WIDTH));
  }

  static async create(state: TrainingState, barrier: Barrier): Promise<TableTrainer> {
    const loss = await ContrastiveLoss.create(state.loss, state.settings.scale, barrier);
    return new TableTrainer(state, loss, barrier);
  }

  /** Trains some steps, after which the table is at rest. @returns each step's loss and the source of its batch. */
  run(steps: number): Step[] {
    const taken = Array.from({ length: steps }, () => this.#step());
    this.#adam.settleAll();
    return taken;
  }

  #step(): Step {
    const batch = this.#batches.next();
    const { rows, slots } = slotsOf(batch.pieces, this.state.settings.pieces);
    this.#adam.settle(rows);
    this.barrier.wait();
    this.#pool(batch);
    const loss = this.loss.compute(batch.size, batch.duplicates);
    this.#poolBackward(batch);
    this.barrier.wait();
    this.#adam.step(rows, this.#gradients(batch, rows.length, slots));
    return { loss, source: batch.source };
  }

  #pool({ size, pieces, starts }: Batch): void {
    const { dimension } = this.state.settings;
    const table = { data: this.state.table, dimension };
    const [from, to] = partOf(this.barrier, size, RIGHT_WIDTH);
    for (let pair = from; pair < to; pair++) {
      for (const [side, vectors] of [this.loss.anchors, this.loss.positives].entries()) {
        const text = side * size + pair;
        const [start, end] = [starts[text]!, starts[text + 1]!];
        this.#lengths[text] = pool(table, pieces, start, end, vectors, pair * dimension);
      }
    }
  }

  #poolBackward({ size, starts }: Batch): void {
    const { dimension } = this.state.settings;
    const { anchors, positives, anchorGradients, positiveGradients } = this.loss;
    const [from, to] = partOf(this.barrier, size, RIGHT_WIDTH);
    const sides = [
      [anchorGradients, anchors],
      [positiveGradients, positives],
    ] as const;
    for (let pair = from; pair < to; pair++) {
      for (const [side, [gradients, vectors]] of sides.entries()) {
        const text = side * size + pair;
        const count = starts[text + 1]! - starts[text]!;
        const at = pair * dimension;
        poolBackward(gradients, vectors, at, dimension, this.#lengths[text]!, count);
      }
    }
  }

  /** The gradient by this thread's dimensions of the batch's rows of the table. */
  #gradients({ size, pieces, starts }: Batch, count: number, slots: Int32Array): Float32Array {
    const { dimension } = this.state.settings;
    const [from, to] = partOf(this.barrier, dimension, RIGHT_WIDTH);
    const width = to - from;
    const sums = new Float32Array(count * width);
    for (const [side, of] of [this.loss.anchorGradients, this.loss.positiveGradients].entries()) {
      for (let pair = 0; pair < size; pair++) {
        const text = side * size + pair;
        const gradient = of.subarray(pair * dimension + from, pair * dimension + to);
        for (let i = starts[text]!; i < starts[text + 1]!; i++) {
          const at = slots[pieces[i]!]! * width;
          for (let d = 0; d < width; d++) sums[at + d]! += gradient[d]!;
        }
      }
    }
    return sums;
  }
}

/** Numbers the distinct pieces of a batch in the order in which they come. */
function slotsOf(pieces: Uint16Array, count: number) {
  const slots = new Int32Array(count).fill(-1);
  const rows: number[] = [];
  for (const piece of pieces) {
    if (slots[piece]! < 0) slots[piece] = rows.push(piece) - 1;
  }
  return { rows, slots };
}
