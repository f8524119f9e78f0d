import { Worker } from 'node:worker_threads';
import type { Localized } from '../../../i18n/localized.ts';
import { compiled } from '../../../processes/compiled.ts';
import { articleText } from '../../texts/index.ts';
import type { Content, Problem } from '../format.ts';

/** The parsers that run in the thread. */
export type ReaderName = 'pdf' | 'docx' | 'odt' | 'rtf' | 'epub' | 'mail' | 'mailbox';

/** A file for a reader that runs in a thread of its own. */
export interface ToReader {
  readonly reader: ReaderName;
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What that thread sends back: the content, what is wrong with the file, or why the reader failed. */
export type FromReader = { readonly read: Content | Problem } | { readonly failed: string };

/** How long a file may take, and how much memory its parser may. */
export interface Bounds {
  readonly seconds: number;
  readonly megabytes: number;
}

const BOUNDS: Bounds = { seconds: 60, megabytes: 384 };
/** A thread that nobody wants is ended: the parsers take some 30 MB. */
const IDLE_MS = 5_000;

const STALLED: Localized = articleText((texts) => texts.apart.tooLong);
const TOO_LARGE: Localized = articleText((texts) => texts.apart.tooMuchMemory);
const DAMAGED: Localized = articleText((texts) => texts.apart.damaged);

let thread: Worker | null = null;
let idle: NodeJS.Timeout | null = null;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a file by a parser in a thread of its own, one file at a time: a file that stalls it, takes its memory or makes it
 * fail is named, the thread is replaced, and the rest goes on.
 */
export function readApart(
  reader: ReaderName,
  bytes: Uint8Array,
  name: string,
  bounds: Bounds = BOUNDS,
): Promise<Content | Problem> {
  const read = turn.then(() => ask({ reader, bytes, name }, bounds));
  turn = read.catch(() => {});
  return read;
}

function ask(message: ToReader, bounds: Bounds): Promise<Content | Problem> {
  if (idle) clearTimeout(idle);
  const worker = thread ?? start(bounds);
  thread = worker;
  worker.ref();
  return new Promise((resolve) => {
    /** @param isOver whether the thread is of no more use. */
    const end = (result: Content | Problem, isOver: boolean): void => {
      clearTimeout(limit);
      worker.off('message', onAnswer).off('error', onError).off('exit', onExit);
      if (isOver) {
        thread = null;
        discard(worker);
      } else {
        worker.unref();
        idle = setTimeout(stop, IDLE_MS).unref();
      }
      resolve(result);
    };
    const onAnswer = (answer: FromReader): void =>
      end('read' in answer ? answer.read : { problem: DAMAGED }, false);
    const onError = ({ code }: NodeJS.ErrnoException): void =>
      end({ problem: code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : DAMAGED }, true);
    const onExit = (): void => end({ problem: DAMAGED }, true);
    const limit = setTimeout(() => end({ problem: STALLED }, true), bounds.seconds * 1000);
    worker.on('message', onAnswer).on('error', onError).on('exit', onExit);
    worker.postMessage(message);
  });
}

/** What it may still throw while it ends concerns nobody. */
function discard(worker: Worker): void {
  worker.on('error', () => {});
  void worker.terminate();
}

function start({ megabytes }: Bounds): Worker {
  const [program, ...argv] = compiled('articles/formats/support/apart-thread.ts');
  return new Worker(program, {
    argv,
    execArgv: [],
    // What parsers print is about files, for nobody to read.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
}

function stop(): void {
  if (thread) discard(thread);
  thread = null;
}
