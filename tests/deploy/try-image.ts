import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { heartbeatPath } from '../../src/discord/process/heartbeat.ts';
import { startLoopbackDiscord } from '../discord/loopback/index.ts';
import { commandOf, type Stage } from './dockerfile.ts';

/** The exit code of a health check. */
export function healthIn(app: string, stage: Stage, beat: Date | null): number | null {
  if (beat) writeFileSync(heartbeatPath(`${app}/.kiosque`), `${beat.toISOString()}\n`);
  return run(app, commandOf(stage, 'HEALTHCHECK')).status;
}

/** What the image's command says and ends with where no token is set. */
export function withoutToken(app: string, stage: Stage) {
  return run(app, commandOf(stage, 'CMD'));
}

/**
 * Runs the image's command against a Discord of our own, until it is online and has been asked something.
 *
 * @param articles a folder of articles.
 * @returns what it answered, whether it was healthy then, and the code that it ended with when told to stop.
 */
export async function runOnline(app: string, stage: Stage, articles: string, question: string) {
  const discord = await startLoopbackDiscord();
  const [program = '', ...args] = commandOf(stage, 'CMD');
  const bot: ChildProcess = spawn(program, args, {
    cwd: app,
    env: {
      ...plainEnvironment(),
      ARTICLES_DIR: articles,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(bot, 'exit');
  try {
    await discord.ready({ timeoutMs: 120_000 });
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question });
    const health = healthIn(app, stage, null);
    bot.kill('SIGTERM');
    const [code] = await exit;
    return { answer: shown.text, health, code };
  } finally {
    bot.kill('SIGKILL');
    await discord.stop();
  }
}

function run(app: string, [program = '', ...args]: readonly string[]) {
  const { status, stderr } = spawnSync(program, args, {
    cwd: app,
    env: plainEnvironment(),
    encoding: 'utf8',
  });
  return { status, stderr };
}

/** Nothing of whoever runs it, as in an image. */
function plainEnvironment() {
  return { PATH: process.env['PATH'], LANG: 'C.UTF-8' };
}
