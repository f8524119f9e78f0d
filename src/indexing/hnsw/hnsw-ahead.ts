import { availableParallelism } from 'node:os';
import { Worker as Thread } from 'node:worker_threads';
import type { Localized } from '../../i18n/localized.ts';
import { compiled } from '../../processes/compiled.ts';
import { type HnswUpdate, updateHnsw } from './update-hnsw.ts';

/** What the thread that builds ahead is started with. */
export type AheadOptions = Pick<HnswUpdate, 'dataDir' | 'info' | 'writer'>;
/** That there is more to insert, that nothing follows, or that nobody wants it any more. */
export type ToThread = 'more' | 'finish' | 'stop';
/** How far it is, or that it is done; `rebuilt` says why the file had to be made anew. */
export type FromThread =
  | { readonly done: number; readonly total: number }
  | { readonly rebuilt: Localized | null };

type OnProgress = HnswUpdate['onProgress'];

/**
 * Builds the HNSW index of a first indexing in a thread of its own while the store is written: that takes about as long,
 * and another core can do it.
 */
export class HnswAhead {
  #state: 'waiting' | 'following' | 'ended' = 'waiting';
  #thread: Thread | null = null;
  #built: Promise<Localized | null> = Promise.resolve(null);
  #onProgress: OnProgress = () => {};

  constructor(private readonly options: AheadOptions) {}

  /** To be called whenever the store has more. */
  follow(): void {
    if (this.#state === 'ended' || availableParallelism() < 2) return;
    this.#state = 'following';
    this.#thread ??= this.#start();
    this.#send('more');
  }

  /** Whether it has begun, so that {@link finish} is to bring it to its end. */
  get isFollowing(): boolean {
    return this.#state === 'following';
  }

  /**
   * Saves the index once it has all of the store. Where the thread has failed, it is built again here, and what is wrong
   * will show.
   * @returns why it was built from nothing, as {@link updateHnsw}.
   * @throws what `onProgress` throws, once the thread has ended.
   */
  async finish(onProgress: OnProgress): Promise<Localized | null> {
    let problem: unknown = null;
    this.#onProgress = (done, total) => {
      try {
        onProgress(done, total);
      } catch (error) {
        problem ??= error;
      }
    };
    this.#state = 'ended';
    this.#send('finish');
    const rebuilt = await this.#built.catch(() =>
      updateHnsw({ ...this.options, when: 'changed', onProgress }),
    );
    if (problem !== null) throw problem;
    return rebuilt;
  }

  /**
   * Gives up what was built, and waits until the thread has ended. It ends by itself: to be terminated within hnswlib
   * aborts the process.
   */
  async stop(): Promise<void> {
    this.#state = 'ended';
    this.#send('stop');
    await this.#built.catch(() => {});
  }

  #start(): Thread {
    const [program, ...argv] = compiled('indexing/hnsw/hnsw-thread.ts');
    const thread = new Thread(program, {
      argv,
      execArgv: [],
      workerData: this.options,
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    this.#built = new Promise((resolve, reject) => {
      let rebuilt: Localized | null = null;
      thread.on('message', (message: FromThread) => {
        if ('rebuilt' in message) rebuilt = message.rebuilt;
        else this.#onProgress(message.done, message.total);
      });
      thread.on('error', reject);
      thread.on('exit', () => resolve(rebuilt));
    });
    // It may fail before it is asked for.
    this.#built.catch(() => {});
    return thread;
  }

  #send(message: ToThread): void {
    this.#thread?.postMessage(message);
  }
}
