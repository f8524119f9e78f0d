import type { ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import { type Config, type DiscordConfig, loadConfig } from '../../config/config.ts';
import type { Environment } from '../../config/environment.ts';
import { detectLanguageIn } from '../../config/named-language.ts';
import { takeLock } from '../../corpus/open-store.ts';
import { moduleProblem, UserError } from '../../errors.ts';
import { messages } from '../../i18n/messages.ts';
import type { IndexSummary } from '../../indexing/progress.ts';
import { memoryStore } from '../../memory/open-store.ts';
import type { Kiosque, LiveListener } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { alone, type Fleet, type ShardShare } from '../gateway/fleet.ts';
import { serveMetrics } from '../metrics/metrics-server.ts';
import { discordTexts } from '../texts/index.ts';
import type { FleetMember } from './fleet-member.ts';
import type { ShareOrder } from './fleet-messages.ts';
import { gatewayInfo } from './gateway-info.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createLogger, type Logger } from './logger.ts';
import { planShards } from './plan-shards.ts';
import { type RunningBot, startBot } from './start.ts';
import { startError } from './start-error.ts';
import { surviveStray } from './stray-errors.ts';
import { Supervisor, WAITS } from './supervisor.ts';

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
  /** @param indexes whether this process does: else another one. */
  readonly open: (
    config: Config,
    indexes: boolean,
  ) => Promise<{
    readonly kiosque: Kiosque;
    /** Resolves when a refresh that goes on behind is done; null where there is none. */
    readonly behind: Promise<IndexSummary> | null;
    /** Takes in what changes in the articles folder, until the product is closed. */
    readonly watch?: (listener: LiveListener) => void;
    /** Only tells of what another process takes in. */
    readonly listen?: (listener: LiveListener) => void;
  }>;
  /** The processes of the bot that this one is of; absent where it is the first one. */
  readonly member?: FleetMember;
  /** Begins a process of the bot; absent where all of it is to be this process. */
  readonly fork?: (order: ShareOrder) => ChildProcess;
  /** Calls the listener when the processes are to be replaced, one after the other. */
  readonly onRestart?: (listener: () => void) => void;
}

type BotConfig = Config & { readonly discord: DiscordConfig & { readonly token: string } };

const PREDECESSOR_LEAVES_WITHIN_MS = 2_000;

/**
 * Runs the bot until it is told to stop: in this process, or in as many as it needs.
 *
 * @returns the exit code: 0 when it was told to, 1 when it could not start or go on.
 */
export async function runBot(surroundings: Surroundings): Promise<number> {
  const { env, directory, stdout, stderr, member } = surroundings;
  const say = (line: string) => stderr.write(`${line}\n`);
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
    if (member) return await answer(surroundings, config, member, log, broken);
    const writer = { pid: process.pid, program: 'npm start' };
    locks.push(await takeLock(config.dataDir, 'bot', writer, PREDECESSOR_LEAVES_WITHIN_MS));
    const lock = await memoryStore(config).takeLock(writer, PREDECESSOR_LEAVES_WITHIN_MS);
    if (lock) locks.push(lock);
    const code = await runShares(surroundings, config, log, broken);
    if (code === 0) say(discordTexts(language).start.stopped);
    return code;
  } catch (thrown) {
    tellEnd(thrown, language, log, say);
    return 1;
  } finally {
    for (const release of locks) await release();
  }
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

/** One process where that is enough, else one for each share of the connections. */
async function runShares(
  surroundings: Surroundings,
  config: BotConfig,
  log: Logger,
  broken: Promise<never>,
): Promise<number> {
  const { fork, signal, onRestart } = surroundings;
  const { discord } = config;
  const { shards, processes } = discord;
  if (!fork || (processes === 1 && shards === null)) {
    return answerAlone(surroundings, config, null, log, broken);
  }
  const { shards: recommended, atOnce } = await gatewayInfo(discord);
  const shares = planShards({ shards, processes }, recommended);
  const [share] = shares;
  if (shares.length === 1) {
    return answerAlone(surroundings, config, shards === null ? null : share!, log, broken);
  }
  const betweenStartsMs = atOnce >= recommended ? 0 : WAITS.betweenStartsMs;
  const supervisor = new Supervisor(shares, fork, log, { ...WAITS, betweenStartsMs });
  onRestart?.(() => void supervisor.restart());
  const ends = [startHeartbeat(config.dataDir, () => supervisor.isWhole, log)];
  try {
    if (discord.metrics) ends.push(await serveMetrics(supervisor, discord.metrics, log));
    return await Promise.race([supervisor.run(signal), broken]);
  } finally {
    await Promise.all(ends.map((end) => end()));
  }
}

function answerAlone(
  surroundings: Surroundings,
  config: BotConfig,
  share: ShardShare | null,
  log: Logger,
  broken: Promise<never>,
): Promise<number> {
  surroundings.onRestart?.(() => log.warn('a bot of one process is not replaced: restart it'));
  return answer(surroundings, config, alone(share), log, broken);
}

/** Answers in this process, until it is told to stop. */
async function answer(
  { open, signal, stderr, member }: Surroundings,
  config: BotConfig,
  fleet: Fleet,
  log: Logger,
  broken: Promise<never>,
): Promise<number> {
  let kiosque: Kiosque | null = null;
  let bot: RunningBot | null = null;
  try {
    const opening = open(config, fleet.leads && !fleet.standby);
    const opened = await Promise.race([opening, aborted(signal), broken]);
    if (!opened) {
      // Closed as soon as it is open, if the process lasts so long.
      opening.then((late) => late.kiosque.close()).catch(() => {});
      return 0;
    }
    kiosque = opened.kiosque;
    // It may fail before anyone looks at it.
    opened.behind?.catch(() => {});
    // The folder is looked through before anybody can ask; what changes meanwhile is in the answers all the same.
    const listener: LiveListener = {
      changed: () => bot?.listener.changed(),
      updated: (summary) => bot?.listener.updated(summary),
      failed: (error) => {
        if (bot) bot.listener.failed(error);
        else log.warn({ err: error }, 'trouble with the index or the articles folder');
      },
    };
    const watch = () => (fleet.leads ? opened.watch : opened.listen)?.(listener);
    if (!fleet.standby) watch();
    const say = (line: string) => stderr.write(`${line}\n`);
    const started = await startBot(config, kiosque, log, say, Date.now, fleet);
    bot = started;
    if (opened.behind) void bot.follow(opened.behind);
    member?.started({
      yield: () => started.yield(),
      metrics: () => started.metrics(),
      go: (through) => {
        started.go(through);
        watch();
      },
    });
    await Promise.race([aborted(signal), bot.lost, broken]);
    return 0;
  } finally {
    await bot?.stop();
    await kiosque?.close();
  }
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

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
