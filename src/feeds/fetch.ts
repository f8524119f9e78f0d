import type { Localized } from '../i18n/localized.ts';
import { retryAfter } from '../retry-after.ts';
import { AddressRefused, type Answered, exchange, type Reach, TooManyBytes } from './exchange.ts';
import type { HostTurns } from './host-turns.ts';
import { feedText } from './texts/index.ts';
import { freshFor } from './waits.ts';

const LONGEST_WAIT_MS = 7 * 24 * 3_600_000;

/** What a server gave to tell a change by, sent back the next time. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** What is asked of a server, and the bounds on its answer. */
export interface FetchRequest {
  readonly url: string;
  readonly accept: string;
  readonly largestBytes: number;
  readonly validators?: Validators;
}

/** What came of asking for an address. */
export type Fetched =
  | {
      readonly kind: 'fetched';
      /** Where it was found in the end. */
      readonly url: string;
      readonly body: Uint8Array;
      readonly contentType: string;
      readonly validators: Validators;
      /** In milliseconds. */
      readonly freshFor: number;
    }
  | { readonly kind: 'unchanged'; readonly freshFor: number }
  | { readonly kind: 'gone'; readonly problem: Localized }
  /** @param wait in milliseconds, where the server says. */
  | { readonly kind: 'failed'; readonly problem: Localized; readonly wait: number | null };

/** What fetching needs beside the address. */
export interface Network {
  readonly reach: Reach;
  readonly turns: HostTurns;
  /** For each request, body included. */
  readonly timeoutMs: number;
}

const MOST_REDIRECTS = 5;
const USER_AGENT = 'Kiosque/0.1 (feed reader; one machine)';

const PROBLEMS = {
  address: feedText((texts) => texts.fetch.notHttp),
  refused: feedText((texts) => texts.fetch.privateNetwork),
  redirects: feedText((texts) => texts.fetch.tooManyRedirects),
  slow: feedText((texts) => texts.fetch.tooSlow),
  gone: feedText((texts) => texts.fetch.gone),
} as const satisfies Readonly<Record<string, Localized>>;

/** Fetches one address, redirects included, each of them checked as the first. Never throws for what a server does. */
export async function fetchPolitely(wanted: FetchRequest, network: Network): Promise<Fetched> {
  let url = addressOf(wanted.url);
  for (let hops = 0; url !== null; hops += 1) {
    if (hops > MOST_REDIRECTS) return failed(PROBLEMS.redirects);
    const answered = await once(url, wanted, network);
    if ('problem' in answered) return failed(answered.problem);
    const { location } = answered.headers;
    if (![301, 302, 303, 307, 308].includes(answered.status) || !location) {
      return fetchedOf(answered, url);
    }
    url = addressOf(location, url);
  }
  return failed(PROBLEMS.address);
}

function addressOf(address: string, base?: URL): URL | null {
  if (!URL.canParse(address, base?.href)) return null;
  const url = new URL(address, base);
  const isTaken = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isTaken ? url : null;
}

async function once(
  url: URL,
  { accept, largestBytes, validators = {} }: FetchRequest,
  { reach, turns, timeoutMs }: Network,
): Promise<Answered | { readonly problem: Localized }> {
  const headers = {
    'user-agent': USER_AGENT,
    accept,
    'accept-encoding': 'gzip, deflate, br',
    ...(validators.etag && { 'if-none-match': validators.etag }),
    ...(validators.lastModified && { 'if-modified-since': validators.lastModified }),
  };
  let signal: AbortSignal | null = null;
  try {
    return await turns.take(url.host, () => {
      signal = AbortSignal.timeout(timeoutMs);
      return exchange(url, headers, largestBytes, reach, signal);
    });
  } catch (error) {
    // Whatever it broke by, it was late.
    const isLate = (signal as AbortSignal | null)?.aborted === true;
    return { problem: isLate ? PROBLEMS.slow : problemOf(error, largestBytes) };
  }
}

function problemOf(error: unknown, largestBytes: number): Localized {
  if (error instanceof AddressRefused) return PROBLEMS.refused;
  if (error instanceof TooManyBytes) {
    const megabytes = Math.floor(largestBytes / 1024 / 1024);
    return feedText((texts) => texts.fetch.tooLarge(megabytes));
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code ?? message;
  return feedText((texts) => texts.fetch.notFetched(why));
}

function fetchedOf({ status, headers, body }: Answered, url: URL): Fetched {
  if (status === 200) {
    const { etag } = headers;
    const lastModified = headers['last-modified'];
    return {
      kind: 'fetched',
      url: url.href,
      body,
      contentType: headers['content-type'] ?? '',
      validators: { etag, lastModified },
      freshFor: freshFor(headers['cache-control']),
    };
  }
  if (status === 304) return { kind: 'unchanged', freshFor: freshFor(headers['cache-control']) };
  if (status === 404 || status === 410) return { kind: 'gone', problem: PROBLEMS.gone };
  const problem = feedText((texts) => texts.fetch.badStatus(status));
  const wait = retryAfter(headers['retry-after'], Date.now(), LONGEST_WAIT_MS);
  return { kind: 'failed', problem, wait };
}

const failed = (problem: Localized): Fetched => ({ kind: 'failed', problem, wait: null });
