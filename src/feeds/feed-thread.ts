/** The thread in which a round over the feeds runs; see feeds.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RoundWanted } from './feeds.ts';
import { runRound } from './run-round.ts';

const { options, all } = workerData as RoundWanted;
parentPort!.postMessage(await runRound(options, all));
