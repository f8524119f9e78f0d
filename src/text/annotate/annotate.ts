import { LRUCache } from 'lru-cache';
import { findTimes } from '../dates/find-times.ts';
import { simpleTimes, type TimeExpression } from '../dates/moments.ts';
import type { Language } from '../language.ts';
import { nameWords } from '../names.ts';
import { type FoundNumber, numbersIn } from '../numbers.ts';
import { quotations } from '../quotations.ts';
import type { Span } from '../spans.ts';
import { fold, type Word } from '../words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Operator } from './words-of-language.ts';

/** A word, a number or a moment of a sentence. */
export interface Token extends Word {
  /** The number that it is, in figures or words with its unit; "un" and "a" are words. */
  readonly number: FoundNumber | null;
  /** The moment that it is: "mardi 5 mars", "2022", "last week". */
  readonly time: TimeExpression | null;
  readonly isName: boolean;
  /** What it does to the meaning of those around it; null for nothing. */
  readonly operator: Operator | null;
  /** Whether it stands between quotation marks. */
  readonly isQuoted: boolean;
  /** What stands between it and the token before: spaces and marks. */
  readonly before: string;
}

/** A sentence, or a few, as one reading finds it. */
export interface Annotation {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * Words with what French elides before an apostrophe as a word of its own, and "didn't" as one. The usual letters come
 * first, for to tell whether any other sign is a letter takes several times as long.
 */
const WORD =
  /[A-Za-z]+n['’]t(?!\p{L})|[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+/gu;
/** A unit behind its number; the rest of "2,4 millions d'euros" and "58 %". */
const UNIT =
  /^(?:[ {2}\u202f]?(?:[%€$£]|pour ?cent\b|per ?cent\b)|[ {2}\u202f-](?:d['’]|de )?(?:euros?|dollars?|livres|pounds?)(?!\p{L}))/iu;
const WORDS = { fr, en };

/** Those of some dozens of questions: each takes about 5 KB, and a process that lives long comes to hold all of them. */
const KEPT = 1_500;

const known = new LRUCache<string, Annotation>({ max: KEPT });

/** Reads a sentence, or a few: once, for whoever asks again. */
export function annotate(text: string, language: Language): Annotation {
  const key = `${language}${text}`;
  let annotation = known.get(key);
  if (!annotation) {
    annotation = read(text, language);
    known.set(key, annotation);
  }
  return annotation;
}

function read(text: string, language: Language): Annotation {
  const times = findTimes(text, { language }).flatMap(simpleTimes).filter(saysWhen);
  const numbers = numbersIn(text, language)
    .filter(({ weak, start }) => !weak && !within(start, times))
    .map((number) => withUnit(number, text));
  const quoted = quotations(text);
  const words = wordsOf(text).filter(
    ({ start }) => !within(start, numbers) && !within(start, times),
  );
  const names = new Set(nameWords(text, words, language).map(({ start }) => start));
  const ordered = [
    ...words,
    ...numbers.map((number) => ({ ...spanWord(number, text), number })),
    ...times.map((time) => ({ ...spanWord(time, text), time })),
  ].sort((a, b) => a.start - b.start);
  const tokens = ordered.map(
    (word, i): Token => ({
      number: null,
      time: null,
      ...word,
      isName: names.has(word.start),
      operator: operatorOf(word, ordered[i + 1]?.form, names.has(word.start), language),
      isQuoted: within(word.start, quoted),
      before: text.slice(ordered[i - 1]?.end ?? 0, word.start),
    }),
  );
  return { text, tokens };
}

function operatorOf(
  word: Word & Partial<Pick<Token, 'number' | 'time'>>,
  next: string | undefined,
  isName: boolean,
  language: Language,
): Operator | null {
  const { form } = word;
  const { negations, operators, reports, endings } = WORDS[language];
  if (negations.has(form) || form.endsWith("n't")) return 'negation';
  if (word.time) return null;
  // "S'il", "s'ils", "une fois réparé".
  if (language === 'fr' && /^(?:s ils?|une fois)$/.test(`${form} ${next}`)) return 'condition';
  const known = operators.get(form) ?? (reports.has(form) ? 'attribution' : null);
  if (known || isName || word.number) return known;
  return endings.find(([pattern]) => pattern.test(form))?.[1] ?? null;
}

/** An hour of no day says when, or how long: it is left to the numbers. */
const saysWhen = ({ moment, dayPart }: TimeExpression): boolean =>
  moment.kind !== 'clock' || dayPart !== null;

const within = (at: number, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => start <= at && at < end);

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: raw, index: start }) => {
    const accented = raw.toLowerCase().replace('’', "'");
    return { start, end: start + raw.length, accented, form: fold(accented) };
  });
}

function withUnit(number: FoundNumber, text: string): FoundNumber {
  const before = /[€$£]\s?$/.exec(text.slice(Math.max(0, number.start - 2), number.start));
  const after = UNIT.exec(text.slice(number.end, number.end + 24));
  return {
    ...number,
    start: number.start - (before?.[0].length ?? 0),
    end: number.end + (after?.[0].length ?? 0),
  };
}

function spanWord({ start, end }: Span, text: string): Word {
  const accented = text.slice(start, end).toLowerCase();
  return { start, end, accented, form: fold(accented) };
}
