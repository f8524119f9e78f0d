/** The thread in which a round over the feeds runs; see feeds.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromFeedThread, RoundWanted } from './feeds.ts';
import { runRound, surroundingsOf } from './run-round.ts';

const { options, all } = workerData as RoundWanted;
const post = (message: FromFeedThread): void => parentPort!.postMessage(message);
const onProgress = (progress: FromFeedThread['progress']): void => post({ progress });
post({ round: await runRound(options, all, { ...surroundingsOf(options), onProgress }) });
