import type { Span } from './spans.ts';

/** What a pair of units is worth beside those before. */
const PAIR = 2;
const NEXT_TO_PAIR = 1;
/** Units of a noun and what goes with it. */
const LONGEST_TURN = 3;
const worthOf = (length: number): number => length * PAIR + NEXT_TO_PAIR;

/** What is alike, by places in the claim and in the support. */
interface Likeness {
  same(claim: number, support: number): boolean;
  /** Whether so many units side by side are those there the other way round; null where none may be. */
  readonly turned: ((claim: number, support: number, length: number) => boolean) | null;
}

/**
 * Which units of the support those of a claim are: the most, in the same order, and rather side by side (Needleman and
 * Wunsch, 1970, with no cost for what is left out).
 *
 * @param claimed units of the claim.
 * @param given units of the support.
 * @returns for each unit of the claim its place in the support; -1 for none.
 */
export function align(claimed: number, given: number, { same, turned }: Likeness): number[] {
  const width = given + 1;
  const cells = (claimed + 1) * width;
  /** Best worth of the units before; and of those that end in a pair. */
  const best = new Float64Array(cells);
  const paired = new Float64Array(cells).fill(-Infinity);
  const turns = new Uint8Array(cells);
  for (let i = 1; i <= claimed; i++) {
    for (let j = 1; j <= given; j++) {
      const at = i * width + j;
      const diagonal = at - width - 1;
      if (same(i - 1, j - 1)) {
        paired[at] = PAIR + Math.max(best[diagonal]!, paired[diagonal]! + NEXT_TO_PAIR);
      }
      const longest = turned ? Math.min(i, j, LONGEST_TURN) : 0;
      for (let length = 2; length <= longest; length++) {
        if (!turned!(i - length, j - length, length)) continue;
        const before = at - length * (width + 1);
        paired[at] = Math.max(
          paired[at]!,
          worthOf(length) + Math.max(best[before]!, paired[before]!),
        );
        turns[at] = length;
      }
      best[at] = Math.max(best[at - 1]!, best[at - width]!, paired[at]!);
    }
  }
  const places = new Array<number>(claimed).fill(-1);
  let [i, j] = [claimed, given];
  let inPair = false;
  while (i > 0 && j > 0) {
    const at = i * width + j;
    if (!inPair && best[at] !== paired[at]) {
      if (best[at] === best[at - 1]) j--;
      else i--;
      continue;
    }
    const length = turns[at]!;
    if (length > 0) {
      for (let k = 0; k < length; k++) places[i - length + k] = j - 1 - k;
      i -= length;
      j -= length;
      inPair = best[i * width + j] === paired[i * width + j];
      continue;
    }
    places[i - 1] = j - 1;
    const diagonal = at - width - 1;
    inPair = paired[at] === PAIR + NEXT_TO_PAIR + paired[diagonal]!;
    i--;
    j--;
  }
  return places;
}

/** The runs of true: of units that have no place, or keep none. */
export function runsOf(flags: readonly boolean[]): Span[] {
  const runs: Span[] = [];
  let from = -1;
  for (let i = 0; i <= flags.length; i++) {
    if (flags[i] && from < 0) from = i;
    else if (!flags[i] && from >= 0) {
      runs.push({ start: from, end: i });
      from = -1;
    }
  }
  return runs;
}
