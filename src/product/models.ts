import { setTimeout } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { Reader } from '../../embeddings/reader/reader.ts';
import type { IndexProgress } from '../indexing/progress.ts';
import type { SecondModel } from '../indexing/second/second-model.ts';
import type { Worker } from '../indexing/worker/worker.ts';
import { type ReaderInTime, readerInTime } from '../reading/reader-in-time.ts';
import type { Sources } from '../retrieval/retrieve.ts';

/** A bundled model is there by then; one that is fetched from elsewhere is not waited for where there is an index. */
const PATIENCE_MS = 5_000;
/** In the place of a reader that takes longer: the answer comes without, and says so. */
const NOT_YET: Pick<Reader, 'read'> = {
  read: () => Promise.reject(new Error('its model is still being loaded')),
};

/** The processes that run models, on their way. */
export interface Starting {
  readonly worker: Promise<Worker>;
  /** Null where the configuration wants no reader. */
  readonly reader: Promise<Reader | null>;
  /** Null where the configuration wants no second model. */
  readonly second?: SecondModel | null;
}

/** The processes that run models, as far as they have come. */
export class Models {
  /** Null while it is on its way. */
  worker: Worker | null = null;
  readonly started: Promise<Worker>;
  /** Undefined where there is none. */
  readonly second: SecondModel | undefined;
  readonly #reader: Promise<Reader | null>;

  /** @param failed told of a reader or a second model that cannot be loaded, which is done without. */
  constructor(
    starting: Starting,
    private readonly failed: (error: unknown) => void,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.started = starting.worker.then((ready) => {
      this.worker = ready;
      return ready;
    });
    this.started.catch(() => {});
    this.second = starting.second ?? undefined;
    this.second?.started.catch(failed);
    this.#reader = starting.reader.catch((error: unknown) => {
      failed(error);
      return null;
    });
  }

  /** The worker, or null where it takes long. */
  soon(): Promise<Worker | null> {
    return Promise.race([this.started, setTimeout(this.patienceMs, null, { ref: false })]);
  }

  /** The reader for one request, or null where there is none; one that takes long fails. */
  async reader(): Promise<ReaderInTime | null> {
    const late = setTimeout(this.patienceMs, NOT_YET, { ref: false });
    const reader = await Promise.race([this.#reader, late]);
    return reader && readerInTime(reader);
  }

  /** Brings the second model's vectors up to what the corpus has; what is wrong with it is told. */
  async fillSecond(onProgress?: (progress: IndexProgress) => void): Promise<void> {
    const { second, failed } = this;
    const isThere = second?.started.then(
      () => true,
      () => false,
    );
    if (await isThere) await second?.fill(onProgress).catch(failed);
  }

  /** Null while there are no vectors, or the model is still being fetched: full text then answers alone. */
  embedderFor({ vectors }: Sources): Embedder | null {
    return vectors && this.worker ? this.worker.embedder : null;
  }

  async close(): Promise<void> {
    const reads = this.#reader.then((loaded) => loaded?.close());
    // A model that is still on its way is not waited for.
    if (this.worker) await this.worker.close();
    else void this.started.then((late) => late.close()).catch(() => {});
    await this.second?.close();
    await reads;
  }
}
