import { formatOf } from '../articles/formats/index.ts';
import { decode } from '../articles/formats/support/decode.ts';
import { textOfHtml } from '../articles/formats/support/html-text.ts';
import { isNestedTooDeep } from '../articles/formats/support/nesting.ts';
import { fetchPolitely, type Network } from './fetch.ts';
import type { FeedEntry } from './parse-feed.ts';

const MAX_PAGE_BYTES = formatOf('page.html')!.largestBytes;
const ACCEPT = 'text/html, application/xhtml+xml;q=0.9';
/** A text of so many characters is an article, if it doesn't break off. */
const WHOLE_CHARS = 1_000;
/** "…", "[...]", "Lire la suite", "Read more": what follows is elsewhere. */
const BREAKS_OFF =
  /(?:…|\.\.\.|\[\s?(?:…|\.\.\.)\s?\]|lire (?:la suite|plus|l[’']article)|read (?:more|on)|continue reading)\P{L}*$/iu;

/** Whether a feed has the whole text of an entry, as far as can be told without its page. */
export function hasWholeText({ html }: FeedEntry): boolean {
  // Whoever reads its file says what is wrong with it.
  if (isNestedTooDeep(html)) return true;
  const text = textOfHtml(html);
  return text.length >= WHOLE_CHARS && !BREAKS_OFF.test(text.slice(-80));
}

/** The page of an entry; null where there is none to be had. */
export async function pageOfEntry({ url }: FeedEntry, network: Network): Promise<string | null> {
  if (url === null) return null;
  const fetched = await fetchPolitely(
    { url, accept: ACCEPT, largestBytes: MAX_PAGE_BYTES },
    network,
  );
  if (fetched.kind !== 'fetched' || !/html/i.test(fetched.contentType)) return null;
  const charset = /charset="?([\w.:-]{2,40})/i.exec(fetched.contentType)?.[1] ?? null;
  const decoded = decode(fetched.body, true, charset);
  return 'problem' in decoded ? null : decoded.text;
}

/** Whether the page of an entry was taken off the net, as the net itself says. */
export async function isTakenDown(url: string | null, network: Network): Promise<boolean> {
  if (url === null) return false;
  const fetched = await fetchPolitely(
    { url, accept: ACCEPT, largestBytes: MAX_PAGE_BYTES },
    network,
  );
  return fetched.kind === 'gone';
}
