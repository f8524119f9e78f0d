import { runBotHere, stopSignal } from './run-process.ts';

process.exit(await runBotHere(stopSignal()));
