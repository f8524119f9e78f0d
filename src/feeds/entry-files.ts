import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { dateIn } from '../articles/details/details.ts';
import { FEEDS_FOLDER } from '../articles/feed-files.ts';
import { escapeHtml } from '../articles/formats/support/escape-html.ts';
import { fold } from '../text/words.ts';
import type { FeedEntry } from './parse-feed.ts';

/** What writing an entry made of its files. */
export type WriteOutcome = 'added' | 'changed' | 'unchanged';

const MAX_SLUG_CHARS = 60;
/** Whoever opens the file in a browser runs nothing of it and loads nothing for it. */
const INERT = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

/** The folder of a feed, relative to the articles folder: its host, and what tells it from others of that host. */
export function feedFolder(address: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : address;
  const hash = createHash('sha256').update(address).digest('hex').slice(0, 6);
  return `${FEEDS_FOLDER}/${slugOf(host) || 'feed'}-${hash}`;
}

/** The files of one feed's entries: `2024-03-05-a-title-0a1b2c3d4e.html`, each with its sidecar `.yml`. */
export class EntryFiles {
  readonly #folder: string;
  /** By key. */
  readonly #stems = new Map<string, string>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(articlesDir: string, address: string): Promise<EntryFiles> {
    const files = new EntryFiles(join(articlesDir, feedFolder(address)));
    for (const name of await readdir(files.#folder).catch(() => [])) {
      const [, stem, key] = /^([^.].*?([0-9a-f]{10}))\.html$/.exec(name) ?? [];
      if (stem !== undefined && key !== undefined) files.#stems.set(key, stem);
    }
    return files;
  }

  get isEmpty(): boolean {
    return this.#stems.size === 0;
  }

  has(key: string): boolean {
    return this.#stems.has(key);
  }

  /**
   * Writes an entry, with its page where that was fetched.
   * @param publisher the feed's name.
   * @returns what that made of its files.
   */
  async write(
    entry: FeedEntry,
    publisher: string | null,
    page: string | null,
  ): Promise<WriteOutcome> {
    const isNew = !this.has(entry.key);
    const stem = this.#stems.get(entry.key) ?? stemOf(entry);
    await mkdir(this.#folder, { recursive: true });
    // Without its article a sidecar is nothing; an article without its sidecar would be taken in.
    const sidecar = await this.#put(`${stem}.yml`, sidecarOf(entry, publisher));
    const article = await this.#put(`${stem}.html`, page === null ? pageOf(entry) : INERT + page);
    this.#stems.set(entry.key, stem);
    return isNew ? 'added' : sidecar || article ? 'changed' : 'unchanged';
  }

  /** @returns whether there was anything to remove. */
  async remove(key: string): Promise<boolean> {
    const stem = this.#stems.get(key);
    if (stem === undefined) return false;
    await rm(join(this.#folder, `${stem}.html`), { force: true });
    await rm(join(this.#folder, `${stem}.yml`), { force: true });
    this.#stems.delete(key);
    return true;
  }

  /** @returns whether the file is another one now. */
  async #put(name: string, text: string): Promise<boolean> {
    const file = join(this.#folder, name);
    if ((await readFile(file, 'utf8').catch(() => null)) === text) return false;
    // A name that starts with a dot is no article: nobody reads half a file.
    const part = join(this.#folder, `.${name}.part`);
    await writeFile(part, text);
    await rename(part, file);
    return true;
  }
}

function stemOf({ key, title, published }: FeedEntry): string {
  const date = dateIn(published ?? '')?.value;
  return [date, slugOf(title ?? ''), key].filter(Boolean).join('-');
}

const slugOf = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_CHARS)
    .replace(/^-|-$/g, '');

function sidecarOf(entry: FeedEntry, publisher: string | null): string {
  const published = dateIn(entry.published ?? '')?.value;
  const updated = dateIn(entry.updated ?? '')?.value;
  const details = {
    title: entry.title,
    author: entry.author,
    publisher,
    published,
    ...(updated !== published && { updated }),
    url: entry.url,
  };
  const given = Object.entries(details).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return given.length === 0
    ? ''
    : stringify(Object.fromEntries(given), { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 });
}

function pageOf({ title, html }: FeedEntry): string {
  const head = title === null ? '' : escapeHtml(title);
  const headline = title === null ? '' : `<h1>${head}</h1>\n`;
  return `<!doctype html>\n<html><head>${INERT}<title>${head}</title></head>\n<body><article>\n${headline}${html}\n</article></body></html>\n`;
}
