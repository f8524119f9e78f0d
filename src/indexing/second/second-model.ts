import { setTimeout } from 'node:timers/promises';
import type { EmbedderInfo } from '../../../embeddings/embedder.ts';
import type { Config } from '../../config/config.ts';
import { replacedChild } from '../../processes/replaced-child.ts';
import type { IndexProgress } from '../progress.ts';
import type { SecondOptions, SecondRequest, SecondResults } from './second-messages.ts';

/** A model in a folder is there by then; one that is being downloaded is not waited for. */
const PATIENCE_MS = 5_000;
/** A question waits for the passage under way, a fifth of a second or some on a busy machine; past this, it goes without. */
const TIME_LIMIT_MS = 2_000;
/** A passage is the longest thing that it does at a time. */
const HANGS_AFTER_MS = 30_000;

/** A second embedding model in a process of its own, with its vectors of the corpus. */
export interface SecondModel {
  /** Rejects where the model cannot be loaded. */
  readonly started: Promise<EmbedderInfo>;
  /**
   * Cosine of a question with each text; null for one without a vector yet.
   * @throws Error where the model is not there yet, fails, or takes long.
   */
  cosines(question: string, texts: readonly string[]): Promise<readonly (number | null)[]>;
  /** Brings its vectors up to what the corpus has. @returns texts embedded. */
  fill(onProgress?: (progress: IndexProgress) => void): Promise<number>;
  close(): Promise<void>;
  /** Of the child process now running. */
  readonly pid: number | undefined;
}

/** Starts the second model that a configuration wants; null where it wants none. */
export function secondFor(
  { secondModel, modelCacheDir, dataDir }: Config,
  onProgress?: (progress: IndexProgress) => void,
): SecondModel | null {
  if (secondModel === null) return null;
  return startSecond({ model: secondModel, cacheDir: modelCacheDir, dataDir }, onProgress);
}

/** Starts a second model; it is replaced when it dies. */
export function startSecond(
  options: SecondOptions,
  onProgress?: (progress: IndexProgress) => void,
): SecondModel {
  const child = replacedChild<SecondRequest, SecondResults, IndexProgress>(
    'indexing/second/second-process.ts',
    { kind: 'start', options },
    HANGS_AFTER_MS,
    onProgress,
  );
  const started = child.started as Promise<EmbedderInfo>;
  const ready = Promise.race([started, late(PATIENCE_MS, 'is still being loaded')]);
  // Whoever asks is told.
  ready.catch(() => {});
  return {
    started,
    cosines: async (question, texts) => {
      // After its patience is over, what has come since is what counts.
      await ready.catch(() => Promise.race([started, late(0, 'is still being loaded')]));
      const asked = child.ask({ kind: 'cosines', question, texts });
      asked.catch(() => {});
      return Promise.race([asked, late(TIME_LIMIT_MS, 'takes long')]);
    },
    fill: (progress) => child.ask({ kind: 'fill' }, progress),
    close: child.close,
    get pid() {
      return child.pid;
    },
  };
}

async function late(ms: number, why: string): Promise<never> {
  await setTimeout(ms, null, { ref: false });
  throw new Error(`the second model ${why}`);
}
