import { runBotHere, stopSignal } from '../process/run-process.ts';
import { runSetup } from './run-setup.ts';

const code = await runSetup({
  env: process.env,
  directory: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  start: () => runBotHere(stopSignal()),
});
process.exit(code);
