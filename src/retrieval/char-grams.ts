import { fold } from '../text/words.ts';

const SIZES = [4, 5] as const;
const BASE = 31;

/** First of the usual signs, for to tell whether any other is a letter takes several times as long. */
const RUN = /[a-z0-9]+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;

/** Letters and digits, folded, with single spaces between words and one at each end. */
export function flatten(text: string): string {
  return ` ${(fold(text).match(RUN) ?? []).join(' ')} `;
}

/** Hash of `size` characters from `start`, as a 32-bit integer. */
function hash(text: string, start: number, size: number): number {
  let value = size;
  for (let i = start; i < start + size; i++)
    value = (Math.imul(value, BASE) + text.charCodeAt(i)) | 0;
  return value;
}

/**
 * Character 4- and 5-grams of a question, across its words. A gram weighs what the words under its letters weigh on
 * average; the weights add up to 1.
 * @param wordWeights by folded word; a word that is not there weighs nothing.
 */
export function charGrams(
  text: string,
  wordWeights: ReadonlyMap<string, number>,
): Map<number, number> {
  const flat = flatten(text);
  const letterWeights = new Float64Array(flat.length);
  for (const { 0: word, index } of flat.matchAll(/\S+/g)) {
    letterWeights.fill(wordWeights.get(word) ?? 0, index, index + word.length);
  }
  const grams = new Map<number, number>();
  let total = 0;
  for (const size of SIZES) {
    for (let start = 0; start + size <= flat.length; start++) {
      let sum = 0;
      let letters = 0;
      for (let i = start; i < start + size; i++) {
        if (flat[i] === ' ') continue;
        sum += letterWeights[i]!;
        letters++;
      }
      const key = hash(flat, start, size);
      const weight = letters === 0 ? 0 : sum / letters;
      const before = grams.get(key) ?? 0;
      if (weight <= before) continue;
      grams.set(key, weight);
      total += weight - before;
    }
  }
  for (const [key, weight] of grams) grams.set(key, weight / total);
  return grams;
}

/** What the size adds to the {@link hash} of four and of five characters. */
const OF_FOUR = Math.imul(4, BASE ** 4);
const OF_FIVE = Math.imul(5, BASE ** 5);

/** Of the text at hand: memory of their own for each takes as long as all the rest. */
let codes = new Uint16Array(4096);

/** Hashes of all character 4- and 5-grams of a text that is {@link flatten}ed already, one size after the other. */
export function gramsOf(flat: string): Int32Array {
  if (codes.length < flat.length) codes = new Uint16Array(2 * flat.length);
  for (let i = 0; i < flat.length; i++) codes[i] = flat.charCodeAt(i);
  const fours = Math.max(0, flat.length - 3);
  const hashes = new Int32Array(fours + Math.max(0, flat.length - 4));
  for (let i = 0; i < fours; i++) {
    const two = Math.imul(codes[i]!, BASE) + codes[i + 1]!;
    const four = Math.imul(Math.imul(two, BASE) + codes[i + 2]!, BASE) + codes[i + 3]!;
    hashes[i] = OF_FOUR + four;
    if (i + 1 < fours) hashes[fours + i] = OF_FIVE + Math.imul(four, BASE) + codes[i + 4]!;
  }
  return hashes;
}

/** Most grams of a text are not the question's: a table of hashes cut short tells so without a look-up. */
const TABLE = 4096;
const tables = new WeakMap<ReadonlyMap<number, number>, Uint8Array>();

function tableOf(grams: ReadonlyMap<number, number>): Uint8Array {
  let table = tables.get(grams);
  if (!table) {
    table = new Uint8Array(TABLE);
    for (const key of grams.keys()) table[key & (TABLE - 1)] = 1;
    tables.set(grams, table);
  }
  return table;
}

/** The question's grams that stand in a text, given its {@link gramsOf}. */
export function gramsFound(grams: ReadonlyMap<number, number>, text: Int32Array): Set<number> {
  const maybe = tableOf(grams);
  const found = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const key = text[i]!;
    if (maybe[key & (TABLE - 1)] === 1 && grams.has(key)) found.add(key);
  }
  return found;
}

/** Share (0..1) of the question's grams, by weight, that were found, those in `but` left out. */
export function gramShare(
  grams: ReadonlyMap<number, number>,
  found: ReadonlySet<number>,
  but: ReadonlySet<number> = new Set(),
): number {
  let share = 0;
  for (const key of found) if (!but.has(key)) share += grams.get(key)!;
  return share;
}
