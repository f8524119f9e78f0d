import type { ArticleDetails } from '../articles/article.ts';
import type { Language } from '../text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../text/numbers.ts';
import { namesIn, sameName } from './check-names.ts';
import { type FoundTime, namesTime, timesIn } from './times.ts';

/** What can take another's place unnoticed: a number, a moment, a name. */
export type Piece = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'number'; readonly number: FoundNumber }
  | { readonly kind: 'time'; readonly time: FoundTime }
  | { readonly kind: 'name'; readonly form: string }
);

const HONORIFIC = /^(?:dr|mr|mrs|ms|mme|prof)$/;

/** The numbers, moments and names of a text, in order. */
export function piecesIn(text: string, language: Language): Piece[] {
  const times = timesIn(text, language).filter(({ word }) => word === null);
  const inTime = (start: number): boolean =>
    times.some((time) => time.start <= start && start < time.end);
  const names = namesIn(text, language).filter(
    ({ opening, form }) => !opening && !HONORIFIC.test(form),
  );
  return [
    ...numbersIn(text, language)
      .filter(({ weak, start }) => !weak && !inTime(start))
      .map((number) => ({ kind: 'number' as const, number, start: number.start, end: number.end })),
    ...times.map((time) => ({ kind: 'time' as const, time, start: time.start, end: time.end })),
    ...names.map(({ form, start, end }) => ({ kind: 'name' as const, form, start, end })),
  ].sort((a, b) => a.start - b.start);
}

/** Whether two say the same: a number or a moment by its value. */
export function samePiece(
  one: Piece,
  other: Piece,
  published: ArticleDetails['published'],
): boolean {
  if (one.kind === 'number' && other.kind === 'number') return sameNumber(one.number, other.number);
  if (one.kind === 'time' && other.kind === 'time')
    return namesTime(one.time, [other.time], published);
  return one.kind === 'name' && other.kind === 'name' && sameName(one.form, other.form);
}
