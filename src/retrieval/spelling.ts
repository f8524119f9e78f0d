import { setImmediate } from 'node:timers/promises';
import { distance } from 'fastest-levenshtein';
import type { CorpusReader } from '../corpus/corpus-reader.ts';

/** A stem of the index that a misspelt one may mean. */
export interface SpellingCorrection {
  readonly stem: string;
  /** How sure that is, 0..1. */
  readonly weight: number;
}

/** Letters below which a word has too many neighbours to be corrected. */
const SHORTEST = 5;
/** From so many letters on, two errors are forgiven. */
const LONG = 8;
const WEIGHTS = [1, 0.85, 0.7] as const;
/** How many corrections of a word are looked for, among the stems that the index still has. */
export const CORRECTIONS_KEPT = 2;
/** What French elides, typed without its apostrophe: "dotages", "linondation", "quil". */
const GLUED = /^(?:qu|[ldnscjmt])(?=\p{L}{4})/u;

/** Stems by their length: only those of about the same length can be near. */
export type Lexicon = ReadonlyMap<number, ReadonlySet<string>>;

interface Reading {
  readonly lexicon: Map<number, Set<string>>;
  lastRow: number;
  /** Whether all stems were read once: questions may come meanwhile. */
  isWhole: boolean;
}

const readings = new WeakMap<CorpusReader, Reading>();
/** Stems read at a time: a few milliseconds. */
const STEMS_PER_READ = 2000;

/** Reads the stems that have come since the last time in slices, so that {@link lexiconOf} need not read them all. */
export async function prepareLexicon(corpus: CorpusReader): Promise<void> {
  const reading = readings.get(corpus) ?? { lexicon: new Map(), lastRow: 0, isWhole: false };
  readings.set(corpus, reading);
  while (await readStems(corpus, reading)) await setImmediate();
  reading.isWhole = true;
}

/** Gives a part of a corpus the stems of the whole: which of them the part has, its frequencies tell. */
export function shareLexicon(whole: CorpusReader, part: CorpusReader): void {
  const reading = readings.get(whole);
  if (reading) readings.set(part, reading);
}

/** The stems that the index has had, by length. */
export async function lexiconOf(corpus: CorpusReader): Promise<Lexicon> {
  if (!readings.get(corpus)?.isWhole) await prepareLexicon(corpus);
  return readings.get(corpus)!.lexicon;
}

/** Reads some more. @returns whether there may be others. */
async function readStems(corpus: CorpusReader, reading: Reading): Promise<boolean> {
  const rows = await corpus.stems(reading.lastRow, STEMS_PER_READ);
  addStems(
    reading.lexicon,
    rows.map(({ stem }) => stem),
  );
  reading.lastRow = rows.at(-1)?.row ?? reading.lastRow;
  return rows.length === STEMS_PER_READ;
}

function addStems(byLength: Map<number, Set<string>>, stems: readonly string[]): void {
  for (const stem of stems) {
    const same = byLength.get(stem.length);
    if (same) same.add(stem);
    else byLength.set(stem.length, new Set([stem]));
  }
}

const sortedLetters = (text: string): string => [...text].sort().join('');

/** One error for "hopital" and "hoiptal": two letters that changed places count once. */
function errors(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && a.length === b.length && sortedLetters(a) === sortedLetters(b) ? 1 : edits;
}

/**
 * The stems of the index that an unknown stem may mean, nearest first: within one error, two from eight letters on,
 * or what remains without a glued "d'" or "l'". Empty when nothing is near.
 */
export function corrections(unknown: string, lexicon: Lexicon): SpellingCorrection[] {
  const unglued = unknown.replace(GLUED, '');
  if (unglued !== unknown && lexicon.get(unglued.length)?.has(unglued)) {
    return [{ stem: unglued, weight: 0.95 }];
  }
  if (unknown.length < SHORTEST) return [];
  const allowed = unknown.length >= LONG ? 2 : 1;
  const found: { stem: string; count: number }[] = [];
  for (let length = unknown.length - allowed; length <= unknown.length + allowed; length++) {
    for (const stem of lexicon.get(length) ?? []) {
      // A first letter is rarely wrong, and looking only there bounds the time.
      if (stem[0] !== unknown[0] && stem[1] !== unknown[1]) continue;
      const count = errors(unknown, stem);
      if (count <= allowed) found.push({ stem, count });
    }
  }
  return found
    .sort((a, b) => a.count - b.count || (a.stem < b.stem ? -1 : 1))
    .map(({ stem, count }) => ({ stem, weight: WEIGHTS[count]! }));
}
