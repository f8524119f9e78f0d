import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { repository } from '../helpers/sample-library.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from './loopback/index.ts';

const STARTS_WITHIN_MS = 180_000;

/** A bot of several processes, as `npm start` runs it, and a Discord with servers in every shard. */
export interface ManyProcesses {
  readonly discord: LoopbackDiscord;
  /** Servers by shard, of which each has a channel of its name. */
  readonly channels: readonly (readonly string[])[];
  readonly dataDir: string;
  readonly parent: ChildProcess;
  /** The log, and words for whoever started it. */
  output(): string;
  /** Of the processes that hold connections, by their place. */
  pids(): number[];
  /** Until so many processes came up, in all. */
  ups(count: number): Promise<unknown>;
  /** Tells the bot to end. @returns its exit code. */
  stop(): Promise<number | null>;
}

export interface ManyOptions {
  readonly shards: number;
  readonly servers: number;
  readonly processes: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts it, with one article, in a folder. */
export async function startMany(folder: string, options: ManyOptions): Promise<ManyProcesses> {
  const { shards, servers, processes, env = {} } = options;
  mkdirSync(join(folder, 'articles'), { recursive: true });
  writeFileSync(join(folder, 'articles', 'loire.txt'), ARTICLE);
  const names = Array.from({ length: servers }, (_, i) => `server ${i}`);
  const discord = await startLoopbackDiscord({
    shards,
    // A busy machine is given its time.
    clockScale: 0.05,
    heartbeatToleranceMs: 30_000,
    guilds: names.map((name) => ({ name, channels: [name] })),
  });
  onTestFinished(() => discord.stop());
  const dataDir = join(folder, 'data');
  const parent = spawn(
    process.execPath,
    [join(repository, 'src/run.js'), 'discord/process/main.ts'],
    {
      cwd: folder,
      // A group of its own, so that nothing of it outlives a test that fails.
      detached: true,
      env: {
        ...process.env,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_BASE: discord.apiBase,
        DISCORD_PROCESSES: String(processes),
        RATE_PER_USER: '1000',
        RATE_PER_GUILD: '1000',
        INTERFACE_LANGUAGE: 'en',
        READER: 'off',
        DATA_DIR: dataDir,
        ...env,
      },
    },
  );
  onTestFinished(() => {
    try {
      process.kill(-parent.pid!, 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  });
  let output = '';
  for (const stream of [parent.stdout!, parent.stderr!]) {
    stream.on('data', (text) => {
      output += String(text);
    });
  }
  const upLines = () =>
    output
      .split('\n')
      .filter((line) => line.includes('a process of the bot is up'))
      .map((line) => JSON.parse(line) as { process: number; pid: number });
  const ups = (count: number) =>
    discord.waitFor(
      `${count} starts`,
      () => {
        if (parent.exitCode !== null) throw new Error(output);
        return upLines().length >= count || undefined;
      },
      STARTS_WITHIN_MS,
    );
  await ups(processes);
  return {
    discord,
    channels: Array.from({ length: shards }, (_, shard) =>
      names.filter((_name, i) => i % shards === shard),
    ),
    dataDir,
    parent,
    output: () => output,
    pids: () => {
      const last = new Map(upLines().map(({ process, pid }) => [process, pid]));
      return [...last].sort(([a], [b]) => a - b).map(([, pid]) => pid);
    },
    ups,
    async stop() {
      const ended = parent.exitCode === null ? once(parent, 'exit') : null;
      parent.kill('SIGTERM');
      await ended;
      return parent.exitCode;
    },
  };
}

const ARTICLE = `Crue de la Loire

La Loire a débordé mardi à Tours. Selon la préfecture, 340 communes sont touchées par la crue.
`;
