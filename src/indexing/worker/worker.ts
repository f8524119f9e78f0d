import type { Embedder } from '../../../embeddings/embedder.ts';
import type { StemNeighbour } from '../../corpus/stem-neighbour.ts';
import { UserError } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import { ChildChannel, ChildGone } from '../../processes/child-channel.ts';
import type { SaveWhen } from '../hnsw/update-hnsw.ts';
import type { IndexProgress, IndexSummary } from '../progress.ts';
import { indexingText } from '../texts/index.ts';
import { forkWorker } from './fork-worker.ts';
import { unpacked } from './packed-neighbours.ts';
import type { Request, Results, UpdateWhat, WorkerOptions } from './worker-messages.ts';

export type { WorkerOptions } from './worker-messages.ts';

/** The process that runs the model and writes the index, seen from outside. */
export interface Worker {
  /** Embeds in the worker; its `close` closes the worker. */
  readonly embedder: Embedder;
  /** Whether there is a store without damage. */
  check(): Promise<boolean>;
  /** Brings the store up to date with the folder, or with some files of it. */
  update(what: UpdateWhat, onProgress?: (progress: IndexProgress) => void): Promise<IndexSummary>;
  /**
   * Brings the HNSW file up to date with the store: `much` only where it is worth its time.
   * @returns why it was built from nothing, or null.
   */
  save(when: SaveWhen, onProgress?: (progress: IndexProgress) => void): Promise<Localized | null>;
  /**
   * For each word at most `k` index stems of nearly the same meaning, nearest first; null when the model is no table of
   * words.
   */
  neighbours(words: readonly string[], k: number): Promise<StemNeighbour[][] | null>;
  /** Ends the process; requests without an answer are rejected. */
  close(): Promise<void>;
  /** Of the child process now running. */
  readonly pid: number | undefined;
}

const MAX_RESTARTS = 3;
const RESTART_WINDOW_MS = 30_000;

/**
 * Starts the worker and waits until its model is loaded. A worker that dies is started again, one that hangs is killed
 * first, and what it had not answered is asked once more.
 *
 * @param onProgress called with stage `model`, in bytes of each file, while a model is downloaded.
 * @throws UserError when the model cannot be loaded.
 */
export async function startWorker(
  options: WorkerOptions,
  onProgress?: (progress: IndexProgress) => void,
  hangsAfterMs?: number,
): Promise<Worker> {
  const open = () => new ChildChannel<Request, Results, IndexProgress>(forkWorker(), hangsAfterMs);
  let channel = open();
  let started = channel.ask({ kind: 'start', options }, onProgress);
  let closed = false;
  const deaths: number[] = [];

  const restart = (): void => {
    const now = Date.now();
    while (deaths.length > 0 && now - deaths[0]! > RESTART_WINDOW_MS) deaths.shift();
    if (deaths.length >= MAX_RESTARTS) {
      const times = MAX_RESTARTS + 1;
      const seconds = RESTART_WINDOW_MS / 1000;
      throw died(new ChildGone(indexingText((texts) => texts.worker.diedOften(times, seconds))));
    }
    deaths.push(now);
    channel = open();
    started = channel.ask({ kind: 'start', options });
  };

  const ask = async <R extends Request>(
    request: R,
    progress?: (progress: IndexProgress) => void,
  ): Promise<Results[R['kind']]> => {
    for (let attempt = 1; ; attempt++) {
      if (closed) throw new Error('the worker is closed');
      if (!channel.alive) restart();
      try {
        const current = channel;
        await started;
        return await current.ask(request, progress);
      } catch (error) {
        if (!(error instanceof ChildGone) || closed) throw error;
        if (attempt === 2) throw died(error);
      }
    }
  };

  const close = async (): Promise<void> => {
    closed = true;
    await channel.close();
  };

  try {
    const info = await started;
    return {
      embedder: { info, embed: (texts, role) => ask({ kind: 'embed', texts, role }), close },
      neighbours: async (words, k) =>
        (await ask({ kind: 'neighbours', words, k }))?.map(unpacked) ?? null,
      check: () => ask({ kind: 'check' }),
      update: (what, progress) => ask({ kind: 'update', ...what }, progress),
      save: (when, progress) => ask({ kind: 'save', when }, progress),
      close,
      get pid() {
        return channel.pid;
      },
    };
  } catch (error) {
    await close();
    throw error instanceof ChildGone ? died(error) : error;
  }
}

function died(cause: ChildGone): UserError {
  return new UserError(
    indexingText((texts, language) => texts.worker.doesNotStay(cause.text[language])),
    indexingText((texts) => texts.worker.seeErrors),
    { cause },
  );
}
