import { fork } from 'node:child_process';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { ChildChannel } from '../processes/child-channel.ts';
import { compiled } from '../processes/compiled.ts';
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
  const open = () => {
    const channel = new ChildChannel<ReaderRequest, ReaderResults>(forkReader(), hangsAfterMs);
    const info = channel.ask({ kind: 'start', options });
    // Whoever asks is told.
    info.catch(() => {});
    return { channel, info };
  };
  let current = open();
  let closed = false;
  const close = async (): Promise<void> => {
    closed = true;
    await current.channel.close();
  };
  try {
    const info = await current.info;
    return {
      info,
      read: async (question, passages) => {
        if (closed) throw new Error('the reader is closed');
        if (!current.channel.alive) current = open();
        const { channel, info: started } = current;
        await started;
        return channel.ask({ kind: 'read', question, passages });
      },
      close,
      get pid() {
        return current.channel.pid;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function forkReader() {
  const [program, ...args] = compiled('reading/reader-process.ts');
  return fork(program, args, {
    execArgv: ['--max-semi-space-size=2'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
