import { findDates, isoOf } from '../../text/dates/find-dates.ts';
import type { NumericOrder } from '../../text/dates/reading.ts';
import type { Language } from '../../text/language.ts';
import type { DatePrecision } from '../../text/partial-date.ts';

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
  readonly updated?: DeclaredDate | undefined;
  readonly language?: Language | undefined;
}

const MAX_LINE_CHARS = 500;

/** Text on one line, without controls and halves of characters; null when nothing is left. */
export function oneLine(text: string): string | null {
  const line = text
    .slice(0, 20 * MAX_LINE_CHARS)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC')
    .slice(0, MAX_LINE_CHARS)
    .replace(/[\ud800-\udfff]/gu, '');
  return line === '' ? null : line;
}

/**
 * The date in a declared value: ISO ("2024-02-13T10:00:00Z"), in words, or a bare year.
 * The day is the one written, whatever its time zone: it is what readers of the article saw.
 * @param order of 03/05/2024. What is no date in that order is one in the other: 03/25/2024 can be but a day of March.
 */
export function dateIn(value: string, order: NumericOrder = 'day first'): DeclaredDate | null {
  const text = value.trim().slice(0, 100);
  const year = /^(?:19|20)\d\d$/.exec(text)?.[0];
  if (year !== undefined) return { value: year, precision: 'year' };
  const epoch = /^\d{10}(?:\d{3})?$/.exec(text)?.[0];
  if (epoch !== undefined) return dayOf(epoch);
  const parts =
    /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text) ??
    /^((?:19|20)\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/.exec(text);
  const [, yearOf, month = '', day = ''] = parts ?? [];
  const iso = parts
    ? `${yearOf}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${text.slice(parts[0].length)}`
    : text;
  const inOrder = (of: NumericOrder) => findDates(iso, 'fr', of).find(({ year }) => year !== null);
  const found = inOrder(order) ?? inOrder('unknown');
  return found ? isoOf(found) : null;
}

/** Seconds or milliseconds since 1970, as some tools write time down. */
function dayOf(epoch: string): DeclaredDate {
  const date = new Date(Number(epoch.padEnd(13, '0')));
  return { value: date.toISOString().slice(0, 10), precision: 'day' };
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

/** A declared name without the "By" of the line that it was taken from. */
export const withoutBy = (name: string): string =>
  name.replace(/^(?:[Bb]y|BY|[Pp]ar|PAR) (?=\p{Lu})/u, '');

/** "Lagrange, Clarisse" as people say it; two names with a comma between are two persons. */
export function nameInOrder(name: string): string {
  const bareName = withoutBy(name);
  const [, last, first] =
    /^([\p{L}'’-]+(?: [\p{L}'’-]+)?), ([\p{L}'’-]+\.?)$/u.exec(bareName) ?? [];
  return last && first ? `${first} ${last}` : bareName;
}

/** What stands for an author and names nobody: an address, a handle, the account that a site was set up with. */
export const isAccount = (name: string): boolean =>
  /^(?:https?:|@)|^\S+@\S+$|^(?:no author|anonymous|anonyme|unknown|inconnue?|auteur inconnu)$|^(?:(?:wp|web|super)?[-_]?admin(?:istrat(?:or|eur|rice))?|webmaster|webmestre|root|user|super user|super utilisateur)[-_]?\d*$/i.test(
    name,
  );
