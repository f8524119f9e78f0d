import { findTimes } from '../../../text/dates/find-times.ts';
import { detectLanguage } from '../../../text/language.ts';
import { fold } from '../../../text/words.ts';
import { findDatelines } from '../../details/datelines.ts';
import { type DeclaredDetails, dateIn, oneLine } from '../../details/details.ts';
import { linesOf } from '../lines.ts';

/** What a program wrote beside a text, most often without anybody knowing. */
export interface Metadata {
  readonly title?: string | null | undefined;
  readonly author?: string | null | undefined;
  /** When the file was made, as ISO 8601. */
  readonly created?: string | null | undefined;
}

/** What programs write where nobody gives a title. */
const NO_TITLE =
  /^(?:untitled|sans titre|document ?\d*|microsoft word|page \d+|layout \d+)|\.(?:docx?|pdf|indd|odt|qxd|rtf|pptx?|x?html?|php|aspx?|txt|md)$|^[\w-]*$/i;
/** Of the words of a title, the beginning of the text must have so many. */
const SHARE = 0.6;
/** Characters in which a title and a date would stand. */
const OPENING = 3_000;
/** Characters in which an issue's month would stand. */
const HEAD = 300;
const WORD = /[\p{L}\p{N}]{3,}/gu;
/** First and last names with capitals: an account ("jdupont", "User") is no author. */
const NAME = /^\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]*){1,4}$/u;

/**
 * What of a file's metadata can be believed: a title whose words the text's beginning has, an author with first and last
 * names, and the day on which the file was made where the text itself gives no whole date, nor another month at its head.
 */
export function plausibleDetails(metadata: Metadata, text: string): DeclaredDetails {
  const opening = text.slice(0, OPENING);
  const title = oneLine(metadata.title ?? '');
  const author = oneLine(metadata.author ?? '');
  const created = dateIn(metadata.created ?? '');
  return {
    title: title !== null && isTitleOf(title, opening) ? title : undefined,
    author: author !== null && NAME.test(author) ? author : undefined,
    published: created !== null && !isDated(opening, created.value) ? created : undefined,
  };
}

function isTitleOf(title: string, opening: string): boolean {
  if (title.length < 8 || title.length > 250 || NO_TITLE.test(title)) return false;
  const words = fold(title).match(WORD) ?? [];
  const there = new Set(fold(opening).match(WORD) ?? []);
  return words.length > 1 && words.filter((word) => there.has(word)).length >= SHARE * words.length;
}

/** A file may be made long after its article, a print of today for example. */
function isDated(opening: string, created: string): boolean {
  const language = detectLanguage(opening);
  const isOfItself = findTimes(opening, { language }).some(({ moment, start }) => {
    if (moment.kind !== 'date' || moment.year === null || moment.month === null) return false;
    // "N° 14 - avril 2025" heads what was printed in June.
    const month = `${moment.year}-${String(moment.month).padStart(2, '0')}`;
    return moment.day !== null || (start < HEAD && !created.startsWith(month));
  });
  return isOfItself || findDatelines(linesOf(opening), language).length > 0;
}
