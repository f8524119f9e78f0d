import type { Answer } from '../answering/answer.ts';
import type { Answerer } from '../answering/answerer.ts';
import { Conversations } from '../answering/conversations.ts';
import { findPassages } from '../answering/find-passages.ts';
import type { Article } from '../articles/article.ts';
import { FolderWatch } from '../articles/folder/watch-folder.ts';
import type { Config } from '../config/config.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { Indexer } from '../indexing/indexer.ts';
import type { IndexProgress, IndexSummary } from '../indexing/progress.ts';
import type { FoundPassage } from '../retrieval/passage.ts';
import { scopeOf } from '../retrieval/scope.ts';
import { excerptOf, passagesOf } from './excerpts.ts';
import type {
  AskOptions,
  Excerpt,
  Kiosque,
  ListedArticle,
  LiveListener,
  SearchOptions,
  Status,
} from './kiosque.ts';
import { listArticles } from './list-articles.ts';
import type { LiveSources } from './live-sources.ts';
import type { Models } from './models.ts';
import type { Trouble } from './trouble.ts';

const SEARCH_LIMIT = 50;
const TIMES_KEPT = 200;

export interface KiosqueParts {
  readonly config: Config;
  /** The clock; null for the machine's own. */
  readonly now: Date | null;
  readonly live: LiveSources;
  readonly models: Models;
  readonly indexer: Indexer;
  readonly answerer: Answerer;
  readonly trouble: Trouble;
}

/** The product over what {@link LiveSources} has at each moment. */
export class LiveKiosque implements Kiosque {
  readonly #parts: KiosqueParts;
  readonly #startedAt = Date.now();
  readonly #conversations = new Conversations();
  readonly #times: number[] = [];
  #folder: FolderWatch | null = null;

  constructor(parts: KiosqueParts) {
    this.#parts = parts;
  }

  readonly ask = async (question: string, options: AskOptions = {}): Promise<Answer> => {
    const { conversation } = options;
    const turns = options.turns ?? (conversation ? this.#conversations.turns(conversation) : []);
    const { live, models, answerer, config } = this.#parts;
    const reader = await models.reader();
    const answer = await live.use(async (current) => {
      const scope = {
        ...(await scopeOf(options, current.corpus)),
        turns,
        ...(options.reader && { reader: options.reader }),
        now: this.now(),
        timeZone: options.timeZone ?? config.timeZone,
        threshold: config.answerThreshold,
      };
      const sources = { ...current, reader: reader ?? undefined };
      return answerer.answer(question, scope, sources, models.embedderFor(current), options);
    });
    if (conversation && !options.turns) this.#conversations.add(conversation, answer);
    this.#times.push(answer.ms);
    if (this.#times.length > TIMES_KEPT) this.#times.shift();
    return answer;
  };

  readonly search = (words: string, options: SearchOptions = {}): Promise<FoundPassage[]> =>
    this.#parts.live.use(async (current) => {
      const scope = { ...(await scopeOf(options, current.corpus)), now: this.now() };
      const embedder = this.#parts.models.embedderFor(current);
      const found = await findPassages(words, scope, current, embedder);
      return found.slice(0, options.limit ?? SEARCH_LIMIT);
    });

  readonly articles = async (filter?: string): Promise<ListedArticle[]> =>
    listArticles(this.#corpus, filter ?? '', this.now());

  readonly article = async (id: string): Promise<Article | null> => this.#corpus.article(id);

  readonly passages = async (articleId: string): Promise<Excerpt['passage'][]> =>
    passagesOf(this.#corpus, articleId);

  readonly excerpt = async (
    articleId: string,
    start: number,
    end?: number,
  ): Promise<Excerpt | null> => excerptOf(this.#corpus, articleId, start, end);

  get timeZone(): string {
    return this.#parts.config.timeZone;
  }

  readonly now = (): Date => this.#parts.now ?? new Date();

  readonly status = async (): Promise<Status> => {
    const { models, config, answerer } = this.#parts;
    return {
      ...(await this.#corpus.totals()),
      embedder: models.worker?.embedder.info.id ?? config.embeddingModel,
      indexedAt: await this.#corpus.meta('indexed_at'),
      uptimeSeconds: (Date.now() - this.#startedAt) / 1000,
      memoryBytes: process.memoryUsage.rss(),
      medianAnswerMs: median(this.#times),
      languageModel: answerer.status(),
    };
  };

  readonly refresh = (progress?: (progress: IndexProgress) => void): Promise<IndexSummary> =>
    this.#parts.indexer.refresh(true, progress);

  /** Takes in what changes in the articles folder, until it is closed. */
  readonly watch = (listener: LiveListener): void => {
    const { config, indexer, live, trouble } = this.#parts;
    trouble.listener = listener;
    live.readAhead();
    this.#folder = new FolderWatch({
      folder: config.articlesDir,
      polling: config.watchPolling,
      update: async (files) => {
        const summary = await indexer.update(files, trouble.tell);
        const { added, changed, removed, skipped } = summary;
        const isNews = added + changed + removed > 0 || (files && skipped.length > 0);
        if (isNews) listener.updated(summary);
      },
      failed: trouble.tell,
    });
  };

  readonly close = async (): Promise<void> => {
    this.#parts.trouble.end();
    await this.#folder?.close();
    await this.#parts.live.close();
    await this.#parts.models.close();
  };

  get #corpus(): CorpusReader {
    const { current } = this.#parts.live;
    if (!current) throw new Error('nothing was loaded');
    return current.corpus;
  }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
