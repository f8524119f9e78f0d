import { createHash } from 'node:crypto';
import { dateIn } from '../articles/details/details.ts';
import type { Localized } from '../i18n/localized.ts';
import { EntryFiles, type WriteOutcome } from './entry-files.ts';
import { hasWholeText, isTakenDown, pageOfEntry } from './entry-pages.ts';
import { type FeedState, NEW_FEED, type StoredEntry } from './feed-state.ts';
import { fetchPolitely, type Network } from './fetch.ts';
import { type Feed, type FeedEntry, parseFeed } from './parse-feed.ts';
import { nextLook } from './waits.ts';

/** What a feed's look needs. */
export interface Polling {
  readonly articlesDir: string;
  readonly fullText: boolean;
  readonly everyMinutes: number;
  readonly network: Network;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** How a feed is now, and what became of its files. */
export interface Polled {
  readonly state: FeedState;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Absent when all went well. */
  readonly problem?: Localized;
}

const MAX_FEED_BYTES = 5 * 1024 * 1024;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1';
/** Pages asked for at one look; the others have their turn at the next. */
const MOST_PAGES = 30;
const MOST_TRIES = 3;
/** Pages asked for at one look, whether they are still there. */
const MOST_DOUBTED = 5;
const MAX_NAME_CHARS = 40;

/** Looks at a feed once, and stores what is new in it. Never throws for what its server does. */
export async function pollFeed(
  address: string,
  before: FeedState = NEW_FEED,
  polling: Polling,
): Promise<Polled> {
  const files = await EntryFiles.open(polling.articlesDir, address);
  // Where its files were cleared away, all of it is wanted again.
  const known = files.isEmpty
    ? { ...before, etag: undefined, lastModified: undefined, entries: {} }
    : before;
  const { etag, lastModified } = known;
  const fetched = await fetchPolitely(
    {
      url: address,
      accept: ACCEPT,
      largestBytes: MAX_FEED_BYTES,
      validators: { etag, lastModified },
    },
    polling.network,
  );
  const settled = (least: number): FeedState => {
    const nextAt = next(polling, 0, least);
    return { ...known, nextAt, notBefore: 0, failures: 0, problem: undefined };
  };
  if (fetched.kind === 'unchanged') return { ...NOTHING, state: settled(fetched.freshFor) };
  if (fetched.kind !== 'fetched') {
    const wait = fetched.kind === 'failed' ? fetched.wait : null;
    return failed(fetched.problem, known, polling, wait);
  }
  const feed = parseFeed(fetched.body, fetched.contentType, fetched.url);
  if ('problem' in feed) return failed(feed.problem, known, polling, null);
  const stored = await store(feed, known, files, polling);
  const least = Math.max(fetched.freshFor, feed.minutes * 60_000);
  return {
    ...stored,
    state: { ...settled(least), ...fetched.validators, entries: stored.entries },
  };
}

const NOTHING = { added: 0, changed: 0, removed: 0 };

function next({ now, random, everyMinutes }: Polling, failures: number, least: number): number {
  return nextLook(now(), everyMinutes, { failures, least, random: random() });
}

/** @param wait in milliseconds, where the server asks for it. */
export function failed(
  problem: Localized,
  known: FeedState,
  polling: Polling,
  wait: number | null,
): Polled {
  const failures = known.failures + 1;
  const state = {
    ...known,
    failures,
    problem: { fr: problem.fr, en: problem.en },
    nextAt: next(polling, failures, wait ?? 0),
    notBefore: wait === null ? 0 : polling.now() + wait,
  };
  return { ...NOTHING, state, problem };
}

interface Stored {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly entries: Record<string, StoredEntry>;
}

/** A look at one feed under way. */
interface FeedUnderWay {
  readonly files: EntryFiles;
  readonly publisher: string | null;
  readonly polling: Polling;
  /** That may still be asked for. */
  pages: number;
}

async function store(
  feed: Feed,
  known: FeedState,
  files: EntryFiles,
  polling: Polling,
): Promise<Stored> {
  const counts = { added: 0, changed: 0, removed: 0 };
  const entries: Record<string, StoredEntry> = {};
  const underWay: FeedUnderWay = { files, publisher: nameOf(feed), polling, pages: MOST_PAGES };
  // In the feed's order, the newest first: what is stored first is in answers first.
  for (const entry of feed.entries) {
    const { made, stored } = await storeEntry(entry, known.entries[entry.key], underWay);
    entries[entry.key] = stored;
    if (made !== 'unchanged') counts[made] += 1;
  }
  const gone = [...feed.deleted, ...(await takenDown(known, entries, polling.network))];
  for (const key of gone) if (await files.remove(key)) counts.removed += 1;
  return { ...counts, entries };
}

async function storeEntry(
  entry: FeedEntry,
  former: StoredEntry | undefined,
  underWay: FeedUnderWay,
): Promise<{ readonly made: WriteOutcome; readonly stored: StoredEntry }> {
  const { files, publisher, polling } = underWay;
  const mark = markOf(entry, publisher, polling);
  const date = dateIn(entry.published ?? '')?.value ?? null;
  const stored: StoredEntry = { mark, tries: 0, url: entry.url, date };
  const isThere = files.has(entry.key);
  // Someone took its file away, or nothing is new.
  if (former && (!isThere || former.mark === mark)) return { made: 'unchanged', stored };
  const wantsPage = polling.fullText && entry.url !== null && !hasWholeText(entry);
  let tries = former?.mark === '' ? former.tries : 0;
  let page: string | null = null;
  if (wantsPage && underWay.pages > 0) {
    underWay.pages -= 1;
    page = await pageOfEntry(entry, polling.network);
    if (page === null) tries += 1;
  }
  const waits = wantsPage && page === null && tries < MOST_TRIES;
  // What is there may be a page, and is better than a teaser.
  const made = waits && isThere ? 'unchanged' : await files.write(entry, publisher, page);
  return { made, stored: { ...stored, tries, mark: waits ? '' : mark } };
}

/**
 * Entries whose place in the feed is empty, though older ones are still in it, and whose pages are gone: they were taken
 * back. An entry that only slid off the end of the feed stays.
 */
async function takenDown(
  known: FeedState,
  entries: Readonly<Record<string, StoredEntry>>,
  network: Network,
): Promise<string[]> {
  const dates = Object.values(entries).flatMap(({ date }) => date ?? []);
  const oldest = dates.sort()[0];
  const missing = Object.entries(known.entries).filter(
    ([key, { date }]) =>
      !(key in entries) && date !== null && oldest !== undefined && date > oldest,
  );
  const gone: string[] = [];
  for (const [key, { url }] of missing.slice(0, MOST_DOUBTED)) {
    if (await isTakenDown(url, network)) gone.push(key);
  }
  return gone;
}

/** Another one when the entry says something else, or it is wanted otherwise. */
function markOf(entry: FeedEntry, publisher: string | null, { fullText }: Polling): string {
  return createHash('sha256')
    .update(JSON.stringify([entry, publisher, fullText]))
    .digest('hex')
    .slice(0, 16);
}

/** "Le Courrier - Toute l'actualité en direct" is the name of a paper and its motto. */
function nameOf({ title }: Feed): string | null {
  if (title === null || title.length <= MAX_NAME_CHARS) return title;
  return title.split(/\s[-–—|:]\s|\s:\s/)[0] ?? title;
}
