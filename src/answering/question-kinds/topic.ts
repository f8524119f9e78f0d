import { findTimes } from '../../text/dates/find-times.ts';
import type { Language } from '../../text/language.ts';

/** A question without the words that speak of time: what they bound is not what it is about. */
export function withoutTimes(question: string, language: Language): string {
  let rest = question;
  for (const { start, end } of findTimes(question, { language }).toReversed())
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest;
}
