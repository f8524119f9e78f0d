import { fold } from '../words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { monthNames, weekdayNames } from './time-words.ts';

/** Folded: January to December in French, then in English. */
export const MONTHS: readonly string[] = [fr, en].flatMap(monthNames);

/** Folded: Monday to Sunday in French, then in English. */
export const DAYS: readonly string[] = [fr, en].flatMap(weekdayNames);

/** Every form, short ones too, in lower case with and without its accents; the longest first, as patterns want them. */
const formsOf = (names: readonly (readonly string[])[]): readonly string[] => {
  const forms = names.flat().map((name) => name.toLowerCase());
  return [...new Set([...forms, ...forms.map(fold)])].sort((a, b) => b.length - a.length);
};

/** How months are written, "septembre" and "sept", in both languages. */
export const MONTH_FORMS = formsOf([fr, en].flatMap(({ months }) => months));

/** How weekdays are written, "mardi" and "mar", in both languages. */
export const WEEKDAY_FORMS = formsOf([fr, en].flatMap(({ weekdays }) => weekdays));

/** The English names of months and weekdays, as they are written: with capitals, as names are. */
export const ENGLISH_CALENDAR: readonly string[] = [...en.months, ...en.weekdays].flatMap(
  ([name]) => name ?? [],
);
