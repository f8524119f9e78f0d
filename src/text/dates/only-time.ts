import type { Language } from '../language.ts';
import { findTimes } from './find-times.ts';
import { foldText } from './fold-text.ts';
import type { TimeExpression } from './moments.ts';
import type { NumericOrder } from './reading.ts';

/** What may stand beside the time without saying more; quotation marks too. */
const BESIDE = /\b(?:le|la|les|l'|en|au|du|de|d'|the|in|on|of|from)(?![a-z])|[\s"';,.]/g;
/** "mars" alone is understood behind a preposition only. */
const LEADS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['', 'en ', 'in '],
  en: ['', 'in ', 'en '],
};

/**
 * What a text means that is nothing but a time, as people give it to an option: "août 2025", "la semaine dernière",
 * "15/08/2025", "lundi". Null for anything else.
 */
export function onlyTime(
  text: string,
  language: Language,
  order: NumericOrder = 'day first',
): TimeExpression['moment'] | null {
  for (const lead of LEADS[language]) {
    const whole = lead + text.trim();
    const [time, ...more] = findTimes(whole, { language, order });
    if (!time || more.length > 0) continue;
    const rest = foldText(`${whole.slice(0, time.start)} ${whole.slice(time.end)}`).text;
    if (rest.replace(BESIDE, '') === '') return time.moment;
  }
  return null;
}
