import type { Answer } from '../answering/answer.ts';
import type { CheckedClaim } from '../answering/check-claim.ts';
import { type Digest, digestOf } from '../answering/digest.ts';
import { findPassages, type SearchResult } from '../answering/find-passages.ts';
import { groupQuestions } from '../answering/group-questions.ts';
import { matchSubjects } from '../answering/match-subject.ts';
import type { Timeline } from '../answering/timeline/timeline.ts';
import { timelineOf } from '../answering/timeline/timeline-of.ts';
import { type Article, partName } from '../articles/article.ts';
import { nameOf } from '../articles/folder/read-folder.ts';
import { FolderWatch } from '../articles/folder/watch-folder.ts';
import { allowedOn, type SeenCollections, seesFile } from '../collections/visibility.ts';
import type { IndexProgress, IndexSummary } from '../indexing/progress.ts';
import { median } from '../median.ts';
import type { ReaderInTime } from '../reading/reader-in-time.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { chosenArticles } from '../retrieval/scope.ts';
import { dayIn } from '../text/dates/calendar.ts';
import { changedSince } from './changed-articles.ts';
import { listCollections, rulesOf } from './collections.ts';
import { excerptOf, passagesOf } from './excerpts.ts';
import type {
  AskOptions,
  ChangedArticles,
  Collection,
  DigestChoice,
  Excerpt,
  Kiosque,
  ListedArticle,
  LiveListener,
  SearchOptions,
  Status,
  TimelineOptions,
} from './kiosque.ts';
import { type KiosqueParts, newlyShared, type Shared } from './kiosque-parts.ts';
import { listArticles } from './list-articles.ts';
import { provedClaim } from './proved-claim.ts';
import { withReader } from './with-reader.ts';

const SEARCH_LIMIT = 50;
const TIMES_KEPT = 200;

/** The product over what {@link LiveSources} has at each moment. */
export class LiveKiosque implements Kiosque {
  readonly #parts: KiosqueParts;
  readonly #seen: SeenCollections;
  readonly #shared: Shared;
  #folder: FolderWatch | null = null;

  /**
   * @param seen the collections that it shows; null for all.
   * @param shared by all that show some of the same.
   */
  constructor(parts: KiosqueParts, seen: SeenCollections = null, shared: Shared = newlyShared()) {
    this.#parts = parts;
    this.#seen = seen;
    this.#shared = shared;
  }

