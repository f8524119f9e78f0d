import { findTimes } from '../text/dates/find-times.ts';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import { detectLanguage, type Language } from '../text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/** What a correction takes back. */
export interface TakingBack {
  readonly text: string;
  readonly numbers: readonly FoundNumber[];
  /** Names, months and days that it takes back, folded: "Luc" of "Paul Amaury, et non Luc". */
  readonly takenBack: ReadonlySet<string>;
}

/**
 * What a correction says was not so, up to the end of the clause: behind "contrairement à ce que nous avons écrit", only up to
 * the comma, for what is so follows. On folded text.
 */
const NOT_SO =
  /(?:\bet non(?: pas)?\b|, not\b|\bau lieu d(?:es?\b|u\b|')|\binstead of\b|(?<!\bce que )\bnous (?:avons ecrit|ecrivions|annoncions|indiquions)\b|(?<!\bto what )\bwe (?:said|wrote|reported|stated)\b|\bversion\b.{0,40}\b(?:indiquait|disait|said|stated)\b)[^.:;]{0,200}|\b(?:ce que nous|to what we)\b[^,.:;]{0,80}|\bpas\b[^,.:;]{0,60}(?=\bmais\b)|\bpas (?:ete )?(?:prononcee?s?|tenue?s?|dite?s?|ecrite?s?|signee?s?|faite?s?) par [^,.:;]{0,60}|\bnot (?:said|spoken|made|written|signed|uttered) by [^,.:;]{0,60}|\bnot\b[^,.:;]{0,60}(?=\bbut\b)/g;
/** Up to the day on which something was written, which is not what was wrong: "nous avons écrit le 6 octobre". */
const WRITTEN =
  /\b(?:(?:notre|nos|our|un|une|an|the|l'|cet|cette|this) ?(?:articles?|editions?|numero|journal|papier|story|issue)(?: (?:parue?|publiee?|published|dated))?(?: (?:le|du|de|on|of|from))? ?|(?:ecrit|ecrivions|annonce|annoncions|indique|indiquions|said|wrote|reported|stated)(?: (?:dans|in) (?:notre|nos|our) [^,.:;]{0,30}?)?(?: (?:le|du|de|on|of|from))? ?)$/;
const WRITTEN_LENGTH = 80;
/** "Notre article du 3 octobre": its day is none of what was wrong either. */
const WROTE =
  /\b(?:ecri\w+|annonc\w+|indiqu\w+|said|wrote|reported|stated|articles?|editions?|numero|journal|papier|story|issue)\b/;
const TIME_WORDS: ReadonlySet<string> = new Set([...MONTHS, ...DAYS]);

/** The days on which a correction says that something was written. */
export function timesOfWriting(text: string, folded: string): Span[] {
  if (!WROTE.test(folded)) return [];
  return findTimes(text, { language: detectLanguage(text) }).filter(({ start }) =>
    WRITTEN.test(folded.slice(Math.max(0, start - WRITTEN_LENGTH), start)),
  );
}

/** Where a correction says what was not so; empty where it does not tell. */
function zonesNotSo(text: string): Span[] {
  const folded = foldStraight(text);
  if (folded.length !== text.length) return [];
  const zones = [...folded.matchAll(NOT_SO)].map(({ index, 0: zone }) => ({
    start: index,
    end: index + zone.length,
  }));
  const written = timesOfWriting(text, folded);
  return zones.flatMap(({ start, end }) => {
    const time = written.find((one) => start < one.start && one.end <= end);
    const parts = time
      ? [
          { start, end: time.start },
          { start: time.end, end },
        ]
      : [{ start, end }];
    return parts.filter((part) => part.start < part.end);
  });
}

/** Names and times that stand only where a correction says what was not so. */
export function namesTakenBack(text: string): ReadonlySet<string> {
  const zones = zonesNotSo(text);
  const inside = new Set<string>();
  const outside = new Set<string>();
  for (const { form, start } of splitWords(text)) {
    const isIn = zones.some((zone) => start >= zone.start && start < zone.end);
    if (!isIn) outside.add(form);
    else if (TIME_WORDS.has(form) || /\p{Lu}/u.test(text[start]!)) inside.add(form);
  }
  return new Set([...inside].filter((form) => form.length > 2 && !outside.has(form)));
}

/**
 * The words of a sentence that a correction takes back: its figures, names and times that the correction says were not so;
 * of one that does not say which was wrong, the only figure that both have.
 */
export function takenBackIn(text: string, language: Language, correction: TakingBack): Span[] {
  const zones = zonesNotSo(correction.text);
  const isWrong = ({ start, end }: Span): boolean =>
    zones.some((zone) => zone.start <= start && end <= zone.end);
  const told = correction.numbers.filter(isWrong);
  const wrong = told.length > 0 ? told : correction.numbers;
  const figures = numbersIn(text, language).filter(
    (number) => !number.weak && wrong.some((other) => sameNumber(number, other)),
  );
  const names = splitWords(text).filter(({ form }) => correction.takenBack.has(form));
  const isOpen = told.length === 0 && figures.length > 1;
  return [...(isOpen ? [] : figures), ...names]
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start);
}
