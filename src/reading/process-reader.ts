import type { Reader } from '../../embeddings/reader/reader.ts';
import { replacedChild } from '../processes/replaced-child.ts';
import type { ReaderOptions, ReaderRequest, ReaderResults } from './reader-messages.ts';

/** A reader in a process of its own. */
export interface ProcessReader extends Reader {
  /** Of the child process now running. */
  readonly pid: number | undefined;
}

/** A window takes a tenth of a second, or some on a busy machine; loading the model one. */
const HANGS_AFTER_MS = 15_000;

/**
 * Starts a process that reads, and waits until its model is loaded. One that dies is started again by the next question,
 * one that hangs is killed; what they had not answered is rejected with `ChildGone`, for nobody waits twice as long
 * for an answer.
 * @throws UserError when the model cannot be loaded.
 */
export async function startReader(
  options: ReaderOptions = {},
  hangsAfterMs: number = HANGS_AFTER_MS,
): Promise<ProcessReader> {
  const child = replacedChild<ReaderRequest, ReaderResults>(
    'reading/reader-process.ts',
    { kind: 'start', options },
    hangsAfterMs,
  );
  try {
    const info = (await child.started) as ReaderResults['start'];
    return {
      info,
      read: (question, passages) => child.ask({ kind: 'read', question, passages }),
      understand: (question) => child.ask({ kind: 'understand', question }),
      close: child.close,
      get pid() {
        return child.pid;
      },
    };
  } catch (error) {
    await child.close();
    throw error;
  }
}
