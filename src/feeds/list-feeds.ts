import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { elementsIn } from '../articles/formats/html/dom.ts';
import { decode } from '../articles/formats/support/decode.ts';
import type { Localized } from '../i18n/localized.ts';
import type { FeedOptions, FeedProblem } from './feed-options.ts';
import { opmlFiles } from './opml-files.ts';
import { feedText } from './texts/index.ts';

/** The feeds that are named, each once, and the lists that could not be read. */
export interface ListedFeeds {
  readonly addresses: readonly string[];
  readonly problems: readonly FeedProblem[];
}

const MAX_LIST_BYTES = 5 * 1024 * 1024;
const MOST_FEEDS = 1_000;

const NO_OPML: Localized = feedText((texts) => texts.listFeeds.notOpml);
const TOO_MANY: Localized = feedText((texts) => texts.listFeeds.tooManyFeeds(MOST_FEEDS));

/** Those of the setting, then those of the OPML files that lie in the articles folder. */
export async function listFeeds(options: FeedOptions): Promise<ListedFeeds> {
  if (options.feeds === null) return { addresses: [], problems: [] };
  const addresses = new Set(options.feeds);
  const problems: FeedProblem[] = [];
  for (const name of await opmlFiles(options.articlesDir)) {
    const found = await addressesIn(join(options.articlesDir, name));
    if (found === null) problems.push({ feed: name, problem: NO_OPML });
    else for (const address of found) addresses.add(address);
    if (addresses.size > MOST_FEEDS) problems.push({ feed: name, problem: TOO_MANY });
  }
  return { addresses: [...addresses].slice(0, MOST_FEEDS), problems };
}

/** By hand, for a parser of OPML leaves out what has no `text`, and people write such lists. */
async function addressesIn(file: string): Promise<readonly string[] | null> {
  try {
    const { size } = await stat(file);
    const decoded = size > MAX_LIST_BYTES ? null : decode(await readFile(file));
    if (decoded === null || 'problem' in decoded) return null;
    const elements = [...elementsIn(parseDocument(decoded.text, { xmlMode: true }))];
    if (!elements.some(({ name }) => name.toLowerCase() === 'opml')) return null;
    return elements.flatMap(
      ({ attribs }) => (attribs['xmlUrl'] ?? attribs['xmlurl'])?.trim() || [],
    );
  } catch {
    // Gone meanwhile: the list is named, and the others are read.
    return null;
  }
}
