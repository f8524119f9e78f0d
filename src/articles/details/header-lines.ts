import { findDates } from '../../text/dates/find-dates.ts';
import { isHeadlineLike, type Line } from '../formats/lines.ts';
import { READ_MORE } from './pointers.ts';
import { namesSigned, signatureLineOf } from './signature-line.ts';

const MARKER =
  /^(?:document|doc\.?|article|texte|dépêche|item)\s{0,2}(?:n°|no\.?)?\s{0,2}\d{1,4}\s{0,2}(?:\/|de|of|sur)\s{0,2}\d{1,4}$|^\d{1,4} (?:of|de|sur) \d{1,4} documents?$/i;
/** "ARTICLE 2": numbers those of a review, and those of a law, which have no date and no rule beside them. */
const NUMBERED =
  /^(?:document|doc\.?|article|texte|dépêche|item)\s{0,2}(?:n°|no\.?|#)?\s{0,2}\d{1,4}$/i;
const RULE = /^(?:[-=_*~#—–]\s?){3,}$/;
const LONGEST_HEADER_LINE = 160;
const PROSE = 60;
const FEWEST_TITLE_WORDS = 3;

/** "Document 2 of 5": it says of how many, so it is no number of a law. */
export const isOneOf = (text: string): boolean => MARKER.test(text);

/** "Document 2 of 5", "ARTICLE 2". */
export const isNumber = (text: string): boolean => isOneOf(text) || NUMBERED.test(text);

/** "Document COUR000020240305ek3500012": below an article, the number that a database keeps it under. */
export const isAccession = (text: string): boolean =>
  /^document [A-Z]{2,12}\d[a-z\d]{9,40}$/i.test(text);

/** Whether a line names a paper or people, as one that signs an article does, and says nothing else. */
export const isSignature = (text: string): boolean => {
  const names = namesSigned(text);
  return names !== null && (names.publisher !== null || names.people !== null);
};

/** "-----", "* * *". */
export const isRule = (text: string): boolean => RULE.test(text);

/** Whether a line may stand above a text: short, no rule, and no sentence of prose. */
export const isHeaderLine = (line: Line): boolean =>
  line.text.length <= LONGEST_HEADER_LINE && isHeadlineLike(line.text) && !isRule(line.text);

/** Whether it may be the title there: no date, and some words. */
export const isTitle = (line: Line): boolean =>
  isHeaderLine(line) && !isDateLine(line) && line.text.split(/\s+/).length >= FEWEST_TITLE_WORDS;

/** A day with its year on a line that is no sentence, or signs an article. */
export function isDateLine(line: Line): boolean {
  if (line.text.length > LONGEST_HEADER_LINE || /[.!?;:]$/.test(line.text)) return false;
  const dates = findDates(line.text);
  if (signatureLineOf(line.text, dates)) return true;
  const [date, ...others] = dates;
  if (!date || others.length > 0 || date.year === null || date.day === null) return false;
  const words = (line.text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0) - 3;
  return words <= 8 && !READ_MORE.test(line.text);
}

/** Whether a line is a paragraph: long, and a sentence ends it. */
export const isProse = (line: Line): boolean =>
  line.text.length >= PROSE && /[.!?…»”"]$/.test(line.text);

/** "Benoît Carpentras", "Par Ana Rey". */
export const isName = (text: string): boolean =>
  /^(?:(?:par|by|de) )?\p{Lu}[\p{L}'’.-]+(?: (?:de |du |la |van |von )?\p{Lu}[\p{L}'’.-]+){1,3}(?: (?:et|and|avec) .{2,40})?$/iu.test(
    text,
  ) &&
  text.split(' ').every((word) => /^(?:\p{Lu}|par|by|de|du|la|van|von|et|and|avec)/u.test(word));
