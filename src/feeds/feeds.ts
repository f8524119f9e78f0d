import { Worker } from 'node:worker_threads';
import { compiled } from '../processes/compiled.ts';
import type { FeedOptions, FeedProgress, FeedRound } from './feed-options.ts';
import { opmlFiles } from './opml-files.ts';

/** What the thread is told. */
export interface RoundWanted {
  readonly options: FeedOptions;
  readonly all: boolean;
}

/** What the thread tells. */
export interface FromFeedThread {
  readonly progress?: FeedProgress | undefined;
  /** Its last message has it. */
  readonly round?: FeedRound;
}

/** Of a round in all: what is not fetched by then is fetched in the next one. */
const MAX_ROUND_MS = 10 * 60_000;
const MAX_THREAD_MB = 256;

/** Whether any feed is named, in the setting or by a list in the articles folder. */
export async function hasFeeds({ feeds, articlesDir }: FeedOptions): Promise<boolean> {
  if (feeds === null) return false;
  return feeds.length > 0 || (await opmlFiles(articlesDir)).length > 0;
}

/**
 * Looks at the feeds that are due, in a thread of its own: parsing a feed takes up to a second.
 * @param all whether those are looked at too that are not due yet.
 * @param signal ends it; what was fetched by then is kept.
 * @throws the thread's error, where it fails.
 */
export function fetchFeeds(
  options: FeedOptions,
  all: boolean,
  signal: AbortSignal,
  onProgress: (progress: FeedProgress) => void = () => {},
): Promise<FeedRound | null> {
  const [program, ...argv] = compiled('feeds/feed-thread.ts');
  const workerData: RoundWanted = { options, all };
  const thread = new Worker(program, {
    argv,
    execArgv: [],
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MAX_THREAD_MB },
  });
  return new Promise((resolve, reject) => {
    const end = (): void => void thread.terminate();
    const limit = setTimeout(end, MAX_ROUND_MS);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    let round: FeedRound | null = null;
    thread.on('message', (message: FromFeedThread) => {
      if (message.progress) onProgress(message.progress);
      if (!message.round) return;
      round = message.round;
      // A pause behind the last request need not be waited for.
      end();
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      clearTimeout(limit);
      signal.removeEventListener('abort', end);
      resolve(round);
    });
  });
}
