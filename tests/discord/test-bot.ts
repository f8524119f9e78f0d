import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { type Config, loadConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/discord/process/logger.ts';
import { type RunningBot, startBot } from '../../src/discord/process/start.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { fakeKiosque } from '../commands/fake-kiosque.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from './loopback/index.ts';

export interface TestBot {
  readonly discord: LoopbackDiscord;
  readonly config: Config;
  readonly running: RunningBot;
  /** The log so far. */
  log(): string;
  /** What whoever started it was told. */
  readonly said: readonly string[];
  /** Stops the bot, and starts it anew with the same data. */
  restart(kiosque?: Kiosque): Promise<void>;
}

/** What may differ from one test to the next. */
export interface TestOptions {
  readonly kiosque?: Kiosque;
  readonly env?: Readonly<Record<string, string>>;
  readonly discord?: LoopbackOptions;
  readonly clock?: () => number;
  /** The only guild where the bot is to answer. */
  readonly homeOnly?: string;
  /** Slips that the test wants. */
  readonly violations?: boolean;
}

/** A bot connected to a Discord of its own; both end with the test, which fails where the bot broke Discord's rules. */
export async function testBot(options: TestOptions = {}): Promise<TestBot> {
  const discord = await startLoopbackDiscord(options.discord);
  const directory = mkdtempSync(join(tmpdir(), 'kiosque-bot-'));
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
    RATE_PER_USER: '1000',
    RATE_PER_GUILD: '1000',
    LOG_LEVEL: 'debug',
    ...(options.homeOnly && { DISCORD_GUILDS: discord.guild(options.homeOnly).id }),
    ...options.env,
  };
  const config = loadConfig(env, {}, directory);
  const stream = new PassThrough();
  let logged = '';
  stream.on('data', (line) => {
    logged += String(line);
  });
  const said: string[] = [];
  const start = (kiosque: Kiosque) =>
    startBot(
      { ...config, discord: { ...config.discord, token: discord.token } },
      kiosque,
      createLogger(config.discord.logLevel, discord.token, stream),
      (line) => said.push(line),
      options.clock,
    );
  let running = await start(options.kiosque ?? fakeKiosque().kiosque);
  await discord.ready();
  onTestFinished(async () => {
    await running.stop();
    await discord.stop();
    rmSync(directory, { recursive: true });
    if (!options.violations && discord.violations.length > 0) {
      throw new Error(`Discord's rules were broken:\n${discord.violations.join('\n')}`);
    }
  });
  return {
    discord,
    config,
    get running() {
      return running;
    },
    log: () => logged,
    said,
    async restart(kiosque = options.kiosque ?? fakeKiosque().kiosque) {
      await running.stop();
      running = await start(kiosque);
      await discord.ready();
    },
  };
}

/** What is read, with plain spaces. */
export function words(message: { readonly text: string }): string {
  return message.text.replace(/[\u00a0\u202f]/g, ' ');
}
