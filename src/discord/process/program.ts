import type { Writable } from 'node:stream';
import { type Config, loadConfig } from '../../config/config.ts';
import type { Environment } from '../../config/environment.ts';
import { detectLanguageIn } from '../../config/named-language.ts';
import { takeLock } from '../../corpus/open-store.ts';
import { moduleProblem, UserError } from '../../errors.ts';
import { messages } from '../../i18n/messages.ts';
import type { IndexSummary } from '../../indexing/progress.ts';
import type { Kiosque, LiveListener } from '../../product/kiosque.ts';
import { discordTexts } from '../texts/index.ts';
import { createLogger, type Logger } from './logger.ts';
import { type RunningBot, startBot } from './start.ts';
import { startError } from './start-error.ts';
import { surviveStray } from './stray-errors.ts';

/** What the bot's process touches, handed in so that tests can hand in their own. */
export interface Surroundings {
  readonly env: Environment;
  readonly directory: string;
  /** The log, in JSON lines. */
  readonly stdout: Writable;
  /** Words for whoever started it. */
  readonly stderr: Writable;
  /** Aborted when the process is told to stop. */
  readonly signal: AbortSignal;
  /** Calls the listener with each error of the process that nobody caught. */
  readonly onStrayError?: (listener: (error: unknown) => void) => void;
  readonly open: (config: Config) => Promise<{
    readonly kiosque: Kiosque;
    /** Resolves when a refresh that goes on behind is done; null where there is none. */
    readonly behind: Promise<IndexSummary> | null;
    /** Takes in what changes in the articles folder, until the product is closed. */
    readonly watch?: (listener: LiveListener) => void;
  }>;
}

const PREDECESSOR_LEAVES_WITHIN_MS = 2_000;

/**
 * Runs the bot until it is told to stop.
 *
 * @returns the exit code: 0 when it was told to, 1 when it could not start or go on.
 */
export async function runBot(surroundings: Surroundings): Promise<number> {
  const { env, directory, stdout, stderr, signal } = surroundings;
  const say = (line: string) => stderr.write(`${line}\n`);
  let language = detectLanguageIn(directory, env);
  let log: Logger | null = null;
  let kiosque: Kiosque | null = null;
  let bot: RunningBot | null = null;
  let release: () => void = () => {};
  try {
    const config = loadConfig(env, {}, directory);
    language = config.language;
    const texts = discordTexts(language).start;
    const { token, logLevel } = config.discord;
    if (token === null) {
      throw startError(
        ({ noToken }) => noToken,
        ({ noTokenRemedy }) => noTokenRemedy,
      );
    }
    const logger = createLogger(logLevel, token, stdout);
    log = logger;
    const broken = new Promise<never>((_resolve, reject) => {
      surroundings.onStrayError?.((error) => {
        if (!surviveStray(error, logger)) reject(error);
      });
    });
    broken.catch(() => {});
    const writer = { pid: process.pid, program: 'npm start' };
    release = await takeLock(config.dataDir, 'bot', writer, PREDECESSOR_LEAVES_WITHIN_MS);
    const opening = surroundings.open(config);
    const opened = await Promise.race([opening, aborted(signal), broken]);
    if (!opened) {
      // Closed as soon as it is open, if the process lasts so long.
      opening.then((late) => late.kiosque.close()).catch(() => {});
      return 0;
    }
    kiosque = opened.kiosque;
    // It may fail before anyone looks at it.
    opened.behind?.catch(() => {});
    const discord = { ...config.discord, token };
    // The folder is looked through before anybody can ask; what changes meanwhile is in the answers all the same.
    opened.watch?.({
      changed: () => bot?.listener.changed(),
      updated: (summary) => bot?.listener.updated(summary),
      failed: (error) => {
        if (bot) bot.listener.failed(error);
        else log?.warn({ err: error }, 'trouble with the index or the articles folder');
      },
    });
    bot = await startBot({ ...config, discord }, kiosque, log, say);
    if (opened.behind) void bot.follow(opened.behind);
    await Promise.race([aborted(signal), bot.lost, broken]);
    say(texts.stopped);
    return 0;
  } catch (thrown) {
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
    return 1;
  } finally {
    await bot?.stop();
    await kiosque?.close();
    release();
  }
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
