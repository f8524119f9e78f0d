import { type ChildProcess, fork } from 'node:child_process';
import { type AnyRequest, ChildChannel } from './child-channel.ts';
import { compiled } from './compiled.ts';

/** A child process, or the one that took its place. */
export interface ReplacedChild<
  Request extends AnyRequest,
  Results extends { readonly [kind in Request['kind']]: unknown },
  Progress = never,
> {
  /** Resolves when the first one has started. */
  readonly started: Promise<Results[Request['kind']]>;
  /**
   * @throws Error as the child threw it.
   * @throws ChildGone when the child ended first: nobody waits twice as long for an answer.
   */
  ask<R extends Request>(
    request: R,
    onProgress?: (progress: Progress) => void,
  ): Promise<Results[R['kind'] & keyof Results]>;
  /** Ends the process; from then on nothing is answered. */
  close(): Promise<void>;
  /** Of the child process now running. */
  readonly pid: number | undefined;
}

/**
 * Starts a part of the program in a process of its own. One that dies is started again by the next request, one that
 * hangs is killed.
 * @param entry as `compiled` takes it.
 * @param start the first request to each process.
 * @param hangsAfterMs as `ChildChannel` takes it.
 * @throws never by itself: what keeps the process from starting rejects `started`, and each request.
 */
export function replacedChild<
  Request extends AnyRequest,
  Results extends { readonly [kind in Request['kind']]: unknown },
  Progress = never,
>(
  entry: string,
  start: Request,
  hangsAfterMs?: number,
  onProgress?: (progress: Progress) => void,
): ReplacedChild<Request, Results, Progress> {
  const open = () => {
    const channel = new ChildChannel<Request, Results, Progress>(forkEntry(entry), hangsAfterMs);
    const started = channel.ask(start, onProgress);
    // Whoever asks is told.
    started.catch(() => {});
    return { channel, started };
  };
  let current = open();
  let closed = false;
  return {
    started: current.started,
    ask: async (request, progress) => {
      if (closed) throw new Error(`${entry} is closed`);
      if (!current.channel.alive) current = open();
      const { channel, started } = current;
      await started;
      return channel.ask(request, progress);
    },
    close: async () => {
      closed = true;
      await current.channel.close();
    },
    get pid() {
      return current.channel.pid;
    },
  };
}

function forkEntry(entry: string): ChildProcess {
  const [program, ...args] = compiled(entry);
  return fork(program, args, {
    execArgv: ['--max-semi-space-size=2'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
