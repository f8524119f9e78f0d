import type { Query } from '../retrieval/query.ts';
import type { QuestionKind } from '../retrieval/question-kind.ts';
import { findTimes } from '../text/dates/find-times.ts';
import type { Language } from '../text/language.ts';
import { personNames } from '../text/person-names.ts';
import type { Span } from '../text/spans.ts';
import type { ScoredSentence } from './choose-sentences.ts';

const NUMBER =
  /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*(?:[ \u00a0\u2009\u202f]?%)?/g;
/**
 * The parts of an answer to be shown in bold: the words in which the reader found it; without them what the kind of
 * question makes sure, the number for "combien", the date for "quand", the person for "qui". Where there are several,
 * none is sure.
 */
export function highlightsOf(query: Query, sentence: ScoredSentence): Span[] {
  const { text, candidate, start, reading } = sentence;
  if (reading && reading.margin > 0) {
    const lead = candidate.chunk.start - start;
    return wholeWords(text, reading.span.start + lead, reading.span.end + lead);
  }
  const asked = query.text.toLowerCase();
  const news = candidates(query.kind, text, candidate.article.language).filter(
    ({ start, end }) => !asked.includes(text.slice(start, end).toLowerCase()),
  );
  return news.length === 1 ? news : [];
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
/** Whole words only: bold within a link breaks it, and half a word is none. */
const LINK = /\b(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,100}/gu;

const isInside = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  WORD_CHARACTER.test(text[at - 1]!) &&
  WORD_CHARACTER.test(text[at]!);

/** A span of whole words, without the marks and spaces that a model's tokens take along; none within a link. */
export function wholeWords(text: string, start: number, end: number): Span[] {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (isInside(text, from)) from--;
  while (isInside(text, to)) to++;
  const found = text.slice(from, to);
  const before = found.length - found.replace(/^[\s(«"“,;:.]+/u, '').length;
  const after = found.length - found.replace(/(?<![\s(«"“,;:.])[\s(«"“,;:.]+$/u, '').length;
  const span = { start: from + before, end: to - after };
  const isCut = [...text.matchAll(LINK)].some(
    ({ index, 0: link }) => index < span.end && span.start < index + link.length,
  );
  return span.start < span.end && !isCut ? [span] : [];
}

/** Without the word that bounds them: "mars" in "depuis mars". */
function dates(text: string, language: Language): Span[] {
  return findTimes(text, { language })
    .filter(({ precision }) => precision !== 'time')
    .map(({ moment, start, end }) =>
      moment.kind === 'bound' ? { start: moment.of.start, end: moment.of.end } : { start, end },
    );
}

function candidates(kind: QuestionKind, text: string, language: Language): Span[] {
  if (kind === 'person') return personNames(text);
  if (kind === 'date') return dates(text, language);
  if (kind !== 'number') return [];
  return [...text.matchAll(NUMBER)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