  readonly seeing = (seen: SeenCollections): Kiosque => {
    const { views } = this.#shared;
    const key = JSON.stringify(seen && [...seen].sort());
    const view = views.get(key) ?? new LiveKiosque(this.#parts, seen, this.#shared);
    views.set(key, view);
    return view;
  };

  readonly ask = async (question: string, options: AskOptions = {}): Promise<Answer> => {
    const { conversation } = options;
    const { conversations, times } = this.#shared;
    const turns = options.turns ?? (conversation ? conversations.turns(conversation) : []);
    const { models, answerer } = this.#parts;
    const { made, trouble } = await withReader(models.reader(), (reader) =>
      this.#use(async (current) => {
        const scope = { ...(await this.#scopeOf(options, current)), turns };
        const sources = { ...current, reader };
        return answerer.answer(question, scope, sources, models.embedderFor(current), options);
      }),
    );
    const answer = trouble === null ? made : { ...made, readingTrouble: trouble };
    if (conversation && !options.turns) conversations.add(conversation, answer);
    times.push(answer.ms);
    if (times.length > TIMES_KEPT) times.shift();
    return answer;
  };

  readonly check = (claim: string, { passages }: Answer): Promise<CheckedClaim | null> =>
    this.#readingTold(async (coming, current) => {
      const reader = await coming;
      const embedder = this.#parts.models.embedderFor(current);
      return reader && provedClaim(claim, passages, reader, embedder);
    });

  readonly search = (words: string, options: SearchOptions = {}): Promise<SearchResult> =>
    this.#use(async (current) => {
      const scope = await this.#scopeOf(options, current);
      const embedder = this.#parts.models.embedderFor(current);
      const { passages, notes } = await findPassages(words, scope, current, embedder);
      return { passages: passages.slice(0, options.limit ?? SEARCH_LIMIT), notes };
    });

  readonly articles = (filter?: string, timeZone?: string): Promise<ListedArticle[]> =>
    this.#use(({ corpus }) =>
      listArticles(corpus, filter ?? '', dayIn(this.now(), timeZone ?? this.timeZone)),
    );

  readonly article = (id: string): Promise<Article | null> =>
    this.#use(async ({ corpus }) => {
      const name = nameOf(id);
      return (await corpus.article(name)) ?? corpus.article(partName(name, 1));
    });

  readonly passages = (articleId: string): Promise<Excerpt['passage'][]> =>
    this.#use(({ corpus }) => passagesOf(corpus, articleId));

  readonly excerpt = (articleId: string, start: number, end?: number): Promise<Excerpt | null> =>
    this.#use(({ corpus }) => excerptOf(corpus, articleId, start, end));

  readonly collections = (): Promise<Collection[]> =>
    this.#use(({ corpus }) => listCollections(corpus));

  readonly sees: Kiosque['sees'] = async ({ articleId, file }) => {
    if (this.#seen === null) return true;
    const isThere = async ({ corpus }: Sources) => (await corpus.details([articleId])).size > 0;
    if (await this.#parts.live.use(isThere)) return this.#use(isThere);
    return this.#use(async ({ corpus }) => seesFile(this.#seen, await rulesOf(corpus), file));
  };

  readonly allowedOn = (serverId: string, seen: SeenCollections): Promise<SeenCollections> =>
    this.#parts.live.use(async ({ corpus }) => {
      const existing = (await corpus.collections()).map(({ id }) => id);
      return allowedOn(seen, serverId, await rulesOf(corpus), existing);
    });

  readonly digest = ({ since, until, articles }: DigestChoice): Promise<Digest> =>
    this.#use(async ({ corpus }) => {
      const wanted = new Set(
        articles ?? (await corpus.articlesPublished(since ?? null, until ?? null)),
      );
      const ids = (await corpus.articleIds()).filter((id) => wanted.has(id));
      return digestOf(corpus, ids, articles ? 0 : (await corpus.articlesUndated()).length);
    });

  readonly timeline = (subject: string, options: TimelineOptions = {}): Promise<Timeline> =>
    this.#readingTold(async (reader, current) => {
      const context = await this.#scopeOf(options, current);
      const embedder = this.#parts.models.embedderFor(current);
      return timelineOf(subject, context, { ...current, reader }, embedder);
    });

  readonly changedSince = (mark: number | null): Promise<ChangedArticles> =>
    this.#parts.live.useAll(({ corpus }) => changedSince(corpus, mark));

  readonly match: Kiosque['match'] = (subjects, articleIds, timeZone) =>
    this.#readingTold((reader, current) => {
      const { models, config } = this.#parts;
      const context = { now: this.now(), timeZone, threshold: config.answerThreshold };
      const sources = { ...current, reader };
      return matchSubjects(subjects, articleIds, context, sources, models.embedderFor(current));
    });

  readonly groupQuestions: Kiosque['groupQuestions'] = (questions) =>
    this.#use((current) => groupQuestions(questions, this.#parts.models.embedderFor(current)));

  get timeZone(): string {
    return this.#parts.config.timeZone;
  }

  readonly now = (): Date => this.#parts.now ?? new Date();

  readonly status = async (): Promise<Status> => {
    const { models, config, answerer } = this.#parts;
    return {
      ...(await this.#use(({ corpus }) => corpus.totals())),
      embedder: models.worker?.embedder.info.id ?? config.embeddingModel,
      indexedAt: await this.#use(({ corpus }) => corpus.meta('indexed_at')),
      uptimeSeconds: (Date.now() - this.#shared.startedAt) / 1000,
      memoryBytes: process.memoryUsage.rss(),
      medianAnswerMs: median(this.#shared.times),
      languageModel: answerer.status(),
    };
  };

  readonly refresh = (progress?: (progress: IndexProgress) => void): Promise<IndexSummary> =>
    this.#parts.indexer.refresh(true, progress);

  /** Tells of what other processes take in, until it is closed. */
  readonly listen = (listener: LiveListener): void => {
    this.#parts.trouble.listener = listener;
    this.#parts.live.readAhead();
  };

  /** Takes in what changes in the articles folder and comes from feeds, until it is closed. */
  readonly watch = (listener: LiveListener): void => {
    const { config, indexer, feeds, trouble } = this.#parts;
    this.listen(listener);
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
    feeds.start(trouble.tell);
  };

  readonly close = async (): Promise<void> => {
    this.#parts.trouble.end();
    await this.#parts.feeds.close();
    await this.#folder?.close();
    await this.#parts.live.close();
    await this.#parts.models.close();
  };

  #use<T>(work: (sources: Sources) => Promise<T>): Promise<T> {
    const { live, models } = this.#parts;
    const { second } = models;
    return live.use((current) => work(second ? { ...current, second } : current), this.#seen);
  }

  /** What the articles are chosen by, and for whom, in every look-up. */
  async #scopeOf(options: SearchOptions & AskOptions, { corpus }: Sources) {
    const { config } = this.#parts;
    return {
      ...(await chosenArticles(options, corpus)),
      ...(options.reader && { reader: options.reader }),
      now: this.now(),
      timeZone: options.timeZone ?? config.timeZone,
      threshold: config.answerThreshold,
    };
  }

  /** The same where nothing but the log can say what kept the reader from reading. */
  async #readingTold<T>(
    work: (reader: Promise<ReaderInTime | null>, sources: Sources) => Promise<T>,
  ): Promise<T> {
    const { made, trouble } = await withReader(this.#parts.models.reader(), (reader) =>
      this.#use((current) => work(reader, current)),
    );
    if (trouble !== null) this.#parts.trouble.tell(new Error(trouble));
    return made;
  }
}
