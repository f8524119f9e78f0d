import { randomBytes } from 'node:crypto';
import type { Logger } from './logger.ts';

/** Files of the libraries that read what Discord sends. */
const DISCORD_CODE = /[\\/]node_modules[\\/](?:discord\.js|@discordjs|discord-api-types)[\\/]/;
/** Ours, as sources or compiled. */
const OUR_CODE = /[\\/](?:src|commands|embeddings|dist)[\\/]/;

/**
 * What is to be done about an error that nobody caught. One from within discord.js, as when Discord sends what its
 * parsing does not expect, concerns that one event: it is logged, and the bot goes on. After any other, the state of the
 * process is unknown: it ends, and its supervisor starts it again.
 *
 * @returns whether the process may go on.
 */
export function surviveStray(error: unknown, log: Logger): boolean {
  const errorId = randomBytes(4).toString('hex');
  const survives = comesFromDiscordJs(error);
  const what = survives ? 'discord.js could not read an event' : 'an error that nobody caught';
  log[survives ? 'error' : 'fatal']({ err: error, errorId }, what);
  return survives;
}

/** Whether an error was thrown in code of discord.js that no code of ours was called from or had called. */
function comesFromDiscordJs(error: unknown): boolean {
  const frames = (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const isOurs = (line: string) => OUR_CODE.test(line) && !/[\\/]node_modules[\\/]/.test(line);
  return frames.some((line) => DISCORD_CODE.test(line)) && !frames.some(isOurs);
}
