import { Worker } from 'node:worker_threads';
import { compiled } from '../processes/compiled.ts';

const TIME_LIMIT_MS = 10_000;
/** A thread that nobody wants is ended: the drawing and its fonts take some 60 MB. */
const IDLE_MS = 30_000;

let thread: Worker | null = null;
let idle: NodeJS.Timeout | null = null;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws an SVG as a PNG in a thread of its own, one at a time, with the fonts that come with the program and no others.
 * @throws Error where it cannot be drawn, or takes more than ten seconds.
 */
export function drawPng(svg: string, limitMs: number = TIME_LIMIT_MS): Promise<Uint8Array> {
  const drawn = turn.then(() => draw(svg, limitMs));
  turn = drawn.catch(() => {});
  return drawn;
}

function draw(svg: string, limitMs: number): Promise<Uint8Array> {
  if (idle) clearTimeout(idle);
  const worker = thread ?? start();
  thread = worker;
  worker.ref();
  return new Promise((resolve, reject) => {
    const end = (error: Error | null, png?: Uint8Array): void => {
      clearTimeout(limit);
      worker.off('message', onDrawn).off('error', end).off('exit', onExit);
      if (error || !png) {
        thread = null;
        discard(worker);
        reject(error);
        return;
      }
      worker.unref();
      idle = setTimeout(stop, IDLE_MS).unref();
      resolve(png);
    };
    const onDrawn = (png: Uint8Array): void => end(null, png);
    const onExit = (): void => end(new Error('the drawing thread ended'));
    const limit = setTimeout(
      () => end(new Error(`a picture took more than ${limitMs} ms`)),
      limitMs,
    );
    worker.on('message', onDrawn).on('error', end).on('exit', onExit);
    worker.postMessage(svg);
  });
}

/** What it may still throw while it ends concerns nobody. */
function discard(worker: Worker): void {
  worker.on('error', () => {});
  void worker.terminate();
}

function start(): Worker {
  const [program, ...argv] = compiled('pictures/png-thread.ts');
  return new Worker(program, { argv, execArgv: [], stdout: true, stderr: true });
}

function stop(): void {
  if (thread) discard(thread);
  thread = null;
}
