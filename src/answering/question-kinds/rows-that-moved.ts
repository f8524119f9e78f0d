import { findTimes } from '../../text/dates/find-times.ts';
import type { Language } from '../../text/language.ts';
import { numbersIn } from '../../text/numbers.ts';
import { type Quoted, quoted } from '../quoting.ts';
import type { ArticleSentence, WholeArticle } from '../whole-article.ts';
import type { Composed } from './question.ts';

const UP = /\b(?:augment|mont|grimp|risen|rose|gone up|went up)/;
const DOWN = /\b(?:baiss|diminu|recul|fallen|fell|gone down|went down)/;
const FEWEST_ROWS = 2;
const MOST_SHOWN = 12;

/**
 * The rows of an article's tables whose figure is another one in the column of a later time: "Produit : Pommes ;
 * Janvier : 2,40 ; Février : 2,60". Null where it has no such table, or no figure moved as the folded question asks.
 */
export function rowsThatMoved(
  { details, text, sentences }: WholeArticle,
  folded: string,
): Composed | null {
  const rows = sentences.flatMap((sentence) => {
    const change = changeIn(sentence, details.language);
    return change === null ? [] : [{ sentence, change }];
  });
  if (rows.length < FEWEST_ROWS) return null;
  const wanted = UP.test(folded) ? 1 : DOWN.test(folded) ? -1 : 0;
  const parts: Quoted[] = rows
    .filter(({ change }) => change !== 0 && (wanted === 0 || Math.sign(change) === wanted))
    .slice(0, MOST_SHOWN)
    .map(({ sentence }) => quoted(details, text, sentence));
  return parts.length === 0 ? null : { kind: 'changed', parts, sure: true };
}

/** By how much the last figure of a row is more than the first, where its columns are times; null for what is no such row. */
function changeIn({ text }: ArticleSentence, language: Language): number | null {
  const figures = text.split(/\s;\s/).flatMap((cell) => {
    const [label = '', value = ''] = cell.split(/\s?:\s/);
    if (!isTime(label, language) || !/^\s*[€$£]?\s?\d/.test(value)) return [];
    return numbersIn(value, language)[0]?.values[0] ?? [];
  });
  const [first, last] = [figures[0], figures.at(-1)];
  return first === undefined || last === undefined || figures.length < 2 ? null : last - first;
}

/** What a month's name alone is told as a time by. */
const IN = { fr: 'en ', en: 'in ' } as const;

const isTime = (label: string, language: Language): boolean =>
  findTimes(`${IN[language]}${label.trim()}`, { language }).some(
    ({ start, end }) => end - start >= label.trim().length,
  );
