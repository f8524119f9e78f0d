import { setImmediate } from 'node:timers/promises';
import { cosineInt8 } from '../../embeddings/int8-vector.ts';
import type { Reading } from '../../embeddings/reader/reader.ts';
import type { CorpusReader, NearestChunks } from '../corpus/corpus-reader.ts';
import {
  bm25,
  type Candidate,
  countStems,
  FEATURES,
  type FeatureName,
  type Features,
  type FirstCandidate,
  passageFeatures,
} from './features.ts';
import type { Query } from './query.ts';
import weights from './ranking-weights.json' with { type: 'json' };
import { type SecondModel, weighSecond } from './second-model.ts';
import type { FindNeighbours } from './soft-matching.ts';

/** What a question is asked of. */
export interface Sources {
  readonly corpus: CorpusReader;
  /** Null while there are no vectors: full text answers alone. */
  readonly vectors: NearestChunks | null;
  /** Absent when the model has no table of words. */
  readonly neighbours?: FindNeighbours | undefined;
  /** Absent where passages are not read. One on its way is waited for when there is something to read. */
  readonly reader?: PassageReader | Promise<PassageReader | null> | undefined;
  /** Absent where no second model is set. */
  readonly second?: SecondModel | undefined;
}

/** What reads passages. */
export type PassageReader = Reading;

/** A chunk with what speaks for it. */
export interface RankedCandidate extends Candidate {
  readonly features: Features;
  /** Weighted sum of the features: the higher the better. */
  readonly score: number;
}

/** Alternatives of less weight, synonyms of words that the index has, are not searched for: that would cost most. */
const SURE_ENOUGH = 0.3;
/** So many candidates are taken from full text, and so many more from the nearest vectors. */
export const CANDIDATES = 60;
/**
 * Chunks that full text looks at for one question: what it costs. The rarest stems are taken as long as they have no more
 * than this together; that leaves out the common ones of a large corpus, which tell little, and none of a small one.
 */
const MAX_POSTINGS = 5000;
/** Ranked by all features. */
const MAX_RANKED = 32;
/** Ranked between two turns of others: each takes half a millisecond when it is read for the first time. */
const CANDIDATES_PER_TURN = 5;
/** BM25 over idf mass ends near this; it brings both terms of the first sort to 0..1. */
const BM25_SCALE = 2.3;
const DENSE_SHARE = 0.5;
/** Neighbours asked for when most may be filtered out. */
const FILTERED_NEIGHBOURS = 600;
/** In so few articles, all chunks may be candidates. */
const FEW_ARTICLES = 3;

const NAMES = Object.keys(FEATURES) as FeatureName[];

/** The weighted sum of the features, by which passages are ranked. Fitted by `npm run fit:ranking`. */
export function rankingScore(features: Features): number {
  return NAMES.reduce((sum, name) => sum + weights[name] * features[name], 0);
}

/**
 * The stems that full text looks for, rarest first.
 * @param lookedAt chunks that it may look at, unless the rarest stem alone has more.
 */
export async function candidateStems(
  { terms }: Query,
  corpus: Pick<CorpusReader, 'frequencies'>,
  lookedAt = MAX_POSTINGS,
): Promise<string[]> {
  const sure = terms.flatMap(({ alternatives }) =>
    alternatives.filter(({ weight }) => weight > SURE_ENOUGH).map(({ stem }) => stem),
  );
  const found = [...(await corpus.frequencies(new Set(sure)))]
    .map(([stem, chunks]) => ({ stem, chunks }))
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

async function candidateIds(
  query: Query,
  { corpus, vectors }: Sources,
  within: readonly string[] | null,
): Promise<number[]> {
  const all =
    within !== null && within.length <= FEW_ARTICLES ? await chunksOf(within, corpus) : [];
  // To rank all of them costs less than to search.
  if (all.length > 0 && all.length <= CANDIDATES) return all;
  // Common words may be all that tells the chunks of a few articles from each other.
  const lookedAt = within === null ? MAX_POSTINGS : Infinity;
  const [byWords, byMeaning] = await Promise.all([
    candidateStems(query, corpus, lookedAt).then((stems) =>
      corpus.fullText(stems, CANDIDATES, within),
    ),
    query.vector && vectors ? nearestChunks(query, vectors, within) : [],
  ]);
  return [...new Set([...byWords, ...byMeaning.map(({ label }) => label)])];
}

/** The chunks nearest to a question; those of all may have been looked for while it was read. */
function nearestChunks(
  { vector, nearest }: Query,
  vectors: NearestChunks,
  within: readonly string[] | null,
) {
  if (within === null) return nearest ?? vectors.search(vector!, CANDIDATES);
  const wanted = vectors.filters ? CANDIDATES : FILTERED_NEIGHBOURS;
  return vectors.search(vector!, wanted, within);
}

async function chunksOf(articleIds: readonly string[], corpus: CorpusReader): Promise<number[]> {
  return (await Promise.all(articleIds.map((id) => corpus.chunkIds(id)))).flat();
}

async function firstPass(
  query: Query,
  sources: Sources,
  within: readonly string[] | null,
): Promise<FirstCandidate[]> {
  const { corpus } = sources;
  const allowed = within === null ? null : new Set(within);
  const ids = await candidateIds(query, sources, within);
  await setImmediate();
  const heads = (await corpus.heads(ids)).filter(
    ({ articleId }) => !allowed || allowed.has(articleId),
  );
  const articles = await corpus.details(new Set(heads.map(({ articleId }) => articleId)));
  const candidates: FirstCandidate[] = [];
  for (const chunk of heads) {
    const article = articles.get(chunk.articleId);
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
  const first = (c: FirstCandidate): number => c.bm25 / BM25_SCALE + DENSE_SHARE * c.dense;
  return candidates
    .sort((a, b) => first(b) - first(a) || a.chunk.id - b.chunk.id)
    .slice(0, MAX_RANKED);
}

/** The candidates with all of their chunks, but for those that were removed meanwhile. */
async function readWhole(
  candidates: readonly FirstCandidate[],
  corpus: CorpusReader,
): Promise<Candidate[]> {
  const chunks = await corpus.chunks(candidates.map(({ chunk }) => chunk.id));
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  const whole: Candidate[] = [];
  for (const candidate of candidates) {
    const chunk = byId.get(candidate.chunk.id);
    if (chunk) whole.push({ ...candidate, chunk });
  }
  return whole;
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
  const found = await firstPass(query, sources, within);
  await setImmediate();
  const candidates = await readWhole(found, sources.corpus);
  const articleStems = new Map<string, Set<string>>();
  for (const { article, counts } of candidates) {
    const stems = articleStems.get(article.id) ?? new Set();
    for (const stem of counts.keys()) stems.add(stem);
    articleStems.set(article.id, stems);
  }
  const ranked: RankedCandidate[] = [];
  for (const [i, candidate] of candidates.entries()) {
    if (i % CANDIDATES_PER_TURN === 0) await setImmediate();
    const features = passageFeatures(query, candidate, articleStems.get(candidate.article.id)!);
    ranked.push({ ...candidate, features, score: rankingScore(features) });
  }
  return (await weighSecond(query, ranked, sources.second)).sort(bestFirst);
}

/** The better score first; of equal ones always the same. */
export const bestFirst = (a: RankedCandidate, b: RankedCandidate): number =>
  b.score - a.score || a.chunk.id - b.chunk.id;
