import { setImmediate } from 'node:timers/promises';
import { cosineInt8 } from '../../embeddings/int8-vector.ts';
import type { Reader } from '../../embeddings/reader/reader.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import type { CorpusReader } from '../corpus/sqlite/corpus-reader.ts';
import {
  bm25,
  type Candidate,
  countStems,
  FEATURES,
  type FeatureName,
  type Features,
  passageFeatures,
} from './features.ts';
import type { Query } from './query.ts';
import weights from './ranking-weights.json' with { type: 'json' };
import type { FindNeighbours } from './soft-matching.ts';

/** What a question is asked of. */
export interface Sources {
  readonly corpus: CorpusReader;
  /** Null while there are no vectors: full text answers alone. */
  readonly vectors: VectorIndex | null;
  /** Absent when the model has no table of words. */
  readonly neighbours?: FindNeighbours | undefined;
  /** Absent where passages are not read. */
  readonly reader?: Pick<Reader, 'read'> | undefined;
}

export interface RankedCandidate extends Candidate {
  readonly features: Features;
  /** Weighted sum of the features: the higher the better. */
  readonly score: number;
}

/** Alternatives of less weight, synonyms of words that the index has, are not searched for: that would cost most. */
const SURE_ENOUGH = 0.3;
/** Taken from full text, and again from the neighbours. */
export const CANDIDATES = 60;
/**
 * Chunks that full text looks at for one question: what it costs. The rarest stems are taken as long as they have no more
 * than this together; that leaves out the common ones of a large corpus, which tell little, and none of a small one.
 */
const LOOKED_AT = 5000;
/** Ranked by all features. */
const RANKED = 32;
/** Ranked between two turns of others: each takes half a millisecond when it is read for the first time. */
const SLICE = 10;
/** BM25 over idf mass ends near this; it brings both terms of the first sort to 0..1. */
const BM25_SCALE = 2.3;
const DENSE_SHARE = 0.5;
/** Neighbours asked for when most may be filtered out. */
const FILTERED_NEIGHBOURS = 600;

const NAMES = Object.keys(FEATURES) as FeatureName[];

export function rankingScore(features: Features): number {
  return NAMES.reduce((sum, name) => sum + weights[name] * features[name], 0);
}

/**
 * The stems that full text looks for, rarest first.
 * @param lookedAt chunks that it may look at, unless the rarest stem alone has more.
 */
export function candidateStems(
  { terms }: Query,
  corpus: Pick<CorpusReader, 'frequency'>,
  lookedAt = LOOKED_AT,
): string[] {
  const sure = terms.flatMap(({ alternatives }) =>
    alternatives.filter(({ weight }) => weight > SURE_ENOUGH).map(({ stem }) => stem),
  );
  const found = [...new Set(sure)]
    .map((stem) => ({ stem, chunks: corpus.frequency(stem) }))
    .filter(({ chunks }) => chunks > 0)
    .sort((a, b) => a.chunks - b.chunks);
  let sum = 0;
  return found
    .filter(({ chunks }, i) => {
      sum += chunks;
      return i === 0 || sum <= lookedAt;
    })
    .map(({ stem }) => stem);
}

function candidateIds(query: Query, sources: Sources, within: readonly string[] | null): number[] {
  const { corpus } = sources;
  // Common words may be all that tells the chunks of a few articles from each other.
  const stems = candidateStems(query, corpus, within === null ? LOOKED_AT : Infinity);
  const ids = new Set(corpus.fullText(stems, CANDIDATES, within));
  if (query.vector && sources.vectors) {
    const wanted = within === null ? CANDIDATES : FILTERED_NEIGHBOURS;
    for (const { label } of sources.vectors.search(query.vector, wanted)) ids.add(label);
  }
  return [...ids];
}

function firstPass(query: Query, sources: Sources, within: readonly string[] | null): Candidate[] {
  const { corpus } = sources;
  const allowed = within === null ? null : new Set(within);
  const candidates: Candidate[] = [];
  for (const chunk of corpus.chunks(candidateIds(query, sources, within))) {
    if (allowed && !allowed.has(chunk.articleId)) continue;
    const article = corpus.details(chunk.articleId);
    if (!article) continue;
    const counts = countStems(query, chunk, article);
    candidates.push({
      chunk,
      article,
      dense: query.vector && chunk.vector ? cosineInt8(query.vector, chunk.vector) : 0,
      bm25: bm25(query, counts, chunk.wordCount, corpus.counts.meanWords),
      counts,
    });
  }
  const first = (c: Candidate): number => c.bm25 / BM25_SCALE + DENSE_SHARE * c.dense;
  return candidates.sort((a, b) => first(b) - first(a) || a.chunk.id - b.chunk.id).slice(0, RANKED);
}

/**
 * The passages for a question, best first: candidates from full text and from the nearest vectors, cut to 32 by BM25
 * and cosine, then ranked by {@link FEATURES}.
 * @param within ids of the articles to look in; null for all.
 */
export async function retrieve(
  query: Query,
  sources: Sources,
  within: readonly string[] | null = null,
): Promise<RankedCandidate[]> {
  const candidates = firstPass(query, sources, within);
  for (const { chunk } of candidates) chunk.load();
  const articleStems = new Map<string, Set<string>>();
  for (const { article, counts } of candidates) {
    const stems = articleStems.get(article.id) ?? new Set();
    for (const stem of counts.keys()) stems.add(stem);
    articleStems.set(article.id, stems);
  }
  const ranked: RankedCandidate[] = [];
  for (const [i, candidate] of candidates.entries()) {
    if (i % SLICE === 0) await setImmediate();
    const features = passageFeatures(query, candidate, articleStems.get(candidate.article.id)!);
    ranked.push({ ...candidate, features, score: rankingScore(features) });
  }
  return ranked.sort(bestFirst);
}

/** The better score first; of equal ones always the same. */
export const bestFirst = (a: RankedCandidate, b: RankedCandidate): number =>
  b.score - a.score || a.chunk.id - b.chunk.id;
