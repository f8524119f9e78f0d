import { cosineInt8 } from '../../embeddings/int8-vector.ts';
import type { ChunkHead, StoredChunk } from '../corpus/chunk.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { gramShare, gramsFound } from './char-grams.ts';
import { type ChunkText, chunkText, sentenceCues } from './chunk-text.ts';
import { gramsFor, type Query } from './query.ts';
import { bigramShare, massShare, matchTerms, type TermMatch, wordsWith } from './term-match.ts';

/** Measured on PIAF; FTS5's own bm25() has k1 1.2 and no delta. */
const K1 = 0.8;
const B = 0.75;
const DELTA = 0.5;
/** Content words of a chunk of middling length: shorter is no better, or a heading that stands alone would win. */
const LEAST_WORDS = 60;
/** What a cue is worth beside the words of the question when the best sentence is looked for. */
const CUE_BONUS = 0.3;

/** A chunk, its article and the numbers that rank it first. */
export interface FirstCandidate {
  readonly chunk: ChunkHead;
  readonly article: StoredArticle;
  /** Cosine of the whole chunk's vector with the question's; 0 without vectors. */
  readonly dense: number;
  /** BM25 over the question's idf mass: about 0..2.3, comparable between questions. */
  readonly bm25: number;
  /** How often each asked stem stands in the chunk and its title; none that doesn't. */
  readonly counts: ReadonlyMap<string, number>;
}

/** A candidate with all of its chunk, which is read for those that the first ranking leaves. */
export interface Candidate extends FirstCandidate {
  readonly chunk: StoredChunk;
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
  /** Other words for the same: no translation, yet "prison" speaks of "arrest". */
  meaning: 'share of the idf mass, by how near the nearest word of the chunk or its title is',
  /** Against the advantage of long chunks in all shares. */
  length: 'logarithm of the words in the chunk',
} as const;

/** One of what passages are ranked by. */
export type FeatureName = keyof typeof FEATURES;
/** What passages are ranked by; most from 0 to 1. */
export type Features = Readonly<Record<FeatureName, number>>;

/** How often each asked stem stands in a chunk and its title. */
export function countStems(
  { roles }: Query,
  chunk: ChunkHead,
  article: StoredArticle,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stems of [chunk.stems, article.titleStems]) {
    for (const stem of stems) if (roles.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** BM25+ (Lv and Zhai 2011) divided by the idf mass of the whole question; a less sure stem counts less often. */
export function bm25(
  { roles, terms, mass }: Query,
  counts: ReadonlyMap<string, number>,
  wordCount: number,
  meanWords: number,
): number {
  if (mass === 0) return 0;
  const frequencies = new Float64Array(terms.length);
  for (const [stem, count] of counts) {
    for (const { term, word } of roles.get(stem)!)
      frequencies[term] = Math.max(frequencies[term]!, word * count);
  }
  const norm = K1 * (1 - B + (B * wordCount) / (meanWords || 1));
  let sum = 0;
  for (const [i, { idf }] of terms.entries()) {
    const tf = frequencies[i]!;
    if (tf > 0) sum += idf * ((tf * (K1 + 1)) / (tf + norm) + DELTA);
  }
  return sum / mass;
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

function titleShare({ titleStems }: StoredArticle, title: TermMatch): number {
  const words = new Set(titleStems).size;
  return words === 0 ? 0 : Math.min(1, title.words.reduce((sum, word) => sum + word, 0) / words);
}

function cuedShare(
  query: Query,
  chunk: StoredChunk,
  title: TermMatch,
  cues: readonly number[],
): number {
  const shares = chunk.sentences.map(
    ({ stems }, i) => massShare(query, wordsWith(query, stems, title.words)) + CUE_BONUS * cues[i]!,
  );
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
  const match = matchTerms(query, counts.keys());
  const title = matchTerms(query, article.titleStems);
  const grams = gramsFor(query, article.language);
  const cosines = chunk.sentences.map((_, i) => sentenceCosine(query, chunk, i));
  return {
    bm25: score,
    dense,
    bestSentence: Math.max(0, ...cosines),
    coverage: massShare(query, match.words),
    cued: cuedShare(query, chunk, title, sentenceCues(chunk, text, query.kind)),
    article: massShare(query, matchTerms(query, articleStems).words),
    // A translation has no form to compare.
    exact:
      article.language === query.language ? exactShare(query, text) : massShare(query, match.words),
    bigrams: bigramShare(query, chunk.stems),
    grams: gramShare(grams, gramsFound(grams, text.grams)),
    title: titleShare(article, title),
    meaning: massShare(query, match.meanings),
    length: Math.log(Math.max(LEAST_WORDS, chunk.wordCount)),
  };
}
