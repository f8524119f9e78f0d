import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Step, TrainingState } from './table-trainer.ts';
import type { ThreadData } from './training-thread.ts';

/** In a thread of Node 20, `--import tsx` has no effect: TypeScript is taught to it first. */
const START = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('training-thread.ts', import.meta.url).href)});
  });`;

/** The threads of a training run, which work together on each step. */
export class TrainingThreads {
  private constructor(private readonly workers: readonly Worker[]) {}

  static start(state: TrainingState): TrainingThreads {
    const barrier = new Int32Array(new SharedArrayBuffer(8));
    const workers = Array.from({ length: state.settings.threads }, (_, thread) => {
      const workerData: ThreadData = { state, barrier, thread };
      return new Worker(START, { workerData, eval: true });
    });
    return new TrainingThreads(workers);
  }

  /** Trains some steps; afterwards the shared table is at rest. */
  async run(steps: number): Promise<readonly Step[]> {
    const answers = this.workers.map(async (worker) => {
      worker.postMessage(steps);
      const [done] = await once(worker, 'message');
      return done as readonly Step[];
    });
    return (await Promise.all(answers))[0]!;
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
