import { columnsOf, wrap } from '../../i18n/wrap.ts';
import type { Kiosque, LiveListener } from '../../product/kiosque.ts';
import type { Fleet } from '../gateway/fleet.ts';
import type { Logger } from './logger.ts';
import { type RunningBot, startBot } from './start.ts';
import type { BotConfig, Surroundings } from './surroundings.ts';

/**
 * Answers in this process, until it is told to stop.
 * @returns the exit code.
 */
export async function runInThisProcess(
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
        else log.warn({ err: error }, 'trouble with the index, the articles folder or the reader');
      },
    };
    const watch = () => (fleet.leads ? opened.watch : opened.listen)?.(listener);
    if (!fleet.standby) watch();
    const say = (line: string) => stderr.write(`${wrap(line, columnsOf(stderr))}\n`);
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

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
