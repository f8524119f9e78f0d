import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Localized } from '../i18n/localized.ts';
import { type PlainError, revived } from './plain-error.ts';
import { processText } from './texts/index.ts';

/** What a child can be asked; each kind is a key of its results. */
export interface AnyRequest {
  readonly kind: string;
}

/** `ping` is asked by the channel itself: any answer is a sign of life. */
export interface ToChild<Request extends AnyRequest> {
  readonly id: number;
  readonly request: Request | { readonly kind: 'ping' };
}

/** What a child sends: that it is ready, how far it is, a result or an error. */
export type ToParent<Progress> =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: PlainError };

/** The child died before it answered; the request may be sent again. */
export class ChildGone extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
  }
}

interface Pending<Progress> {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

const KILL_AFTER_MS = 2_000;
/** Nothing that the child does keeps it from its messages for so long. */
const HANGS_AFTER_MS = 60_000;
/** Looks in that time: counted by looks, for the machine may have slept. */
const LOOKS = 6;
/** Times as long for its first sign: a process takes its time to start on a busy machine. */
const STARTS_WITHIN = 5;

/** One child process and the requests it has not answered yet. */
export class ChildChannel<
  Request extends AnyRequest,
  Results extends { readonly [kind in Request['kind']]: unknown },
  Progress = never,
> {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending<Progress>>();
  #nextId = 1;
  /** What was asked since the last time that others had their turn: it goes in one message, for each wakes the child. */
  #asked: ToChild<Request>[] = [];
  #alive = true;
  /** Looks at which no sign had come since the one before. */
  #unanswered = -STARTS_WITHIN * LOOKS;
  readonly #timer: NodeJS.Timeout;

  /** @param hangsAfterMs a child that has not answered anything for so long is killed. */
  constructor(child: ChildProcess, hangsAfterMs = HANGS_AFTER_MS) {
    this.#timer = setInterval(() => this.#look(), hangsAfterMs / LOOKS).unref();
    this.#child = child;
    this.#child.on('message', (message: ToParent<Progress>) => this.#receive(message));
    this.#child.on('error', ({ message }) => this.#end({ fr: message, en: message }));
    this.#child.on('exit', (code, signal) => {
      const how = signal ?? `code ${code}`;
      this.#end(processText((texts) => texts.childChannel.ended(how)));
    });
    this.#forward('stdout');
    this.#forward('stderr');
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Of the child process, while it lives. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * @throws UserError or Error as the child threw it.
   * @throws ChildGone when the child ended first.
   */
  ask<R extends Request>(
    request: R,
    onProgress?: (progress: Progress) => void,
  ): Promise<Results[R['kind'] & keyof Results]> {
    return new Promise((resolve, reject) => {
      if (!this.#alive) {
        return reject(new ChildGone(processText((texts) => texts.childChannel.notRunning)));
      }
      const id = this.#nextId++;
      this.#pending.set(id, {
        resolve: resolve as (result: unknown) => void,
        reject,
        onProgress,
      });
      if (this.#asked.length === 0) process.nextTick(() => this.#send(this.#asked));
      this.#asked.push({ id, request });
    });
  }

  /** A failure to send means that the child is going: its exit settles the requests. */
  #send(requests: readonly ToChild<Request>[]): void {
    this.#asked = [];
    this.#child.send(requests, () => {});
  }

  /** Lets the child end by itself, or kills it after two seconds. */
  async close(): Promise<void> {
    if (!this.#alive) return;
    const exit = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), KILL_AFTER_MS);
    await exit;
    clearTimeout(timer);
  }

  /** Asks for a sign of life while there is something to wait for. */
  #look(): void {
    if (this.#pending.size === 0) return;
    if (this.#unanswered++ < LOOKS) {
      this.#send([...this.#asked, { id: 0, request: { kind: 'ping' } }]);
    } else this.#child.kill('SIGKILL');
  }

  #receive(message: ToParent<Progress>): void {
    this.#unanswered = 0;
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if ('progress' in message) {
      pending.onProgress?.(message.progress);
      return;
    }
    this.#pending.delete(message.id);
    if ('error' in message) pending.reject(revived(message.error));
    else pending.resolve(message.result);
  }

  #end(reason: Localized): void {
    this.#alive = false;
    clearInterval(this.#timer);
    for (const { reject } of this.#pending.values()) {
      reject(new ChildGone(reason));
    }
    this.#pending.clear();
  }

  /** The child's words go to standard error, never to standard output, which is for answers. */
  #forward(name: 'stdout' | 'stderr'): void {
    const stream = this.#child[name];
    if (stream === null) return;
    createInterface({ input: stream }).on('line', (line) => {
      if (!line.includes('[W:onnxruntime')) process.stderr.write(`${line}\n`);
    });
  }
}
