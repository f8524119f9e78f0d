import type { Span } from '../../text/spans.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import type { Enumeration } from '../enumeration.ts';
import type { WholeArticle } from '../whole-article.ts';
import type { Question } from './question.ts';

/** Of the sentences that answer best, one may be the line that announces a list… */
const LEADING = 2;
/** …or so many its items, none of which the reader finds so much likelier than the others. */
const ITEMS = 3;
const ALIKE = 2;
/** UTF-16 units of a line that is a heading, or as good as one. */
const HEADING = 80;
const ANNOUNCES = /:\s*$/;

const overlap = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;

/**
 * Whether the sentences that answer best are no answers, but lead to a list of lines: one is the line that announces it, and
 * the reader finds the answer in none, or they are items of it and none is likelier than the others, so that all are asked
 * for. A figure or a day is one thing, and no list says it better.
 */
export function isLedTo(
  { finding: { query, sentences } }: Pick<Question, 'finding'>,
  article: WholeArticle,
  { form, items, context }: Enumeration,
): boolean {
  if (form !== 'lines' || query.kind === 'number' || query.kind === 'date') return false;
  const marginOf = ({ reading }: ScoredSentence): number => reading?.margin ?? 0;
  const isHere = ({ candidate }: ScoredSentence) => candidate.article.id === article.details.id;
  const line = context.at(-1);
  const best = sentences.slice(0, LEADING);
  if (line && best.every((one) => marginOf(one) <= 0)) {
    const text = article.text.slice(line.start, line.end);
    const isAnnouncement = text.length <= HEADING || ANNOUNCES.test(text);
    if (isAnnouncement && best.some((one) => isHere(one) && overlap(one, line))) return true;
  }
  const found = sentences.slice(0, ITEMS);
  const isItem = (one: ScoredSentence) => isHere(one) && items.some((item) => overlap(one, item));
  const margins = found.map(marginOf);
  return (
    found.length === ITEMS &&
    found.every(isItem) &&
    Math.max(...margins) - Math.min(...margins) <= ALIKE
  );
}
