import { LRUCache } from 'lru-cache';
import type { Frequencies } from '../corpus/corpus-reader.ts';
import type { StemNeighbour } from '../corpus/stem-neighbour.ts';
import type { Language } from '../text/language.ts';
import { QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';

/** Index stems of nearly the same meaning, nearest first, by folded word. */
export type Neighbours = ReadonlyMap<string, readonly StemNeighbour[]>;

/** Finds the neighbours of words, folded. */
export type FindNeighbours = (words: readonly string[]) => Promise<Neighbours>;

/** A stem that may stand for a question's word in an article, and how sure that is (0..1). */
export interface SoftMatch {
  readonly stem: string;
  readonly weight: number;
  /** Of the other language than the question's. */
  readonly translates: boolean;
}

/**
 * Chosen by hand on `english-on-french.jsonl`, with the French questions and dialogues over the sample articles as a
 * check: translations that weigh more make articles of the other language win where they should not.
 */
const SOFT = {
  /** Stems that a word matches besides its own: two or eight of them give the same. */
  stems: 4,
  /** Least cosine, and weight times the cosine, of a word of the other language: a near translation is as good as a word. */
  translation: { least: 0.35, weight: 1.2 },
  /** Of a word of the same language: near in meaning, or the right spelling. */
  synonym: { least: 0.55, weight: 0.6 },
  /** Times the weight of a synonym when the index has the word itself. */
  known: 0.5,
} as const;
/**
 * Asked for: the nearest may stand for the word, and all tell what a text is near to. On PIAF more of them bring nothing.
 */
const NEAREST = 50;
const WORDS_KEPT = 5000;

/** Words that can have neighbours: numbers and what is shorter have no meaning of their own. */
const NEIGHBOURLY = /^\p{L}{3,}$/u;

/** The words of a question that soft matching wants the neighbours of, folded, each once. */
export function wordsToMatch(text: string, language: Language): string[] {
  const stopwords = QUESTION_STOPWORDS[language];
  const forms = splitWords(text).map(({ form }) => form);
  return [...new Set(forms)].filter((form) => NEIGHBOURLY.test(form) && !stopwords.has(form));
}

/** Whether a neighbour is near enough to stand for a word. */
function isNear({ score, language: other }: StemNeighbour, language: Language): boolean {
  return score > (other === language ? SOFT.synonym : SOFT.translation).least;
}

/** The stems among a word's neighbours that {@link softMatches} wants the frequencies of. */
export function stemsToMatch(neighbours: readonly StemNeighbour[], language: Language): string[] {
  return neighbours.filter((one) => isNear(one, language)).map(({ stem }) => stem);
}

/**
 * The stems that a question's word matches besides its own ones, nearest first.
 * @param own its own stems.
 * @param known whether the index has one of them.
 * @param frequencies of what {@link stemsToMatch} names.
 */
export function softMatches(
  neighbours: readonly StemNeighbour[],
  own: readonly string[],
  known: boolean,
  language: Language,
  frequencies: Frequencies,
): SoftMatch[] {
  const matches: SoftMatch[] = [];
  for (const neighbour of neighbours) {
    const { stem, score } = neighbour;
    if (!isNear(neighbour, language) || own.includes(stem) || !frequencies.get(stem)) continue;
    const translates = neighbour.language !== language;
    const { weight } = translates ? SOFT.translation : SOFT.synonym;
    const discount = known && !translates ? SOFT.known : 1;
    matches.push({ stem, weight: Math.min(1, discount * weight * score), translates });
    if (matches.length === SOFT.stems) break;
  }
  return matches;
}

/**
 * Remembers the neighbours of words, for one state of the index: make another one when the index has changed.
 * @param ask for each word at most `k` stems, nearest first; null when the model is no table of words.
 */
export function rememberNeighbours(
  ask: (words: readonly string[], k: number) => Promise<StemNeighbour[][] | null>,
): FindNeighbours {
  const known = new LRUCache<string, readonly StemNeighbour[]>({ max: WORDS_KEPT });
  return async (words) => {
    const missing = words.filter((word) => !known.has(word));
    const found = missing.length === 0 ? [] : await ask(missing, NEAREST);
    const all = new Map(words.map((word) => [word, known.get(word) ?? []]));
    for (const [i, word] of missing.entries()) all.set(word, found?.[i] ?? []);
    for (const word of missing) known.set(word, all.get(word)!);
    return all;
  };
}
