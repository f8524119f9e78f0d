import { MONTHS } from '../text/dates/names.ts';
import type { Language } from '../text/language.ts';
import { foldStraight } from '../text/words.ts';

const SPEECH = -0.3;
/** For the share of it that stands in quotation marks: a voice tells how it was taken, the paper what happened. */
const QUOTED = -0.5;
const IN_QUOTES = /[«“][^»”]{0,600}[»”]?|"[^"]{0,600}"?/g;
/** Somebody's own view of it, or an author's: "je", "we". */
const FIRST_PERSON =
  /(?<!\p{L})(?:je|j['’]|nous|vous|mon|ma|mes|i|my|we|you|our)(?!\p{L}|['’]\p{Lu})/iu;
const PERSONAL = -0.3;
const IN_A_LIST = -0.1;
/** A scene is set, or people are asked to come: what happens at a minute of the clock sums up nothing. */
const AT_THE_MINUTE =
  /(?<!\p{L})(?:at (?:about )?\p{L}+(?:[ -]\p{L}+)? (?:past|to) (?:noon|midnight|\p{L}+)|à \d{1,2} ?h(?:eures)? ?\d{2})(?!\p{L})/iu;
const OF_A_MOMENT = -0.3;
/** What it costs or by how much it changed, which a summary is asked for more than how many there were. */
const OF_AMOUNT = 0.4;
/** In sentences. A longer text has more amounts, and each says less of it. */
const USUAL_LENGTH = 30;
const AMOUNT =
  /\d\s?(?:%|€|\$|£|k€|m€|bn\b)|[$£€]\d|\d (?:(?:mille|millions?|milliards?|billions?|thousand) (?:d['’])?)?(?:euros?|dollars?|pounds?|francs?|pour cent|per cent|percent)(?!\p{L})|\d (?:millions?|milliards?|billions?)(?!\p{L})/iu;
/** What comes next, with its date, wherever it stands. */
const AHEAD = 0.5;
const FUTURE: Readonly<Record<Language, RegExp>> = {
  fr: /(?<!\p{L})\p{Ll}{0,20}(?:er|ir|[dtvru]r|aur)(?:a|ont)(?!\p{L})|(?<!\p{L})(?:doi(?:t|vent)|(?:est|sont) (?:(?:désormais|toujours|maintenant|aussi) )?(?:prévu|attendu|annoncé|fixé)e?s?)(?!\p{L})/u,
  en: /(?<!\p{L})(?:will|shall|(?:is|are) (?:(?:now|still|also|not|currently) )?(?:due|to|expected|planned|set))(?!\p{L})/iu,
};
const MONTH = MONTHS.join('|');
/** Folded. */
const DATE = new RegExp(
  `\\d(?:er)? (?:${MONTH})\\b|\\b(?:${MONTH}) \\d|\\b(?:en|in|by|from) (?:${MONTH})\\b|\\b20\\d\\d\\b`,
);

const ITEM = /^[-–—•*·▪◦‣→✓]/;

/** "On 8 October, from 4pm to 8pm": one may come then. */
const HOURS =
  /(?<!\p{L})(?:from|between) \d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.? )?(?:to|and|until) (?:noon|midnight|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m)|(?<!\p{L})(?:de|entre) \d{1,2} ?(?:h|heures)? ?(?:\d\d )?(?:à|et) \d{1,2} ?h(?:eures)?(?!\p{L})/iu;

/** Whether a sentence tells what happened at a minute of the clock, or when one may come. */
export const isOfAMoment = (text: string): boolean =>
  AT_THE_MINUTE.test(text) || (HOURS.test(text) && DATE.test(foldStraight(text)));

/**
 * What speaks for a sentence by how it speaks.
 * @param isInterview all of it is somebody's own view.
 */
export const toneWorth = (text: string, isInterview = false): number =>
  (!isInterview && FIRST_PERSON.test(text) ? PERSONAL : 0) +
  (/^\s*[«"“]/.test(text) ? SPEECH : 0) +
  QUOTED * quotedShare(text) +
  (ITEM.test(text) ? IN_A_LIST : 0) +
  (isOfAMoment(text) ? OF_A_MOMENT : 0);

const quotedShare = (text: string): number =>
  (text.match(IN_QUOTES) ?? []).reduce((sum, { length }) => sum + length, 0) / text.length;

/**
 * What speaks for it by what it tells.
 * @param length of its article, in sentences.
 */
export const newsWorth = (text: string, language: Language, length: number): number =>
  (AMOUNT.test(text) ? OF_AMOUNT * Math.min(1, USUAL_LENGTH / length) : 0) +
  (FUTURE[language].test(text) && DATE.test(foldStraight(text)) ? AHEAD : 0);
