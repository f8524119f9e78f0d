import { codeOf } from '../articles/folder/file-problems.ts';
import type { Localized } from '../i18n/localized.ts';
import type { FeedOptions, FeedProblem, FeedProgress, FeedRound } from './feed-options.ts';
import { type FeedState, type FeedStates, loadStates, NEW_FEED, saveStates } from './feed-state.ts';
import type { Network } from './fetch.ts';
import { HostTurns } from './host-turns.ts';
import { listFeeds } from './list-feeds.ts';
import { failed, type Polled, type Polling, pollFeed } from './poll-feed.ts';
import { isPublicAddress } from './public-address.ts';
import { feedText } from './texts/index.ts';

/** Feeds of different hosts that are fetched at once. */
const AT_ONCE = 4;
const TIMEOUT_MS = 30_000;

/** What tests set otherwise. */
export interface RoundSettings {
  readonly network: Network;
  readonly now: () => number;
  readonly random: () => number;
  /** Told of each feed that was looked at. */
  readonly onProgress?: (progress: FeedProgress) => void;
}

/**
 * Looks at the feeds that are due.
 * @param all whether those are looked at too that are not due yet; what a server has forbidden is kept to all the same.
 */
export async function runRound(
  options: FeedOptions,
  all: boolean,
  surroundings: RoundSettings = surroundingsOf(options),
): Promise<FeedRound> {
  const { addresses, problems } = await listFeeds(options);
  const before = await loadStates(options.dataDir);
  const states: FeedStates = {};
  for (const address of addresses) {
    const state = before[address];
    if (state) states[address] = state;
  }
  const now = surroundings.now();
  const due = addresses.filter((address) => {
    const state = states[address];
    return !state || (all ? state.notBefore : Math.max(state.nextAt, state.notBefore)) <= now;
  });
  const counts = { added: 0, changed: 0, removed: 0 };
  const polling: Polling = { ...options, ...surroundings };
  const waiting = due.values();
  let done = 0;
  surroundings.onProgress?.({ done, total: due.length });
  let saved = Promise.resolve();
  // One after the other; what was fetched is known even if the process ends now.
  const save = (): Promise<void> => {
    saved = saved.then(() => saveStates(options.dataDir, states));
    return saved;
  };
  const work = async (): Promise<void> => {
    for (const address of waiting) {
      const { state, added, changed, removed } = await poll(address, states[address], polling);
      states[address] = state;
      counts.added += added;
      counts.changed += changed;
      counts.removed += removed;
      await save();
      done += 1;
      surroundings.onProgress?.({ done, total: due.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return {
    feeds: addresses.length,
    ...counts,
    problems: [...problems, ...problemsOf(states)],
    nextAt: addresses.length === 0 ? null : Math.min(...Object.values(states).map(dueAt)),
  };
}

/** A folder that cannot be written is a trouble of the feed, not the end of the round. */
async function poll(
  address: string,
  before: FeedState | undefined,
  polling: Polling,
): Promise<Polled> {
  try {
    return await pollFeed(address, before, polling);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    const problem: Localized = feedText((texts) => texts.runRound.notKept(code));
    return failed(problem, before ?? NEW_FEED, polling, null);
  }
}

const dueAt = ({ nextAt, notBefore }: FeedStates[string]): number => Math.max(nextAt, notBefore);

function problemsOf(states: FeedStates): FeedProblem[] {
  return Object.entries(states).flatMap(([feed, { problem }]) =>
    problem ? [{ feed, problem }] : [],
  );
}

/** The network, the clock and the rest that a round of feeds needs. */
export function surroundingsOf({ allowPrivate }: FeedOptions): RoundSettings {
  return {
    network: {
      reach: { allows: allowPrivate ? () => true : isPublicAddress },
      turns: new HostTurns(),
      timeoutMs: TIMEOUT_MS,
    },
    now: Date.now,
    random: Math.random,
  };
}
