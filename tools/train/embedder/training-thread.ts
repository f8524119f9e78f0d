/** A thread of the training; see training-threads.ts for the other side. */
import { parentPort, workerData } from 'node:worker_threads';
import { sharedBarrier } from './barrier.ts';
import { TableTrainer, type TrainingState } from './table-trainer.ts';

export interface ThreadData {
  readonly state: TrainingState;
  readonly barrier: Int32Array;
  readonly thread: number;
}

const { state, barrier, thread } = workerData as ThreadData;
const trainer = await TableTrainer.create(
  state,
  sharedBarrier(barrier, thread, state.settings.threads),
);
parentPort!.on('message', (steps: number) => {
  parentPort!.postMessage(trainer.run(steps));
});
