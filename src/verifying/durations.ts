import type { Language } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import type { Claim } from './evidence.ts';

interface Unit {
  readonly pattern: RegExp;
  /** In hours, or in months: neither is a whole number of the other. */
  readonly hours?: number;
  readonly months?: number;
  readonly name: Readonly<Record<Language, string>>;
}

const UNITS: readonly Unit[] = [
  { pattern: /^[ -]minutes?\b/i, hours: 1 / 60, name: { fr: 'minutes', en: 'minutes' } },
  { pattern: /^[ -](?:heures?|hours?)\b/i, hours: 1, name: { fr: 'heures', en: 'hours' } },
  { pattern: /^[ -](?:jours?|days?)\b/i, hours: 24, name: { fr: 'jours', en: 'days' } },
  { pattern: /^[ -](?:semaines?|weeks?)\b/i, hours: 168, name: { fr: 'semaines', en: 'weeks' } },
  { pattern: /^[ -](?:mois|months?)\b/i, months: 1, name: { fr: 'mois', en: 'months' } },
  { pattern: /^[ -](?:ans?|années?|years?)\b/i, months: 12, name: { fr: 'ans', en: 'years' } },
  {
    pattern: /^[ -](?:décennies?|decades?)\b/i,
    months: 120,
    name: { fr: 'décennies', en: 'decades' },
  },
];

const CLOCK = /\d\s?h\s?\d\d/;
const HOURS_MINUTES = /(?<!\d)(\d{1,4}) (?:hours?|heures?)(?: and| et|,)? (\d\d) minutes?/g;

function durationsIn(text: string, language: Language) {
  return numbersIn(text, language).flatMap(({ values: [value = 0], start, end }) => {
    const unit = UNITS.find(({ pattern }) => pattern.test(text.slice(end)));
    const length = unit?.pattern.exec(text.slice(end))?.[0].length ?? 0;
    return unit ? [{ value, unit, start, end: end + length }] : [];
  });
}

/** The claim with its durations told in the units of the proof, where they last as long: "two days" for "48 hours". */
export function inUnitsOf(support: string, supportLanguage: Language, claim: Claim): Claim {
  const { language } = claim;
  const given = durationsIn(support, supportLanguage);
  let { text } = claim;
  // "2 hours 29 minutes" for "2 h 29".
  if (CLOCK.test(support)) text = text.replace(HOURS_MINUTES, '$1 h $2');
  for (const one of durationsIn(text, language).toReversed()) {
    if (given.some(({ value, unit }) => unit === one.unit && value === one.value)) continue;
    const same = given.find(({ value, unit }) =>
      one.unit.hours !== undefined
        ? value * (unit.hours ?? 0) === one.value * one.unit.hours
        : value * (unit.months ?? 0) === one.value * one.unit.months!,
    );
    if (!same || same.unit === one.unit || same.value === 0) continue;
    text = `${text.slice(0, one.start)}${same.value} ${same.unit.name[language]}${text.slice(one.end)}`;
  }
  return { text, language };
}
