import { setTimeout } from 'node:timers/promises';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { type Answerer, extractive } from '../answering/answerer.ts';
import { Conversations } from '../answering/conversations.ts';
import { findPassages } from '../answering/find-passages.ts';
import { FolderWatch } from '../articles/folder/watch-folder.ts';
import type { Config } from '../config/config.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import { DamagedFullText } from '../corpus/damage.ts';
import { corpusStore } from '../corpus/open-store.ts';
import { IndexBusy } from '../errors.ts';
import { Indexer } from '../indexing/indexer.ts';
import type { IndexProgress, IndexSummary } from '../indexing/progress.ts';
import type { Worker } from '../indexing/worker/worker.ts';
import { workerFor } from '../indexing/worker/worker-for.ts';
import { readerFor } from '../reading/reader-for.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { scopeOf } from '../retrieval/scope.ts';
import { excerptOf, passagesOf } from './excerpts.ts';
import type { Kiosque, LiveListener } from './kiosque.ts';
import { listArticles } from './list-articles.ts';
import { LiveSources } from './live-sources.ts';

export interface OpenOptions {
  /** The clock; null for the machine's own. */
  readonly now: Date | null;
  /**
   * `if-needed` reads the files that changed since the last time; `behind` does so after opening where there is an
   * index already.
   */
  readonly refresh: 'if-needed' | 'full' | 'behind';
  readonly onProgress?: (progress: IndexProgress) => void;
  /** What it was started with, for those who have to wait for it. */
  readonly program?: string;
}

const SEARCH_LIMIT = 50;
const TIMES_KEPT = 200;
/** A bundled model is there by then; one that is fetched from elsewhere is not waited for where there is an index. */
const PATIENCE_MS = 5_000;

/**
 * Builds the product from its configuration and hands the parts to each other: the one place that knows them all.
 * @param reading the reader that the configuration wants, or null; one that cannot be loaded is told of, and done without.
 * @param starting a worker for the same configuration and options; it may be started before this file is loaded.
 * @throws UserError when the model cannot be loaded or there is no article to index.
 */
