import { type Config, loadConfig } from '../../config/config.ts';
import { languageOfFolder } from '../../config/named-language.ts';
import { moduleProblem, UserError } from '../../errors.ts';
import { messages } from '../../i18n/messages.ts';
import { columnsOf, wrap } from '../../i18n/wrap.ts';
import { asOnlyBot } from '../../memory/only-bot.ts';
import type { Language } from '../../text/language.ts';
import { discordTexts } from '../texts/index.ts';
import { createLogger, type Logger } from './logger.ts';
import { runInThisProcess } from './run-in-this-process.ts';
import { runShares } from './run-shares.ts';
import { startError } from './start-error.ts';
import { surviveStray } from './stray-errors.ts';
import type { BotConfig, Surroundings } from './surroundings.ts';

const PREDECESSOR_LEAVES_WITHIN_MS = 2_000;

/**
 * Runs the bot until it is told to stop: in this process, or in as many as it needs.
 *
 * @returns the exit code: 0 when it was told to, 1 when it could not start or go on.
 */
export async function runBot(surroundings: Surroundings): Promise<number> {
  const { env, directory, stdout, stderr, member } = surroundings;
  const say = (line: string) => stderr.write(`${wrap(line, columnsOf(stderr))}\n`);
  let language = languageOfFolder(directory, env);
  let log: Logger | null = null;
  try {
    const config = withToken(loadConfig(env, {}, directory));
    language = config.language;
    const { token, logLevel } = config.discord;
    const all = createLogger(logLevel, token, stdout);
    log = member?.share ? all.child({ process: member.share.process }) : all;
    const broken = brokenBy(surroundings, log);
    if (member) return await runInThisProcess(surroundings, config, member, log, broken);
    const writer = { pid: process.pid, program: 'npm start' };
    const run = (ends: Promise<never>) => runShares(surroundings, config, all, ends);
    const code = await asOnlyBot([config], writer, PREDECESSOR_LEAVES_WITHIN_MS, (replaced) =>
      run(Promise.race([broken, abortOf(replaced)])),
    );
    if (code === 0) say(discordTexts(language).start.stopped);
    return code;
  } catch (thrown) {
    tellEnd(thrown, language, log, say);
    return 1;
  }
}

/** Rejects where another bot took this one's lock while the server was away: two would answer everything twice. */
function abortOf(replaced: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_resolve, reject) => {
    replaced.addEventListener('abort', () => reject(replaced.reason));
  });
  aborted.catch(() => {});
  return aborted;
}

/** Rejects with the first error that nobody caught and that the process cannot go on after. */
function brokenBy({ onStrayError }: Surroundings, log: Logger): Promise<never> {
  const broken = new Promise<never>((_resolve, reject) => {
    onStrayError?.((error) => {
      if (!surviveStray(error, log)) reject(error);
    });
  });
  broken.catch(() => {});
  return broken;
}

/** @throws UserError where there is none. */
function withToken(config: Config): BotConfig {
  const { discord } = config;
  const { token } = discord;
  if (token !== null) return { ...config, discord: { ...discord, token } };
  throw startError(
    ({ noToken }) => noToken,
    ({ noTokenRemedy }) => noTokenRemedy,
  );
}

function tellEnd(
  thrown: unknown,
  language: Language,
  log: Logger | null,
  say: (line: string) => void,
): void {
  const error = moduleProblem(thrown) ?? thrown;
  if (error instanceof UserError) {
    // One line says all; whoever wants more asks the log for it.
    say(`${error.text[language]} ${error.remedy[language]}`);
    log?.debug({ err: error }, 'the bot ends');
  } else {
    say(messages(language).errors.bug);
    if (log) log.fatal({ err: error }, 'the bot ends');
    else say(String((error as Error).stack));
  }
}
