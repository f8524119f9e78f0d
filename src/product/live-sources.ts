import { setImmediate } from 'node:timers/promises';
import type { SeenCollections } from '../collections/visibility.ts';
import type { OpenCorpus } from '../corpus/corpus-reader.ts';
import type { CorpusStore } from '../corpus/corpus-store.ts';
import { DamagedArticle } from '../corpus/damage.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import type { Worker } from '../indexing/worker/worker.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { rememberNeighbours } from '../retrieval/soft-matching.ts';
import { prepareLexicon } from '../retrieval/spelling.ts';
import { LiveVectors } from './live-vectors.ts';
import { type AllSources, seenSources } from './seen-sources.ts';

/** What other processes write is looked for so often. */
const LOOK_EVERY_MS = 500;
/** Where the store tells of it, in case that it did not. */
const LOOK_RARELY_MS = 30_000;
/** Articles whose details are read at a time. */
const ARTICLES_PER_READ = 200;

interface State {
  readonly corpus: OpenCorpus;
  readonly vectors: LiveVectors;
}

/**
 * What questions are asked of, kept up to date with what any process writes to the data folder: the store is read as it
 * is, and the HNSW index in memory follows it in slices of a few milliseconds.
 */
export class LiveSources {
  #state: State | null = null;
  #sources: AllSources | null = null;
  #following: Promise<unknown> = Promise.resolve();
  #queued: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #unwatch: (() => Promise<void>) | null = null;
  #closed = false;
  #readsAhead = false;
  readonly #store: CorpusStore;
  readonly #underWay = new Set<Promise<unknown>>();

  /**
   * @param worker null while the model is on its way.
   * @param changed called after articles or chunks have changed.
   * @param damaged told when what the store has turns out not to be what was written.
   */
  constructor(
    private readonly location: CorpusLocation,
    private readonly worker: () => Worker | null,
    private readonly changed: () => void,
    private readonly damaged: (error: unknown) => void = () => {},
  ) {
    this.#store = corpusStore(location);
  }

  /** Null until {@link follow} has found a store. */
  get current(): AllSources | null {
    return this.#sources;
  }

  /**
   * Does some work with the sources as they are now: it keeps them to its end. Where an article turns out to be damaged,
   * the work is begun again without it.
   * @param seen the collections that it is done with; null for all.
   * @throws Error before {@link follow} has found a store; what the work throws, but for an article that is damaged.
   */
  async use<T>(work: (sources: Sources) => Promise<T>, seen: SeenCollections = null): Promise<T> {
    if (!this.#sources) throw new Error('nothing was loaded');
    const promise = this.#try(this.#sources, seen, work);
    this.#underWay.add(promise);
    try {
      return await promise;
    } finally {
      this.#underWay.delete(promise);
    }
  }

  /** The same with all of the corpus, which tells what has changed in it. */
  async useAll<T>(work: (sources: AllSources) => Promise<T>): Promise<T> {
    return this.use(() => work(this.#sources!));
  }

  async #try<T>(
    sources: AllSources,
    seen: SeenCollections,
    work: (sources: Sources) => Promise<T>,
  ): Promise<T> {
    const leftOut = new Set<string>();
    for (;;) {
      try {
        return await work(await seenSources(sources, seen));
      } catch (error) {
        if (error instanceof DamagedArticle && !leftOut.has(error.articleId)) {
          leftOut.add(error.articleId);
          continue;
        }
        if (this.#store.isDamage(error)) this.damaged(error);
        throw error;
      }
    }
  }

  /**
   * Takes up what was written since the last time.
   * @param checked whether to look for damage when a store is opened, which blocks for as long as it takes to read it.
   */
  follow(checked = false): Promise<void> {
    this.#queued ??= this.#following.then(() => {
      this.#queued = null;
      return this.#follow(checked);
    });
    this.#following = this.#queued.catch(() => {});
    return this.#queued;
  }

  /**
   * Goes on following by itself until it is closed.
   * @param failed told once of each trouble, until it is over.
   */
  watch(failed: (error: unknown) => void): void {
    let told = '';
    const look = async (): Promise<void> => {
      try {
        await this.follow();
        told = '';
      } catch (error) {
        if (told !== String(error)) failed(error);
        told = String(error);
      }
    };
    const again = () => void look();
    this.#watchStore(again).catch((error: unknown) => {
      failed(error);
      this.#lookEvery(LOOK_EVERY_MS, again);
    });
  }

  async #watchStore(look: () => void): Promise<void> {
    const unwatch = await this.#store.watch(look);
    if (this.#closed) return unwatch?.();
    this.#unwatch = unwatch;
    this.#lookEvery(unwatch ? LOOK_RARELY_MS : LOOK_EVERY_MS, look);
  }

  #lookEvery(ms: number, look: () => void): void {
    if (!this.#closed) this.#timer ??= setInterval(look, ms).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#unwatch?.();
    await this.#following;
    await this.#state?.corpus.close();
    this.#state = null;
    this.#sources = null;
  }

  async #follow(checked: boolean): Promise<void> {
    if (this.#closed) return;
    const { generation = -1 } = this.#state?.corpus ?? {};
    if (this.#state && !(await this.#state.corpus.isReplaced())) {
      const { corpus } = this.#state;
      const hasChanged = await corpus.advance();
      if (hasChanged) await prepareLexicon(corpus);
      if ((await this.#followVectors(this.#state)) || hasChanged) this.#publish(this.#state);
    } else await this.#open(checked);
    if (this.#state && this.#state.corpus.generation !== generation) this.changed();
  }

  /** Where lists of articles are wanted at once: reads each article's details, while questions are answered already. */
  readAhead(): void {
    this.#readsAhead = true;
    // What is wrong with an article is told by who asks for it.
    if (this.#state) this.#readDetails(this.#state.corpus).catch(() => {});
  }

  async #readDetails(corpus: OpenCorpus): Promise<void> {
    const ids = await corpus.articleIds();
    for (let i = 0; i < ids.length; i += ARTICLES_PER_READ) {
      if (this.#state?.corpus !== corpus || this.#closed) return;
      await this.#readSlice(corpus, ids.slice(i, i + ARTICLES_PER_READ));
      await setImmediate();
    }
  }

  async #readSlice(corpus: OpenCorpus, ids: readonly string[]): Promise<void> {
    try {
      await corpus.details(ids);
    } catch (error) {
      if (!(error instanceof DamagedArticle)) throw error;
      await this.#readSlice(corpus, ids.slice(ids.indexOf(error.articleId) + 1));
    }
  }

  async #open(checked: boolean): Promise<void> {
    const former = this.#state?.corpus;
    const corpus = await this.#store.read({ checked, damaged: this.damaged });
    if (!corpus) return;
    const state = { corpus, vectors: new LiveVectors(corpus, this.location.dataDir) };
    // The HNSW file is read off this thread.
    await Promise.all([prepareLexicon(corpus), this.#followVectors(state)]);
    this.#state = state;
    this.#publish(state);
    void Promise.allSettled([...this.#underWay]).then(() => former?.close());
    if (this.#readsAhead) this.readAhead();
  }

  /** @returns whether the index is another one now. */
  #followVectors({ vectors }: State): Promise<boolean> {
    return vectors.follow(this.worker()?.embedder.info);
  }

  #publish({ corpus, vectors }: State): void {
    const worker = this.worker();
    const { index, nearest } = vectors;
    const neighbours = worker && nearest ? rememberNeighbours(worker.neighbours) : undefined;
    this.#sources = { corpus, index, vectors: nearest, neighbours };
  }
}
