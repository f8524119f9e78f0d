import type { StoredArticle, StoredChunk } from '../store/corpus-reader.ts';
import { cosineInt8 } from '../store/int8-vector.ts';
import { flatGramOverlap } from './char-grams.ts';
import { type ChunkText, chunkText, sentenceCues } from './chunk-text.ts';
import type { Query, QueryTerm } from './query.ts';

/** Measured on PIAF; FTS5's own bm25() has k1 1.2 and no delta. */
const K1 = 0.8;
const B = 0.75;
const DELTA = 0.5;
/** What a cue is worth beside the words of the question when the best sentence is looked for. */
const CUE_BONUS = 0.3;

/** A chunk, its article and the numbers that rank it. */
export interface Candidate {
  readonly chunk: StoredChunk;
  readonly article: StoredArticle;
  /** Cosine of the whole chunk's vector with the question's; 0 without vectors. */
  readonly dense: number;
  /** BM25 over the question's idf mass: about 0..2.3, comparable between questions. */
  readonly bm25: number;
  /** How often each asked stem stands in the chunk and its title; none that doesn't. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * What ranks a passage, and why. Each is about 0..1 and higher is better, but for `length`. The weights are fitted by
 * `npm run fit:ranking` and stand in `ranking-weights.json`.
 */
export const FEATURES = {
  /** The classic, with the title's words counted once. */
  bm25: 'BM25 over the idf mass of the question',
  /** Meaning beyond words, other languages. */
  dense: 'cosine of the chunk and the question',
  /** A passage that answers often does so in one sentence, the others being about something else. */
  bestSentence: 'cosine of the nearest sentence and the question',
  /** BM25 rewards repetition; an answer needs every word once. */
  coverage: 'share of the idf mass that the chunk or its title has',
  /** "Combien" wants a number near the question's words. */
  cued: 'share of the mass in one sentence, and the cue of the kind of question',
  /** An article about the subject, not a passing mention. */
  article: 'share of the idf mass in all candidates of the same article',
  /** The same word form beats the same stem. */
  exact: 'share of the idf mass that stands there letter for letter',
  /** Names and phrases. */
  bigrams: 'share of the pairs of neighbouring words that are neighbours in the chunk',
  /** Typing errors, compounds, derived words: what stems miss. */
  grams: 'share of character 4- and 5-grams, by the idf of their words',
  /** A short title that the question names whole is its subject. */
  title: 'share of the title that the question says',
  /** Against the advantage of long chunks in all shares. */
  length: 'logarithm of the words in the chunk',
} as const;

export type FeatureName = keyof typeof FEATURES;
export type Features = Readonly<Record<FeatureName, number>>;

/** How often a term stands in a list of stems, its less sure alternatives counting less. */
function termFrequency(term: QueryTerm, counts: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const { stem, weight } of term.alternatives) {
    best = Math.max(best, weight * (counts.get(stem) ?? 0));
  }
  return best;
}

/** How well a set of stems has a term: 1 for the word itself, less for an alternative, 0 for neither. */
export function presence(term: QueryTerm, stems: { has(stem: string): boolean }): number {
  let best = 0;
  for (const { stem, weight } of term.alternatives)
    if (weight > best && stems.has(stem)) best = weight;
  return best;
}

/** Every stem that the question looks for. */
export function askedStems(query: Query): ReadonlySet<string> {
  return new Set(query.terms.flatMap((term) => term.alternatives.map(({ stem }) => stem)));
}

