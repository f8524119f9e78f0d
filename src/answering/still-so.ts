import { findTimes } from '../text/dates/find-times.ts';
import type { TimeExpression } from '../text/dates/moments.ts';
import type { Language } from '../text/language.ts';
import { type FoundNumber, NUMBER_WORDS, numbersIn } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import { isStopword, STOPWORDS } from '../text/stopwords.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/** On a folded question: what asks whether something is still so, or so after all. */
const MARKER =
  /\b(?:toujours|encore|still|finalement|(?:(?<=\bc'est |\bc'etait |\best-ce |\betait-ce |\bca \w{1,12} )bien)|(?<!\b(?:aussi|si|ou|tres) )bien(?= (?:le|en|a|au|pour l)\b)|indeed)\b/g;
/** "C'était 27 finalement ?": the value stands before the word. */
const STATED =
  /\b(?:c'est|c'etait|ce sera|it's|it is|it was)(?= .{1,40}\b(?:finalement|toujours|encore|still|in the end|after all)\b)/g;
/** Who asks something else of a time names when: "qui était encore maire en 2020 ?" */
const ASKS_ELSE =
  /\b(?:qui|quoi|quand|combien|comment|pourquoi|quel(?:le)?s?|lequel|laquelle|who|whom|whose|what|when|where|why|how|which)\b/;
/** "Was it still shut in May?" is about May. */
const WAS = /(?<!\bc'|-ce )\b(?:etai(?:t|ent)|avai(?:t|ent)|was|were|had|did)\b/;
/** Words between the marker and the value. */
const MOST_BETWEEN = 5;
/** "Opposé au projet de 2020": the year says which project. */
const SAYS_WHICH = /\b(?:de|du|d'|of)(?: l[ae] | l'| the )?$/;
const FROM = /\b(?:partir|compter) du$/;
/** "Les 200 logements" are known; "toutes les quarante minutes" is said. */
const KNOWN = /\b(?:les|ces|ses|des|leurs|mes|vos|nos|the|these|those|its|their|his|her)$/;
const EVERY = /\b(?:tou(?:te)?s les|every)$/;
const BEFORE_A_TIME =
  /(?:\b(?:en|au|aux|a|le|la|les|on|in|at|the|for|fin|debut|mi|courant)\b[ -]?|\bl'|\bpour(?= l)|\s){1,6}$/;
/** Behind a number that is an hour: "10.40pm", "23 h 10". */
const HOUR = /^ ?(?:[ap]\.?m\b\.?|h(?:eures?)?\b(?: ?\d\d)?)/i;
const SIGN =
  /^[ \u00a0\u202f]?(?:%|€|\$|£|euros?\b|pounds?\b|dollars?\b|per ?cent\b|pour cent\b)/iu;
const NOUN = /^[ \u00a0\u202f]?-?(?=\p{L})/u;
const MOST_CHARS = 500;

/**
 * A question whether a date or a figure still holds ("c'est toujours le 12 mars ?", "is it still due in 2027?", "c'est bien
 * 27 ?"), as the question what it is now: the value that it names may be outdated, so that no article is looked for by it.
 * Null where a question names none behind such a word.
 */
export function whetherStillSo(question: string, language: Language): string | null {
  if (question.length > MOST_CHARS) return null;
  const folded = foldStraight(question);
  if (folded.length !== question.length) return null;
  const places = [...folded.matchAll(MARKER), ...folded.matchAll(STATED)];
  for (const { index, 0: marker } of places) {
    const value = valueBehind(question, folded, index + marker.length, language);
    if (!value) continue;
    const asked = `${question.slice(0, value.start)} ${value.words}${question.slice(value.end)}`;
    // "Bien" is also "well"; what is left of it asks for the newest.
    const isBien = marker === 'bien' || marker === 'indeed';
    const whole = isBien
      ? `${asked.slice(0, index)}${language === 'fr' ? 'toujours' : 'still'}${asked.slice(index + marker.length)}`
      : asked;
    return whole.replace(/ {2,}/g, ' ');
  }
  return null;
}

/** A value with what is asked in its place. */
interface Value extends Span {
  readonly words: string;
}

function valueBehind(text: string, folded: string, from: number, language: Language): Value | null {
  const isEnd = ({ index }: RegExpMatchArray): boolean => !/\d/.test(folded[index! + 1] ?? '');
  const marks = [...folded.matchAll(/[?!;]|[.,](?=\s|$)/g)].filter(isEnd);
  const start = (marks.findLast(({ index }) => index < from)?.index ?? -1) + 1;
  const end = marks.find(({ index }) => index >= from)?.index ?? folded.length;
  if (ASKS_ELSE.test(folded.slice(start, end))) return null;
  const isBehind = (one: Span): boolean => one.start >= from && one.end <= end;
  const times = findTimes(text, { language, order: 'day first' });
  const time = times.find((one) => isBehind(one) && isNear(folded, from, one));
  const numbers = numbersIn(text, language).filter(
    (one) =>
      isBehind(one) &&
      isFigure(folded, one) &&
      !times.some((t) => t.start <= one.start && one.end <= t.end),
  );
  const number = numbers.find((one) => isNear(folded, from, one));
  const hour = number && HOUR.exec(text.slice(number.end))?.[0];
  if (number && hour)
    return timeAsked(
      folded,
      from,
      { start: number.start, end: number.end + hour.length },
      true,
      language,
    );
  if (number && (!time || number.start < time.start))
    return isSaid(text, folded.slice(from, number.start), number, end, language)
      ? figureAsked(text, number, language)
      : null;
  if (!time || !namesItself(time) || WAS.test(folded.slice(start, end))) return null;
  const between = folded.slice(from, time.start).trimEnd();
  if (SAYS_WHICH.test(between) && !FROM.test(between)) return null;
  return timeAsked(folded, from, time, time.precision === 'time', language);
}

const isNear = (folded: string, from: number, { start }: Span): boolean =>
  splitWords(folded.slice(from, start)).length <= MOST_BETWEEN;

/** In figures or as a number's word; "first" and "double" are none. */
const isFigure = (folded: string, { start, end, weak }: FoundNumber): boolean =>
  !weak &&
  (/^[£$€]?\d/.test(folded.slice(start, end)) ||
    NUMBER_WORDS.includes(splitWords(folded.slice(start, end))[0]?.form ?? ''));

/** Whether a figure is what is said of something; "la ligne 4" and "les 200 logements" only name it. */
function isSaid(text: string, between: string, { end }: Span, last: number, language: Language) {
  const before = between.trimEnd();
  if (KNOWN.test(before) && !EVERY.test(before)) return false;
  const word = splitWords(before).at(-1);
  const counts = SIGN.test(text.slice(end, last)) || /\p{L}{2}/u.test(text.slice(end, last));
  return counts || !word || isStopword(before, word, STOPWORDS[language]);
}

/** Whether words say a time by themselves: a date, a year, an hour; "aujourd'hui" and "depuis 2016" are no such value. */
function namesItself({ moment, clock }: TimeExpression): boolean {
  if (clock !== null || moment.kind === 'clock') return true;
  switch (moment.kind) {
    case 'unit':
    case 'span':
    case 'anaphoric':
    case 'bound':
      return false;
    case 'part':
      return namesItself(moment.of);
    default:
      return true;
  }
}

function figureAsked(text: string, { start, end }: FoundNumber, language: Language): Value {
  const from = /[£$€] ?$/.test(text.slice(0, start)) ? start - 1 : start;
  const sign = SIGN.exec(text.slice(end))?.[0] ?? '';
  const isSum = sign !== '' || from < start || /^[£$€]/.test(text.slice(start));
  if (language === 'en')
    return { start: from, end: end + sign.length, words: isSum ? 'how much' : 'how many' };
  const noun = isSum ? null : NOUN.exec(text.slice(end));
  const of = noun
    ? /^[ \u00a0\u202f]?[aàâeéèêiîoôuhy]/i.test(text.slice(end))
      ? " d'"
      : ' de '
    : '';
  return { start: from, end: end + sign.length + (noun?.[0].length ?? 0), words: `combien${of}` };
}

/** @param from where the marker ends. */
function timeAsked(
  folded: string,
  from: number,
  { start, end }: Span,
  isHour: boolean,
  language: Language,
): Value {
  const led = BEFORE_A_TIME.exec(folded.slice(from, start))?.[0].length ?? 0;
  const asked = { fr: ['quand', 'à quelle heure'], en: ['when', 'what time'] } as const;
  return { start: start - led, end, words: asked[language][isHour ? 1 : 0] };
}
