import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';

const STARTS_WITHIN_MS = 30_000;
/** PostgreSQL does not run as root: this is "nobody" everywhere. */
const NOBODY = 65_534;
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** A PostgreSQL server in a temporary folder, with a database of its own. */
export interface PostgresServer {
  readonly url: string;
  readonly pid: number;
  /** Ends it as a power cut would, and starts it again on what it had written. */
  crash(): Promise<void>;
  /** Ends it and deletes all that it has. */
  stop(): Promise<void>;
}

/**
 * Starts a server that only this machine can reach.
 * @param durable whether what is written is forced to the disk; not needed to survive the end of the process alone.
 */
export async function startPostgres(
  { initdb, postgres }: Binaries,
  durable = false,
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosque-postgres-'));
  if ('uid' in asNobody) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  execFileSync(
    initdb,
    ['-D', data, '-U', 'kiosque', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...asNobody, stdio: ['ignore', 'ignore', 'inherit'], cwd: folder },
  );
  const port = await freePort();
  const settings = [
    ...[`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`],
    ...[`fsync=${durable ? 'on' : 'off'}`, 'shared_buffers=128MB', 'max_connections=150'],
    ...['log_min_messages=fatal', 'max_wal_size=2GB'],
  ];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const url = `postgresql://kiosque@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(postgres, args, { ...asNobody, stdio: 'ignore', cwd: folder });
    await answers(url, child);
    return child;
  };
  let child = await start();
  return {
    url,
    get pid() {
      return child.pid!;
    },
    crash: async () => {
      await ended(child, 'SIGQUIT');
      child = await start();
    },
    stop: async () => {
      await ended(child, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`);
      if (Date.now() > end) throw error;
      await setTimeout(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