/** How often each asked stem stands in a chunk and its title. */
export function countStems(
  asked: ReadonlySet<string>,
  chunk: StoredChunk,
  article: StoredArticle,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stems of [chunk.stems, article.titleStems]) {
    for (const stem of stems) if (asked.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** BM25+ (Lv and Zhai 2011) divided by the idf mass of the whole question. */
export function bm25(
  query: Query,
  counts: ReadonlyMap<string, number>,
  wordCount: number,
  meanWords: number,
): number {
  if (query.mass === 0) return 0;
  const norm = K1 * (1 - B + (B * wordCount) / (meanWords || 1));
  let sum = 0;
  for (const term of query.terms) {
    const tf = termFrequency(term, counts);
    if (tf > 0) sum += term.idf * ((tf * (K1 + 1)) / (tf + norm) + DELTA);
  }
  return sum / query.mass;
}

/** Share of the question's idf mass found in a set of stems. */
export function coverage(query: Query, stems: { has(stem: string): boolean }): number {
  if (query.mass === 0) return 0;
  let sum = 0;
  for (const term of query.terms) sum += term.idf * presence(term, stems);
  return sum / query.mass;
}

/** Share of the question's pairs of neighbours that stand side by side in the stems; 0.6 with one word between. */
export function bigramShare(query: Query, stems: readonly string[]): number {
  let mass = 0;
  let found = 0;
  for (let i = 0; i + 1 < query.terms.length; i++) {
    const first = query.terms[i]!;
    const second = query.terms[i + 1]!;
    const weight = first.idf + second.idf;
    mass += weight;
    let best = 0;
    const at = (position: number): boolean =>
      second.alternatives.some(({ stem }) => stem === stems[position]);
    for (const { stem } of first.alternatives) {
      for (let p = stems.indexOf(stem); p >= 0 && best < 1; p = stems.indexOf(stem, p + 1)) {
        if (at(p + 1)) best = 1;
        else if (at(p + 2) || at(p - 1)) best = 0.6;
      }
    }
    found += weight * best;
  }
  return mass === 0 ? 0 : found / mass;
}

/** Cosine of the question with the i-th sentence of a chunk. */
export function sentenceCosine(query: Query, chunk: StoredChunk, i: number): number {
  return query.vector === null
    ? 0
    : cosineInt8(query.vector, chunk.sentenceVectors, i * query.vector.length);
}

function exactShare(query: Query, { forms }: ChunkText): number {
  if (query.mass === 0) return 0;
  let sum = 0;
  for (const term of query.terms) if (forms.includes(` ${term.form} `)) sum += term.idf;
  return sum / query.mass;
}

function titleShare(query: Query, article: StoredArticle): number {
  const stems = new Set(article.titleStems);
  if (stems.size === 0) return 0;
  let found = 0;
  for (const term of query.terms) found += presence(term, stems);
  return Math.min(1, found / stems.size);
}

function cuedShare(
  query: Query,
  { chunk, article, counts }: Candidate,
  cues: readonly number[],
): number {
  const titleStems = article.titleStems.filter((stem) => counts.has(stem));
  const shares = chunk.sentences.map(({ stems }, i) => {
    const here = new Set(titleStems);
    for (const stem of stems) if (counts.has(stem)) here.add(stem);
    return coverage(query, here) + CUE_BONUS * cues[i]!;
  });
  return Math.max(0, ...shares);
}

/** @param articleStems the asked stems that stand in the candidates of the same article. */
export function passageFeatures(
  query: Query,
  candidate: Candidate,
  articleStems: ReadonlySet<string>,
): Features {
  const { chunk, article, dense, bm25: score, counts } = candidate;
  const text = chunkText(chunk, article);
  const cosines = chunk.sentences.map((_, i) => sentenceCosine(query, chunk, i));
  return {
    bm25: score,
    dense,
    bestSentence: Math.max(0, ...cosines),
    coverage: coverage(query, counts),
    cued: cuedShare(query, candidate, sentenceCues(chunk, text, query.kind)),
    article: coverage(query, articleStems),
    exact: exactShare(query, text),
    bigrams: bigramShare(query, chunk.stems),
    grams: flatGramOverlap(query.grams, text.flat),
    title: titleShare(query, article),
    length: Math.log(1 + chunk.wordCount),
  };
}
