/** A process of a bot that has several: it holds some of its connections. See supervisor.ts for the one that starts it. */
import type { ShareOrder } from './fleet-messages.ts';
import { runShareHere } from './run-process.ts';

const [, , order = ''] = process.argv;
process.exit(await runShareHere(JSON.parse(order) as ShareOrder));
