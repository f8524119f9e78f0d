import type { Config } from '../config/config.ts';
import type { Kiosque } from '../product/kiosque.ts';
import { progressDisplay } from './progress.ts';
import type { Opened, Terminal, TerminalSession } from './terminal.ts';

interface Opening {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly now: Date | undefined;
  readonly refresh: 'if-needed' | 'full';
  readonly feeds?: 'all' | 'first';
  readonly complete?: boolean;
}

/**
 * Opens the product, shows its progress, does some work with it, and closes it whatever happens.
 * Stops waiting for the work when the program is told to stop.
 */
export async function withKiosque(
  { config, terminal, now, refresh, feeds, complete }: Opening,
  work: (session: TerminalSession, opened: Opened) => Promise<void>,
): Promise<void> {
  const { language, languageIsNamed } = config;
  const { onProgress, stop } = progressDisplay(terminal.stderr, language);
  const stopped = untilAborted(terminal.signal);
  const opening = terminal.open(config, {
    now: now ?? null,
    refresh,
    onProgress,
    ...(feeds && { feeds }),
    ...(complete && { complete }),
  });
  let kiosque: Kiosque | null = null;
  try {
    const opened = await Promise.race([opening, stopped]);
    kiosque = opened.kiosque;
    stop();
    await Promise.race([work({ kiosque, language, languageIsNamed, terminal }, opened), stopped]);
  } finally {
    stop();
    await kiosque?.close();
    // Told to stop while it was opening: closed as soon as it is open, if the process lasts so long.
    if (!kiosque) opening.then((opened) => opened.kiosque.close()).catch(() => {});
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
