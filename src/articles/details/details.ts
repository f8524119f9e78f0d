import { z } from 'zod';
import type { Language } from '../../text/language.ts';
import type { DatePrecision } from '../../text/partial-date.ts';
import { findDates, isoOf } from './find-dates.ts';

/** A date as somebody wrote it down for a reader or a machine, whatever the place. */
export interface DeclaredDate {
  readonly value: string;
  readonly precision: DatePrecision;
}

/** What one source (sidecar, front matter, JSON-LD, meta) says about an article. */
export interface DeclaredDetails {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
  readonly url?: string | undefined;
  readonly published?: DeclaredDate | undefined;
  readonly language?: Language | undefined;
}

const LONGEST = 500;

/** Text on one line, without controls and halves of characters; null when nothing is left. */
export function oneLine(text: string): string | null {
  const line = text
    .slice(0, 20 * LONGEST)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC')
    .slice(0, LONGEST)
    .replace(/[\ud800-\udfff]/gu, '');
  return line === '' ? null : line;
}

/**
 * The date in a declared value: ISO ("2024-02-13T10:00:00Z"), in words, or a bare year.
 * The day is the one written, whatever its time zone: it is what readers of the article saw.
 */
export function dateIn(value: string): DeclaredDate | null {
  const text = value.trim().slice(0, 100);
  const year = /^(?:19|20)\d\d$/.exec(text)?.[0];
  if (year !== undefined) return { value: year, precision: 'year' };
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  const iso = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : text;
  const found = findDates(iso).find((date) => date.year !== null);
  return found ? isoOf(found) : null;
}

/** The web address, or null for anything that is not http or https. */
export function webAddress(value: string): string | null {
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** "fr-FR", "en_GB", "French"… as one of our two languages, else null. */
export function languageIn(value: string): Language | null {
  const code = value.trim().toLowerCase();
  if (/^(?:fr(?:[-_]|$)|fran[cç]ais|french)/.test(code)) return 'fr';
  return /^(?:en(?:[-_]|$)|anglais|english)/.test(code) ? 'en' : null;
}

const line = z
  .union([z.string(), z.number()])
  .transform((value) => oneLine(`${value}`) ?? undefined);
const names = z
  .union([line, z.object({ name: line }).transform((person) => person.name)])
  .or(
    z
      .array(z.union([line, z.object({ name: line }).transform((person) => person.name)]))
      .transform((list) => list.filter((name) => name !== undefined).join(', ') || undefined),
  );
const date = z.union([z.string(), z.number()]).transform((value, context) => {
  const found = dateIn(`${value}`);
  if (found === null) context.addIssue('not a date');
  return found ?? undefined;
});

/**
 * What people write in front matter or a sidecar. Unknown keys are ignored, for other tools use them.
 * So are an address that is not http(s) (site generators put paths there) and a third language.
 */
export const writtenDetails = z
  .object({
    title: line.nullish(),
    publisher: names.nullish(),
    author: names.nullish(),
    url: z.string().nullish(),
    // Jekyll's `published: true` says that a page is online, not when.
    published: z.union([z.boolean(), date]).nullish(),
    date: date.nullish(),
    language: z.string().nullish(),
    lang: z.string().nullish(),
  })
  .transform(
    (written): DeclaredDetails => ({
      title: written.title ?? undefined,
      publisher: written.publisher ?? undefined,
      author: written.author ?? undefined,
      url: webAddress(written.url ?? '') ?? undefined,
      published:
        (typeof written.published === 'object' ? written.published : null) ??
        written.date ??
        undefined,
      language: languageIn(written.language ?? written.lang ?? '') ?? undefined,
    }),
  );
