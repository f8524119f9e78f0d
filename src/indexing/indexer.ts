import type { SaveWhen } from './hnsw/update-hnsw.ts';
import type { IndexProgress, IndexSummary } from './progress.ts';
import type { Worker } from './worker/worker.ts';
import type { UpdateWhat } from './worker/worker-messages.ts';

type OnProgress = ((progress: IndexProgress) => void) | undefined;

/** Has the worker bring the index up to date, one refresh after the other. */
export class Indexer {
  #updating: Promise<unknown> = Promise.resolve();
  #saving: Promise<unknown> = Promise.resolve();
  #repairing = false;

  /** @param written called after each change of the store or of the HNSW file. */
  constructor(
    private readonly started: Promise<Worker>,
    private readonly written: () => Promise<void>,
  ) {}

  /** Takes the whole folder in, and saves the HNSW file; `mend` makes the full text anew. */
  async refresh(full: boolean, onProgress?: OnProgress, mend = false): Promise<IndexSummary> {
    const startedAt = performance.now();
    const summary = await this.#update({ full, mend, files: null }, onProgress);
    const rebuilt = await this.#save(full ? 'full' : 'changed', onProgress);
    const seconds = (performance.now() - startedAt) / 1000;
    return { ...summary, rebuilt: summary.rebuilt ?? rebuilt, seconds };
  }

  /**
   * Takes some files in, or what has changed in the whole folder. The HNSW file is saved behind, and only where that is
   * worth its time.
   * @param failed what comes of that, when it fails.
   */
  async update(
    files: readonly string[] | null,
    failed: (error: unknown) => void,
  ): Promise<IndexSummary> {
    const summary = await this.#update({ full: false, files });
    this.#save('much').catch(failed);
    return summary;
  }

  /**
   * Has everything read and looked at again, which mends what is damaged in the store; once at a time.
   * @param mend whether the full text is damaged.
   * @param failed what comes of that, when it fails.
   * @returns null when it was under way already, or failed.
   */
  async repair(mend: boolean, failed: (error: unknown) => void): Promise<IndexSummary | null> {
    if (this.#repairing) return null;
    this.#repairing = true;
    try {
      return await this.refresh(true, undefined, mend);
    } catch (error) {
      failed(error);
      return null;
    } finally {
      this.#repairing = false;
    }
  }

  #update(what: UpdateWhat, onProgress?: OnProgress): Promise<IndexSummary> {
    const next = this.#updating.then(async () => {
      const worker = await this.started;
      const summary = await worker.update(what, onProgress);
      await this.written();
      return summary;
    });
    this.#updating = next.catch(() => {});
    return next;
  }

  #save(when: SaveWhen, onProgress?: OnProgress): ReturnType<Worker['save']> {
    const next = this.#saving.then(async () => {
      const worker = await this.started;
      const rebuilt = await worker.save(when, onProgress);
      await this.written();
      return rebuilt;
    });
    this.#saving = next.catch(() => {});
    return next;
  }
}