export async function openKiosque(
  config: Config,
  { now, refresh, onProgress, program }: OpenOptions,
  starting: Promise<Worker> = workerFor(config, { now, onProgress, program }),
  reading: Promise<Reader | null> = readerFor(config),
): Promise<{
  kiosque: Kiosque;
  summary: IndexSummary | null;
  /** Why the index is as it was: another process writes it. Null when it is up to date. */
  busy: IndexBusy | null;
  /** Of the refresh that goes on behind; null where there is none. */
  behind: Promise<IndexSummary> | null;
  /** Takes in what changes in the articles folder, from now on until it is closed. */
  watch: (listener: LiveListener) => void;
}> {
  const startedAt = Date.now();
  let worker: Worker | null = null;
  const started = starting.then((ready) => {
    worker = ready;
    return ready;
  });
  const reader = reading.catch((error: unknown) => {
    failed(error);
    return null;
  });
  let listener: LiveListener | null = null;
  let folder: FolderWatch | null = null;
  let closed = false;
  const failed = (error: unknown): void => {
    // What was under way then was given up.
    if (closed) return;
    if (listener) listener.failed(error);
    else process.emitWarning(error instanceof Error ? error : String(error));
  };
  const store = corpusStore(config);
  const live = new LiveSources(
    config,
    () => worker,
    () => listener?.changed(),
    (error) => {
      failed(error);
      void indexer
        .repair(error instanceof DamagedFullText, failed)
        .then((summary) => summary && listener?.updated(summary));
    },
  );
  const indexer = new Indexer(started, () => live.follow());
  /** null while there are no vectors, or the model is still being fetched: full text then answers alone. */
  const embedderFor = (current: Sources) => (current.vectors && worker ? worker.embedder : null);
  const times: number[] = [];
  const clock = (): Date => now ?? new Date();
  const conversations = new Conversations();
  const answerer = await answererOf(config);
  const corpus = (): CorpusReader => {
    if (!live.current) throw new Error('nothing was loaded');
    return live.current.corpus;
  };

  const kiosque: Kiosque = {
    ask: async (question, options = {}) => {
      const { conversation } = options;
      const turns = options.turns ?? (conversation ? conversations.turns(conversation) : []);
      const read = await Promise.race([reader, setTimeout(PATIENCE_MS, null, { ref: false })]);
      const answer = await live.use(async (current) =>
        answerer.answer(
          question,
          {
            ...(await scopeOf(options, current.corpus)),
            turns,
            ...(options.reader && { reader: options.reader }),
            now: clock(),
            timeZone: options.timeZone ?? config.timeZone,
            threshold: config.answerThreshold,
          },
          { ...current, reader: read ?? undefined },
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
      live.use(async (current) => {
        const scope = { ...(await scopeOf(options, current.corpus)), now: clock() };
        const found = await findPassages(words, scope, current, embedderFor(current));
        return found.slice(0, options.limit ?? SEARCH_LIMIT);
      }),
    articles: async (filter) => listArticles(corpus(), filter ?? '', clock()),
    article: async (id) => corpus().article(id),
    passages: async (articleId) => passagesOf(corpus(), articleId),
    excerpt: async (articleId, start, end) => excerptOf(corpus(), articleId, start, end),
    timeZone: config.timeZone,
    now: clock,
    status: async () => ({
      ...(await corpus().totals()),
      embedder: worker?.embedder.info.id ?? config.embeddingModel,
      indexedAt: await corpus().meta('indexed_at'),
      uptimeSeconds: (Date.now() - startedAt) / 1000,
      memoryBytes: process.memoryUsage.rss(),
      medianAnswerMs: median(times),
      languageModel: answerer.status(),
    }),
    refresh: (progress) => indexer.refresh(true, progress),
    close: async () => {
      closed = true;
      await folder?.close();
      await live.close();
      const reads = reader.then((loaded) => loaded?.close());
      // A model that is still on its way is not waited for.
      if (worker) await worker.close();
      else void started.then((late) => late.close()).catch(() => {});
      await reads;
    },
  };

  /** An answer before anybody waits for one: the first loads and compiles much that all later ones need. */
  const warmUp = () =>
    live.use(async (current) => {
      const [newest = ''] = await current.corpus.articleIds();
      const title = (await current.corpus.details([newest])).get(newest)?.title;
      const question = `${title}, hier ?`;
      return extractive.answer(question, { within: null }, current, embedderFor(current));
    });

  const watch = (to: LiveListener): void => {
    listener = to;
    live.readAhead();
    folder = new FolderWatch({
      folder: config.articlesDir,
      polling: config.watchPolling,
      update: async (files) => {
        const { added, changed, removed, ...rest } = await indexer.update(files, failed);
        const isNews = added + changed + removed > 0 || (files && rest.skipped.length > 0);
        if (isNews) {
          to.updated({ added, changed, removed, ...rest });
        }
      },
      failed,
    });
  };

  try {
    const behind = refresh === 'behind' && (await store.exists());
    const ready = await (behind
      ? Promise.race([started, setTimeout(PATIENCE_MS, null, { ref: false })])
      : started);
    if (behind) {
      // The worker looks for damage, for that would block; a damaged store is made anew.
      if (!ready || (await ready.check())) await live.follow(!ready);
      if (live.current && (await live.current.corpus.totals()).articles > 0) {
        live.watch(failed);
        await warmUp();
        return {
          kiosque,
          summary: null,
          busy: null,
          behind: indexer.refresh(false, onProgress),
          watch,
        };
      }
    }
    // What is there is loaded meanwhile; what is wrong with it, the refresh will tell.
    const early = started.then(() => live.follow()).catch(() => {});
    let busy: IndexBusy | null = null;
    const isFull = refresh === 'full';
    const summary = await indexer.refresh(isFull, onProgress, isFull).catch((error: unknown) => {
      if (!(error instanceof IndexBusy) || isFull) throw error;
      busy = error;
      return null;
    });
    await early;
    await live.follow();
    if (!live.current) throw busy ?? store.noIndex();
    live.watch(failed);
    if (refresh === 'behind') await warmUp();
    return { kiosque, summary, busy, behind: null, watch };
  } catch (error) {
    await kiosque.close();
    throw error;
  }
}

/** The client of language models is loaded only where one is set. */
async function answererOf({ languageModel }: Config): Promise<Answerer> {
  if (!languageModel) return extractive;
  return (await import('../writing/answerer.ts')).createAnswerer(languageModel);
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
