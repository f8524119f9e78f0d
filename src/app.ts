import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { loadHnsw } from '../embeddings/hnsw-file.ts';
import type { VectorIndex } from '../embeddings/vector-index.ts';
import { type Answerer, extractive } from './answering/answerer.ts';
import { Conversations } from './answering/conversations.ts';
import { toPassage } from './answering/to-passage.ts';
import type { Config } from './config.ts';
import { UserError } from './errors.ts';
import { excerptOf, passagesOf, summaryOf } from './excerpts.ts';
import { en, fr } from './i18n/typography.ts';
import { hnswIdentity, hnswPath } from './indexing/hnsw-location.ts';
import type { IndexProgress, IndexSummary } from './indexing/progress.ts';
import { startWorker, type Worker } from './indexing/worker.ts';
import type { Kiosque } from './kiosque.ts';
import { readQuestion } from './retrieval/read-question.ts';
import { type RankedCandidate, retrieve, type Sources } from './retrieval/retrieve.ts';
import { scopeOf } from './retrieval/scope.ts';
import { rememberNeighbours } from './retrieval/soft-matching.ts';
import { prepareLexicon } from './retrieval/spelling.ts';
import { CorpusReader } from './store/corpus-reader.ts';
import { corpusPath, openCorpusForReading } from './store/open-corpus.ts';

export interface OpenOptions {
  /** The clock; null for the machine's own. */
  readonly now: Date | null;
  /**
   * `if-needed` reads the files that changed since the last time; `behind` does so after opening where there is an
   * index already.
   */
  readonly refresh: 'if-needed' | 'full' | 'never' | 'behind';
  readonly onProgress?: (progress: IndexProgress) => void;
}

const SEARCH_LIMIT = 50;
/** Cosine of a chunk that is about the words searched without having them. */
const NEAR_IN_MEANING = 0.4;
const TIMES_KEPT = 200;
/** A bundled model is there by then; one that is fetched from elsewhere is not waited for where there is an index. */
const PATIENCE_MS = 5_000;

/**
 * Builds the product from its configuration and hands the parts to each other: the one place that knows them all.
 * @throws UserError when the model cannot be loaded or there is no article to index.
 */
