import type { Attachment } from 'discord.js';
import type { Content, Problem } from '../../articles/formats/format.ts';
import { formatOf } from '../../articles/formats/index.ts';
import { markdown } from '../../articles/formats/markdown.ts';
import { pdf } from '../../articles/formats/pdf.ts';
import { readApart } from '../../articles/formats/support/apart.ts';
import { text } from '../../articles/formats/text.ts';

/** A file under a message. */
export type AttachedFile = Pick<Attachment, 'name' | 'size' | 'url'>;

/** What the files under a message say, and which of them could not be read. */
export interface ReadFiles {
  readonly text: string;
  /** Names, each with whether the file is too large, or unreadable. */
  readonly unread: readonly { readonly name: string; readonly why: 'too large' | 'unreadable' }[];
}

const FORMATS = [text, markdown, pdf];
const MOST_FILES = 3;
const KILOBYTE = 1024;
/** Plain text is read in this thread: so much takes some milliseconds. */
const LARGEST_TEXT = 256 * KILOBYTE;
const LARGEST_PDF = 8 * KILOBYTE * KILOBYTE;
const FETCHED_WITHIN_MS = 10_000;
/** Of a PDF, which is read in a thread of its own. */
const PDF_BOUNDS = { seconds: 10, megabytes: 192 };

/** Where Discord keeps what people attach. */
const CDN_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];
const DISCORD_HOST = 'discord.com';

/** Whether a file has a name as those have that are read. */
export const isReadable = ({ name }: Pick<AttachedFile, 'name'>): boolean =>
  formatOf(name, FORMATS) !== null;

/**
 * Whether an address is one of Discord's own, over https: no other is ever asked.
 * @param apiBase of the API: a Discord for tests keeps files beside it.
 */
export function isFromDiscord(address: string, apiBase: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, origin, username, password } = new URL(address);
  if (username || password) return false;
  if (protocol === 'https:' && port === '' && CDN_HOSTS.includes(hostname)) return true;
  const api = new URL(apiBase);
  return api.hostname !== DISCORD_HOST && origin === api.origin;
}

/** Reads the texts and PDFs among some files, within bounds of number, size and time. */
export async function readFiles(
  files: readonly AttachedFile[],
  apiBase: string,
): Promise<ReadFiles> {
  const texts: string[] = [];
  const unread: ReadFiles['unread'][number][] = [];
  for (const file of files.filter(isReadable).slice(0, MOST_FILES)) {
    const { name } = file;
    const read = await readOne(file, apiBase).catch((): 'unreadable' => 'unreadable');
    if (read === 'too large' || read === 'unreadable') unread.push({ name, why: read });
    else if ('problem' in read) unread.push({ name, why: 'unreadable' });
    else texts.push(read.text.trim());
  }
  return { text: texts.filter(Boolean).join('\n\n'), unread };
}

/** @throws Error where it cannot be fetched. */
async function readOne(
  { name, size, url }: AttachedFile,
  apiBase: string,
): Promise<Content | Problem | 'too large' | 'unreadable'> {
  const format = formatOf(name, FORMATS)!;
  const largest = format === pdf ? LARGEST_PDF : LARGEST_TEXT;
  if (size > largest) return 'too large';
  if (!isFromDiscord(url, apiBase)) return 'unreadable';
  const bytes = await fetched(url, largest);
  if (bytes === null) return 'too large';
  return format === pdf ? readApart('pdf', bytes, name, PDF_BOUNDS) : format.read(bytes, name);
}

/**
 * The bytes at an address; null where there are more than wanted, whatever was said before.
 * @throws Error where they do not come, or come from elsewhere.
 */
async function fetched(url: string, largest: number): Promise<Uint8Array | null> {
  const signal = AbortSignal.timeout(FETCHED_WITHIN_MS);
  const response = await fetch(url, { redirect: 'error', signal });
  if (!response.ok || !response.body) throw new Error(`answered with ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    // To leave the loop ends the request.
    if (length > largest) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
