import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { compiled } from '../../processes/compiled.ts';

let early: ChildProcess | null = null;

/** Begins a worker's process before it is known what for: it takes half a second to load. It keeps nobody from ending. */
export function forkEarly(): void {
  early = forkNow();
  for (const one of handlesOf(early)) one.unref();
  // Who takes it sees that it is gone.
  early.on('error', () => {});
}

/** A process that waits for its first message. */
export function forkWorker(): ChildProcess {
  const child = early?.connected ? early : forkNow();
  if (child === early) for (const one of handlesOf(child)) one.ref();
  early = null;
  return child;
}

/** What the program goes on for. */
function handlesOf(child: ChildProcess): { ref(): void; unref(): void }[] {
  return [child, child.channel, child.stdout as Socket, child.stderr as Socket].filter(
    (one) => one !== undefined && one !== null,
  );
}

function forkNow(): ChildProcess {
  const [program, ...args] = compiled('indexing/worker/worker-process.ts');
  return fork(program, args, {
    // A small young generation: it would take 40 MB for a tenth of the indexing time.
    execArgv: ['--max-semi-space-size=2'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
