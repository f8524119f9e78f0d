import { type Config, loadConfig } from '../../config/config.ts';
import { detectLanguageIn } from '../../config/named-language.ts';
import { takeLock } from '../../corpus/open-store.ts';
import { moduleProblem, UserError } from '../../errors.ts';
import { messages } from '../../i18n/messages.ts';
import { columnsOf, wrap } from '../../i18n/wrap.ts';
import { memoryStore } from '../../memory/open-store.ts';
import type { Language } from '../../text/language.ts';
import { discordTexts } from '../texts/index.ts';
import { answerHere } from './answer-here.ts';
import { createLogger, type Logger } from './logger.ts';
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
  let language = detectLanguageIn(directory, env);
  let log: Logger | null = null;
  const locks: (() => void | Promise<void>)[] = [];
  try {
    const config = withToken(loadConfig(env, {}, directory));
    language = config.language;
    const { token, logLevel } = config.discord;
    const all = createLogger(logLevel, token, stdout);
    log = member?.share ? all.child({ process: member.share.process }) : all;
    const broken = brokenBy(surroundings, log);
    if (member) return await answerHere(surroundings, config, member, log, broken);
    const writer = { pid: process.pid, program: 'npm start' };
    locks.push(await takeLock(config.dataDir, 'bot', writer, PREDECESSOR_LEAVES_WITHIN_MS));
    const { promise: taken, reject } = withReject();
    const lock = await memoryStore(config).takeLock(writer, PREDECESSOR_LEAVES_WITHIN_MS, reject);
    if (lock) locks.push(lock);
    const code = await runShares(surroundings, config, log, Promise.race([broken, taken]));
    if (code === 0) say(discordTexts(language).start.stopped);
    return code;
  } catch (thrown) {
    tellEnd(thrown, language, log, say);
    return 1;
  } finally {
    for (const release of locks) await release();
  }
}

/** Of a bot whose lock another one took while the server was away: two would answer everything twice. */
function withReject(): {
  readonly promise: Promise<never>;
  readonly reject: (error: Error) => void;
} {
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<never>((_resolve, rejects) => {
    reject = rejects;
  });
  promise.catch(() => {});
  return { promise, reject };
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
