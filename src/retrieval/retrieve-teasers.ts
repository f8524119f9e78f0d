import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import { writeInt8 } from '../../embeddings/int8-vector.ts';
import { dot } from '../../embeddings/word-vectors.ts';
import type { Article } from '../articles/article.ts';
import type { StoredChunk } from '../corpus/chunk.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { stemsOf } from '../text/index-stems.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import { flatten } from './char-grams.ts';
import { lettersOf } from './chunk-text.ts';
import { bm25, type Candidate, countStems, passageFeatures } from './features.ts';
import type { Query } from './query.ts';
import { bestFirst, type RankedCandidate, rankingScore } from './retrieve.ts';

/** Articles that are looked at for teasers, newest first, and those with some that are read: a last resort stays quick. */
const MOST_ARTICLES = 5000;
const MOST_READ = 200;
/** Looked at between two turns of others. */
const PER_TURN = 50;
/** Compared in meaning too. */
const MOST_EMBEDDED = 8;

/**
 * What articles say of other ones, ranked for a question as a small article under its own headline would be. They are in
 * no index: their words would stand before those of the articles that they are about.
 */
export async function retrieveTeasers(
  query: Query,
  corpus: CorpusReader,
  embedder: Embedder | null,
  within: readonly string[] | null,
): Promise<RankedCandidate[]> {
  const candidates: Candidate[] = [];
  const known = new Set<string>();
  for (const article of await withTeasers(corpus, within)) {
    await setImmediate();
    const whole = await corpus.article(article.id);
    for (const teaser of whole?.teasers ?? []) {
      const candidate = candidateOf(query, corpus, article, whole!, teaser, -1 - known.size);
      // The same box stands on many pages.
      const letters = lettersOf(flatten(candidate.chunk.text));
      if (candidate.counts.size === 0 || known.has(letters)) continue;
      known.add(letters);
      candidates.push(candidate);
    }
  }
  const best = candidates.sort((a, b) => b.bm25 - a.bm25).slice(0, MOST_EMBEDDED);
  return (await compared(query, best, embedder))
    .map((candidate) => {
      const features = passageFeatures(query, candidate, new Set(candidate.counts.keys()));
      return { ...candidate, features, score: rankingScore(features) };
    })
    .sort(bestFirst);
}

/** The ids of those that have some, for the corpus as it was when all were looked at. */
const known = new WeakMap<
  CorpusReader,
  { readonly generation: number; readonly ids: readonly string[] }
>();

async function withTeasers(
  corpus: CorpusReader,
  within: readonly string[] | null,
): Promise<StoredArticle[]> {
  if (within !== null) return lookedThrough(corpus, within);
  const { generation } = corpus;
  const kept = known.get(corpus);
  if (kept?.generation === generation) return [...(await corpus.details(kept.ids)).values()];
  const articles = await lookedThrough(corpus, await corpus.articleIds());
  known.set(corpus, { generation, ids: articles.map(({ id }) => id) });
  return articles;
}

async function lookedThrough(
  corpus: CorpusReader,
  all: readonly string[],
): Promise<StoredArticle[]> {
  const ids = all.slice(0, MOST_ARTICLES);
  const found: StoredArticle[] = [];
  for (let from = 0; from < ids.length && found.length < MOST_READ; from += PER_TURN) {
    const details = await corpus.details(ids.slice(from, from + PER_TURN));
    for (const article of details.values()) if (article.teasers) found.push(article);
    await setImmediate();
  }
  return found.slice(0, MOST_READ);
}

/** A teaser as a chunk of the article that it is about: of that, only the headline is known. */
function candidateOf(
  query: Query,
  { counts: { meanWords } }: CorpusReader,
  article: StoredArticle,
  { text, language }: Article,
  { start, end }: Span,
  id: number,
): Candidate {
  const own = text.slice(start, end);
  const headline = own.split('\n', 1)[0]!.trim();
  const sentences = [...own.matchAll(/[^\n]+/g)]
    .flatMap(({ index, 0: line }) =>
      splitSentences(text, start + index, start + index + line.length),
    )
    .map((span) => ({ ...span, stems: stemsOf(text.slice(span.start, span.end), language) }));
  const stems = sentences.flatMap((sentence) => sentence.stems);
  const chunk: StoredChunk = {
    ...{ id, articleId: article.id, start, end, text: own, sentences, stems },
    wordCount: stems.length,
    vector: null,
    sentenceVectors: new Int8Array(sentences.length * (query.vector?.length ?? 0)),
  };
  const about = {
    ...article,
    title: headline,
    titleStems: stemsOf(headline, language),
    words: own.match(/\S+/g)?.length ?? 0,
  };
  const counts = countStems(query, chunk, about);
  const score = bm25(query, counts, chunk.wordCount, meanWords);
  return { chunk, article: about, counts, dense: 0, bm25: score };
}

/** The candidates with the cosines of their sentences. */
async function compared(
  { vector }: Query,
  candidates: readonly Candidate[],
  embedder: Embedder | null,
): Promise<readonly Candidate[]> {
  if (!embedder || !vector || candidates.length === 0) return candidates;
  const texts = candidates.flatMap(({ chunk: { text, start, sentences } }) => [
    text,
    ...sentences.map((one) => text.slice(one.start - start, one.end - start)),
  ]);
  const vectors = await embedder.embed(texts, 'passage');
  let at = 0;
  return candidates.map((candidate) => {
    const { chunk } = candidate;
    const whole = vectors[at++] ?? null;
    for (const i of chunk.sentences.keys()) {
      const one = vectors[at++];
      if (one) writeInt8(one, chunk.sentenceVectors, i * vector.length);
    }
    return { ...candidate, dense: whole ? dot(vector, whole) : 0 };
  });
}
