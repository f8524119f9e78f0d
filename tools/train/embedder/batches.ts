import type { EncodedSource } from './encoded-source.ts';
import { RIGHT_WIDTH } from './product.ts';
import { Random } from './random.ts';

/** Pairs of one source. Text r is the anchor of pair r, text `size + r` its positive. */
export interface Batch {
  readonly source: string;
  /** Pairs, a multiple of {@link RIGHT_WIDTH}. */
  readonly size: number;
  /** Piece ids of all texts, after dropout. */
  readonly pieces: Uint16Array;
  /** Where each text's ids start; one more number says where they end. */
  readonly starts: Uint32Array;
  /** For each pair the others of which the anchor or the positive is the same text: no wrong answers. */
  readonly duplicates: readonly (readonly number[])[];
}

export interface BatchSettings {
  readonly seed: number;
  readonly batch: number;
  readonly dropout: number;
  readonly dropoutAbove: number;
}

/** Makes the batches of a training run, one after the other; every thread makes the same ones for itself. */
export class Batches {
  readonly #random: Random;
  readonly #sources: readonly EncodedSource[];
  readonly #shares: number;
  /** For each source its pairs in the order of use, and how many are used. */
  readonly #orders: { readonly order: Uint32Array; used: number }[];

  /** @throws RangeError where no source has enough pairs for a batch. */
  constructor(
    sources: readonly EncodedSource[],
    private readonly settings: BatchSettings,
  ) {
    this.#random = new Random(settings.seed, 'batches');
    this.#sources = sources.filter(({ pairs }) => pairs >= RIGHT_WIDTH);
    if (this.#sources.length === 0) throw new RangeError('No source has enough pairs for a batch.');
    this.#shares = this.#sources.reduce((sum, { share }) => sum + share, 0);
    this.#orders = this.#sources.map(({ pairs }) => ({
      order: this.#random.shuffle(Uint32Array.from({ length: pairs }, (_, i) => i)),
      used: 0,
    }));
  }

  next(): Batch {
    const at = this.#pickSource();
    const source = this.#sources[at]!;
    const most = Math.min(this.settings.batch, source.pairs);
    const chosen = this.#take(at, most - (most % RIGHT_WIDTH));
    const texts = [...chosen.map((pair) => 2 * pair), ...chosen.map((pair) => 2 * pair + 1)];
    const total = texts.reduce((sum, t) => sum + source.starts[t + 1]! - source.starts[t]!, 0);
    const pieces = new Uint16Array(total);
    const starts = new Uint32Array(texts.length + 1);
    let end = 0;
    for (const [row, text] of texts.entries()) {
      starts[row] = end;
      end = this.#dropOut(source, text, pieces, end);
    }
    starts[texts.length] = end;
    const numbers = texts.map((text) => source.texts[text]!);
    return {
      source: source.name,
      size: chosen.length,
      pieces: pieces.subarray(0, end),
      starts,
      duplicates: duplicatesOf(numbers, chosen.length),
    };
  }

  #pickSource(): number {
    let rest = this.#random.next() * this.#shares;
    const at = this.#sources.findIndex(({ share }) => {
      rest -= share;
      return rest < 0;
    });
    return at < 0 ? this.#sources.length - 1 : at;
  }

  /** The next `count` pairs of a source, in a new order when they are used up. */
  #take(at: number, count: number): number[] {
    const state = this.#orders[at]!;
    if (state.used + count > state.order.length) {
      this.#random.shuffle(state.order);
      state.used = 0;
    }
    state.used += count;
    return [...state.order.subarray(state.used - count, state.used)];
  }

  /** Copies a text's ids, without some of them when it is long. @returns where they end. */
  #dropOut(source: EncodedSource, text: number, into: Uint16Array, start: number): number {
    const [from, to] = [source.starts[text]!, source.starts[text + 1]!];
    const { dropout, dropoutAbove } = this.settings;
    const share = to - from > dropoutAbove ? dropout : 0;
    let end = start;
    for (let i = from; i < to; i++) {
      if (share > 0 && this.#random.next() < share) continue;
      into[end++] = source.pieces[i]!;
    }
    if (end === start) into[end++] = source.pieces[from]!;
    return end;
  }
}

/** @param numbers of the anchors, then of the positives. */
function duplicatesOf(numbers: readonly number[], size: number): number[][] {
  const pairs = new Map<number, number[]>();
  for (const [text, number] of numbers.entries()) {
    const those = pairs.get(number);
    if (those === undefined) pairs.set(number, [text % size]);
    else those.push(text % size);
  }
  return Array.from({ length: size }, (_, pair) => {
    const those = [...pairs.get(numbers[pair]!)!, ...pairs.get(numbers[size + pair]!)!];
    return those.length === 2 ? [] : [...new Set(those)].filter((other) => other !== pair);
  });
}
