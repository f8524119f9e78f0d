import { setImmediate } from 'node:timers/promises';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import type { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { readManifest } from '../../embeddings/hnsw-manifest.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { CorpusStore } from '../corpus/corpus-store.ts';
import { DamagedArticle } from '../corpus/damage.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { hnswIdentity, hnswPath } from '../indexing/hnsw/hnsw-location.ts';
import { type Followed, replay } from '../indexing/hnsw/replay.ts';
import { MAX_DELETED_SHARE } from '../indexing/hnsw/update-hnsw.ts';
import type { Worker } from '../indexing/worker/worker.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { rememberNeighbours } from '../retrieval/soft-matching.ts';
import { prepareLexicon } from '../retrieval/spelling.ts';

/** What other processes write is looked for so often. */
const LOOK_EVERY_MS = 500;
/** Articles whose details are read at a time. */
const SLICE = 200;

/** An index in memory, and how far it has followed the store. */
interface Vectors {
  readonly index: HnswIndex;
  followed: Followed;
}

interface State {
  readonly corpus: CorpusReader;
  vectors: Vectors | null;
  /** The HNSW file that was looked at last. */
  seenFile: string | null;
}

/**
 * What questions are asked of, kept up to date with what any process writes to the data folder: the store is read as it
 * is, and the HNSW index in memory follows it in slices of a few milliseconds.
 */
export class LiveSources {
  #state: State | null = null;
  #sources: Sources | null = null;
  #following: Promise<unknown> = Promise.resolve();
  #queued: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
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
  get current(): Sources | null {
    return this.#sources;
  }

  /**
   * Does some work with the sources as they are now: it keeps them to its end. Where an article turns out to be damaged,
   * the work is begun again without it.
   */
  async use<T>(work: (sources: Sources) => Promise<T>): Promise<T> {
    if (!this.#sources) throw new Error('nothing was loaded');
    const promise = this.#try(this.#sources, work);
    this.#underWay.add(promise);
    try {
      return await promise;
    } finally {
      this.#underWay.delete(promise);
    }
  }

  async #try<T>(sources: Sources, work: (sources: Sources) => Promise<T>): Promise<T> {
    const leftOut = new Set<string>();
    for (;;) {
      try {
        return await work(sources);
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
    this.#timer ??= setInterval(() => void look(), LOOK_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
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

  async #readDetails(corpus: CorpusReader): Promise<void> {
    const ids = await corpus.articleIds();
    for (let i = 0; i < ids.length; i += SLICE) {
      if (this.#state?.corpus !== corpus || this.#closed) return;
      await this.#readSlice(corpus, ids.slice(i, i + SLICE));
      await setImmediate();
    }
  }

  async #readSlice(corpus: CorpusReader, ids: readonly string[]): Promise<void> {
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
    const state = { corpus, vectors: null, seenFile: null };
    await prepareLexicon(corpus);
    await this.#followVectors(state);
    this.#state = state;
    this.#publish(state);
    void Promise.allSettled([...this.#underWay]).then(() => former?.close());
    if (this.#readsAhead) this.readAhead();
  }

  /** @returns whether the index is another one now. */
  async #followVectors(state: State): Promise<boolean> {
    const { corpus, vectors } = state;
    const info = this.worker()?.embedder.info;
    // Until a rebuild for another model ends, vectors are of both.
    if (!info || (await corpus.meta('embedder')) !== JSON.stringify(info)) {
      state.vectors = null;
      state.seenFile = null;
      return vectors !== null;
    }
    if (vectors && (await corpus.vectorRows.knowsRemovalsSince(vectors.followed.generation))) {
      if (vectors.followed.generation !== corpus.generation) {
        vectors.followed = await replay(vectors.index, corpus, vectors.followed);
      }
      const { deleted, size } = vectors.index;
      if (deleted.size <= MAX_DELETED_SHARE * (deleted.size + size)) return false;
    } else {
      state.vectors = null;
      state.seenFile = null;
    }
    return (await this.#load(state, hnswIdentity(info))) || state.vectors !== vectors;
  }

  /** Loads the HNSW file, unless it was looked at before, and swaps it in when it has followed the store. */
  async #load(state: State, identity: ReturnType<typeof hnswIdentity>): Promise<boolean> {
    const path = hnswPath(this.location.dataDir);
    const manifest = await readManifest(path, identity);
    if (!('file' in manifest) || manifest.file === state.seenFile) return false;
    state.seenFile = manifest.file;
    const loaded = await loadHnsw(path, identity);
    if (!('index' in loaded)) return false;
    const { corpus } = state;
    // It may have been saved since the store was looked at.
    if (loaded.generation > corpus.generation) await corpus.advance();
    if (loaded.generation > corpus.generation) return false;
    if (!(await corpus.vectorRows.knowsRemovalsSince(loaded.generation))) return false;
    const { index, file } = loaded;
    const followed = await replay(index, corpus, loaded);
    state.vectors = { index, followed };
    state.seenFile = file;
    return true;
  }

  #publish({ corpus, vectors }: State): void {
    const worker = this.worker();
    const neighbours = worker && vectors ? rememberNeighbours(worker.neighbours) : undefined;
    this.#sources = { corpus, vectors: vectors?.index ?? null, neighbours };
  }
}
