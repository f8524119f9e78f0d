import { findTimes } from '../text/dates/find-times.ts';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import { stemsOf } from '../text/index-stems.ts';
import { detectLanguage, type Language } from '../text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import { countedBehind } from './counted-numbers.ts';
import type { WholeArticle } from './whole-article.ts';

/** Where an article corrects itself, or another. */
export interface Correction extends Span {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly numbers: readonly FoundNumber[];
  /** Names, months and days that it takes back, folded: "Luc" of "Paul Amaury, et non Luc". */
  readonly takenBack: ReadonlySet<string>;
  /** Whether the article says of itself that it was wrong; others only say what is so instead, and are its news. */
  readonly isErratum: boolean;
}

/** A paragraph under such a word corrects. */
const TITLE =
  /\b(?:rectificatif|rectification|erratum|errata|correction|corrections|corrigendum|mise au point|precision)\b/;
/** And one that says what was said before and that it was wrong. */
const WRONG =
  /\b(?:nous (?:avons ecrit|ecrivions|annoncions|indiquions)|we (?:said|wrote|reported|stated)|an earlier version|une (?:premiere|precedente) version|as first (?:stated|reported)|c'est une erreur|that was wrong|contrairement a ce que nous)\b/;
/** A sentence that says what is so instead of what was told. */
const INSTEAD =
  /\bet non(?: pas)?\b|\bau lieu d(?:es?\b|u\b|')|\binstead of\b|, not \S+.{0,40}\bas (?:first|earlier|previously|originally)\b|\bcomme (?:indique|annonce|ecrit|on l'avait cru)\b/;
const MAX_CORRECTION_CHARS = 500;
/** Words that every correction has one of: a text is folded, which takes time, only where one stands in it. */
const HINT =
  /errat|rectif|corri|correct|pr[ée]cision|mise au point|avons [ée]crit|[ée]crivions|annoncions|indiquions|we (?:said|wrote|reported|stated)|version|as first|erreur|that was wrong|contrairement|et non|au lieu d|instead of|, not |comme /i;
/** A correction speaks of what a sentence says when they share so many content words beside the figure… */
const SHARED = 2;
/** …one where the figure is so large that hardly anything else is meant by it, and is no year. */
const LAST_YEAR = 2100;
/** No year is written so: "1 417". */
const GROUPED = /\d[\s.,]\d{3}(?!\d)/;

const isRare = ({ values, start, end }: FoundNumber, text: string): boolean =>
  values.some((value) => value > LAST_YEAR) || GROUPED.test(text.slice(start, end));

/**
 * What a correction says was not so, up to the end of the clause: behind "contrairement à ce que nous avons écrit", only up to
 * the comma, for what is so follows. On folded text.
 */
const NOT_SO =
  /(?:\bet non(?: pas)?\b|, not\b|\bau lieu d(?:es?\b|u\b|')|\binstead of\b|(?<!\bce que )\bnous (?:avons ecrit|ecrivions|annoncions|indiquions)\b|(?<!\bto what )\bwe (?:said|wrote|reported|stated)\b|\bversion\b.{0,40}\b(?:indiquait|disait|said|stated)\b)[^.:;]{0,200}|\b(?:ce que nous|to what we)\b[^,.:;]{0,80}|\bpas\b[^,.:;]{0,60}(?=\bmais\b)|\bnot\b[^,.:;]{0,60}(?=\bbut\b)/g;
/** Up to the day on which something was written, which is not what was wrong: "nous avons écrit le 6 octobre". */
const WRITTEN =
  /\b(?:(?:notre|nos|our|un|une|an|the|l'|cet|cette|this) ?(?:articles?|editions?|numero|journal|papier|story|issue)(?: (?:parue?|publiee?|published|dated))?(?: (?:le|du|de|on|of|from))? ?|(?:ecrit|ecrivions|annonce|annoncions|indique|indiquions|said|wrote|reported|stated)(?: (?:dans|in) (?:notre|nos|our) [^,.:;]{0,30}?)?(?: (?:le|du|de|on|of|from))? ?)$/;
const WRITTEN_LENGTH = 80;
/** "Notre article du 3 octobre": its day is none of what was wrong either. */
const WROTE =
  /\b(?:ecri\w+|annonc\w+|indiqu\w+|said|wrote|reported|stated|articles?|editions?|numero|journal|papier|story|issue)\b/;
const TIME_WORDS: ReadonlySet<string> = new Set([...MONTHS, ...DAYS]);

/** The days on which a correction says that something was written. */
function timesOfWriting(text: string, folded: string): Span[] {
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
function namesTakenBack(text: string): ReadonlySet<string> {
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
export function takenBackIn(text: string, language: Language, correction: Correction): Span[] {
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

/** Whether an article may correct anything, by its text alone. */
export const mayCorrect = (text: string): boolean => HINT.test(text);

const known = new WeakMap<WholeArticle, readonly Correction[]>();

/** The paragraphs and sentences of an article that correct what was told before. */
export function correctionsIn(article: WholeArticle): readonly Correction[] {
  const found = known.get(article) ?? findCorrections(article);
  known.set(article, found);
  return found;
}

function findCorrections({ text, sentences, details }: WholeArticle): Correction[] {
  const { language } = details;
  if (!mayCorrect(text)) return [];
  const paragraphs: { start: number; end: number }[] = [];
  for (const [i, { start, end }] of sentences.entries()) {
    const last = paragraphs.at(-1);
    const gap = i === 0 ? '\n\n' : text.slice(sentences[i - 1]!.end, start);
    if (last && !gap.includes('\n\n')) last.end = end;
    else paragraphs.push({ start, end });
  }
  const found: Correction[] = [];
  const taken = new Set<number>();
  const take = ({ start, end }: Span, isErratum: boolean): void => {
    if (taken.has(start) || end - start > MAX_CORRECTION_CHARS) return;
    taken.add(start);
    const part = text.slice(start, end);
    const folded = foldStraight(part);
    const written = folded.length === part.length ? timesOfWriting(part, folded) : [];
    const isOfWriting = (one: Span): boolean =>
      written.some((time) => time.start <= one.start && one.end <= time.end);
    found.push({
      start,
      end,
      text: part,
      stems: new Set(stemsOf(part, language)),
      numbers: numbersIn(part, language).filter((one) => !one.weak && !isOfWriting(one)),
      takenBack: namesTakenBack(part),
      isErratum,
    });
  };
  for (const [i, paragraph] of paragraphs.entries()) {
    if (!HINT.test(text.slice(paragraph.start, paragraph.end))) continue;
    const folded = foldStraight(text.slice(paragraph.start, paragraph.end));
    const isTitle = folded.length < 60 && TITLE.test(folded);
    if (isTitle && paragraphs[i + 1]) take(paragraphs[i + 1]!, true);
    else if (WRONG.test(folded) || (TITLE.test(folded.slice(0, 60)) && /\d/.test(folded)))
      take(paragraph, true);
  }
  for (const sentence of sentences) {
    const inside = found.some(({ start, end }) => start <= sentence.start && sentence.end <= end);
    if (!inside && HINT.test(sentence.text) && INSTEAD.test(foldStraight(sentence.text)))
      take(sentence, false);
  }
  return found;
}

/** Up to here a number stands in many sentences: "trois erreurs" is not what "trois enfants" corrects. */
const SMALL = 20;

function mayCountTheSame(
  [text, number]: readonly [string, FoundNumber],
  [other, same]: readonly [string, FoundNumber],
  language: Language,
): boolean {
  if (number.values.every((value) => value > SMALL)) return true;
  const [ours, theirs] = [
    countedBehind(text, number, language),
    countedBehind(other, same, language),
  ];
  return ours === null || theirs === null || ours.noun === theirs.noun;
}

/** Whether an erratum has the same figure of the same noun: "27 blessés" is hardly said of others in what it corrects. */
function countIsCorrected(
  [text, number]: readonly [string, FoundNumber],
  correction: Correction,
  language: Language,
): boolean {
  const noun = countedBehind(text, number, language)?.noun;
  return (
    noun !== undefined &&
    number.values.every((value) => value > SMALL) &&
    correction.numbers.some(
      (other) =>
        sameNumber(number, other) && countedBehind(correction.text, other, language)?.noun === noun,
    )
  );
}

/**
 * The correction that takes back what a sentence says: it has one of its figures, and another one instead, and speaks of
 * the same thing. Null where none does, and for the sentences of a correction themselves.
 * @param title stems of the headline above the correction, where the sentence is another article's.
 */
export function correctionOf(
  sentence: Span & { readonly text: string; readonly stems: readonly string[] },
  language: Language,
  corrections: readonly Correction[],
  title: readonly string[] = [],
): Correction | null {
  const numbers = numbersIn(sentence.text, language).filter(({ weak }) => !weak);
  return (
    corrections.find((correction) => {
      if (correction.start <= sentence.start && sentence.end <= correction.end) return false;
      const wrong = numbers.filter((one) =>
        correction.numbers.some(
          (other) =>
            sameNumber(one, other) &&
            mayCountTheSame([sentence.text, one], [correction.text, other], language),
        ),
      );
      const isTheFigure = (number: FoundNumber): boolean =>
        isRare(number, sentence.text) ||
        (correction.isErratum && countIsCorrected([sentence.text, number], correction, language));
      const enough = wrong.some(isTheFigure) ? 1 : SHARED;
      const says = splitWords(sentence.text).some(({ form }) => correction.takenBack.has(form));
      const right = correction.numbers.some(
        (other) => !numbers.some((one) => sameNumber(one, other)),
      );
      const shared = new Set(sentence.stems.filter((stem) => correction.stems.has(stem)));
      for (const { start, end } of numbers)
        for (const stem of stemsOf(sentence.text.slice(start, end), language)) shared.delete(stem);
      // "Dix mois au lieu de six" says of what in the headline above it.
      const inTitle = title.filter((stem) => sentence.stems.includes(stem) && !shared.has(stem));
      const common = shared.size > 0 ? shared.size + new Set(inTitle).size : 0;
      return (wrong.length > 0 && right && common >= enough) || (says && common >= SHARED);
    }) ?? null
  );
}

/** Of an article that corrects another so much is its correction. */
const MOSTLY = 0.5;

/** Whether an article is there to correct another one: it tells nothing else. */
export function isCorrection(article: WholeArticle): boolean {
  const own = correctionsIn(article).filter(({ isErratum }) => isErratum);
  const length = (spans: readonly Span[]): number =>
    spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return length(own) >= MOSTLY * length(article.sentences);
}