export async function openKiosque(
  config: Config,
  { now, refresh, onProgress }: OpenOptions,
): Promise<{
  kiosque: Kiosque;
  summary: IndexSummary | null;
  /** Of the refresh that goes on behind; null where there is none. */
  behind: Promise<IndexSummary> | null;
}> {
  const startedAt = Date.now();
  const starting = startWorker(
    {
      model: config.embeddingModel,
      revision: config.embeddingRevision ?? undefined,
      cacheDir: config.modelCacheDir,
      articlesDir: config.articlesDir,
      dataDir: config.dataDir,
      now: now ?? undefined,
    },
    onProgress,
  );
  let worker: Worker | null = null;
  const started = starting.then((ready) => {
    worker = ready;
    return ready;
  });
  let sources: Sources | null = null;
  /** null while there are no vectors, or the model is still being fetched: full text then answers alone. */
  const embedderFor = (current: Sources) => (current.vectors && worker ? worker.embedder : null);
  const times: number[] = [];
  const clock = (): Date => now ?? new Date();
  const conversations = new Conversations();
  const answerer = await answererOf(config);
  const underWay = new Set<Promise<unknown>>();
  /** A question under way keeps the sources that it began with. */
  const keeping = async <T>(work: (current: Sources) => Promise<T>): Promise<T> => {
    const promise = work(ready());
    underWay.add(promise);
    try {
      return await promise;
    } finally {
      underWay.delete(promise);
    }
  };

  const load = async (): Promise<void> => {
    // After the first time, the worker that has just written it has looked for damage.
    const db = openCorpusForReading(config.dataDir, sources === null);
    if (!db) {
      throw new UserError(
        {
          fr: fr`Il n'y a pas d'index dans ${config.dataDir}.`,
          en: en`There is no index in ${config.dataDir}.`,
        },
        { fr: fr`Faites-le avec : npm run index.`, en: en`Make it with: npm run index.` },
      );
    }
    const corpus = new CorpusReader(db);
    await prepareLexicon(corpus);
    const model = worker;
    const loaded =
      model && (await loadHnsw(hnswPath(config.dataDir), hnswIdentity(model.embedder.info)));
    const vectors: VectorIndex | null = loaded && 'index' in loaded ? loaded.index : null;
    const former = sources;
    const neighbours = model && vectors ? rememberNeighbours(model.neighbours) : undefined;
    sources = { corpus, vectors, neighbours };
    if (former) void Promise.allSettled([...underWay]).then(() => former.corpus.close());
  };
  const ready = (): Sources => {
    if (!sources) throw new Error('nothing was loaded');
    return sources;
  };

  let refreshing: Promise<unknown> = Promise.resolve();
  /** One after the other: the index has one writer. */
  const refreshed = (full: boolean, progress?: (progress: IndexProgress) => void) => {
    const next = refreshing.then(async () => {
      const ready = await started;
      // It may have come after the index was opened.
      if (sources && !sources.vectors) await load();
      const summary = await ready.refresh(full, progress);
      await load();
      return summary;
    });
    refreshing = next.catch(() => {});
    return next;
  };
  /** Whether there are articles to answer from already. */
  const usable = async (): Promise<boolean> => {
    await load().catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
    });
    return (sources?.corpus.totals().articles ?? 0) > 0;
  };

  const kiosque: Kiosque = {
    ask: async (question, options = {}) => {
      const { conversation } = options;
      const turns = options.turns ?? (conversation ? conversations.turns(conversation) : []);
      const answer = await keeping((current) =>
        answerer.answer(
          question,
          {
            ...scopeOf(options, current.corpus),
            turns,
            now: clock(),
            threshold: config.answerThreshold,
          },
          current,
          embedderFor(current),
          options,
        ),
      );
      if (conversation && !options.turns) conversations.add(conversation, answer);
      times.push(answer.ms);
      if (times.length > TIMES_KEPT) times.shift();
      return answer;
    },
    search: (words, options = {}) =>
      keeping(async (current) => {
        const query = await readQuestion(words, current, embedderFor(current));
        const { within } = scopeOf(options, current.corpus);
        return retrieve(query, current, within)
          .filter(speaksOf)
          .slice(0, options.limit ?? SEARCH_LIMIT)
          .map(toPassage);
      }),
    articles: (filter) => summaryOf(ready().corpus, filter),
    article: (id) => ready().corpus.article(id),
    passages: (articleId) => passagesOf(ready().corpus, articleId),
    excerpt: (articleId, start, end) => excerptOf(ready().corpus, articleId, start, end),
    now: clock,
    status: () => ({
      ...ready().corpus.totals(),
      embedder: worker?.embedder.info.id ?? config.embeddingModel,
      indexedAt: ready().corpus.meta('indexed_at'),
      uptimeSeconds: (Date.now() - startedAt) / 1000,
      memoryBytes: process.memoryUsage.rss(),
      medianAnswerMs: median(times),
      languageModel: answerer.status(),
    }),
    refresh: (progress) => refreshed(true, progress),
    close: async () => {
      sources?.corpus.close();
      sources = null;
      // A model that is still on its way is not waited for.
      if (worker) await worker.close();
      else void started.then((late) => late.close()).catch(() => {});
    },
  };

  try {
    const behind = refresh === 'behind' && existsSync(corpusPath(config.dataDir));
    await (behind
      ? Promise.race([started, setTimeout(PATIENCE_MS, null, { ref: false })])
      : started);
    if (behind && (await usable())) {
      return { kiosque, summary: null, behind: refreshed(false, onProgress) };
    }
    const wanted = refresh !== 'never' || !existsSync(corpusPath(config.dataDir));
    const ready = await started;
    const summary = wanted ? await ready.refresh(refresh === 'full', onProgress) : null;
    await load();
    return { kiosque, summary, behind: null };
  } catch (error) {
    await kiosque.close();
    throw error;
  }
}

/** The client of language models is loaded only where one is set. */
async function answererOf({ languageModel }: Config): Promise<Answerer> {
  if (!languageModel) return extractive;
  return (await import('./generating/answerer.ts')).createAnswerer(languageModel);
}

/** In a small folder every chunk is a candidate; a search shows those that have a word of it, or are near in meaning. */
function speaksOf({ features }: RankedCandidate): boolean {
  return features.coverage > 0 || features.dense > NEAR_IN_MEANING;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
