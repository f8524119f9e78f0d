import { en } from './en.ts';
import { fr } from './fr.ts';
import { monthNames, weekdayNames } from './time-words.ts';

/** Folded: January to December in French, then in English. */
export const MONTHS: readonly string[] = [fr, en].flatMap(monthNames);

/** Folded: Monday to Sunday in French, then in English. */
export const DAYS: readonly string[] = [fr, en].flatMap(weekdayNames);

/** The English names of months and weekdays, as they are written: with capitals, as names are. */
export const ENGLISH_CALENDAR: readonly string[] = [...en.months, ...en.weekdays].flatMap(
  ([name]) => name ?? [],
);
