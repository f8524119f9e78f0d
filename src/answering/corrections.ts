import type { StoredArticle } from '../corpus/stored-article.ts';
import { stemsOf } from '../text/index-stems.ts';
import type { Language } from '../text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import { countedBehind } from './counted-numbers.ts';
import { namesTakenBack, type TakingBack, timesOfWriting } from './taken-back.ts';
import type { WholeArticle } from './whole-article.ts';

/** Where an article corrects itself, or another. */
export interface Correction extends Span, TakingBack {
  readonly stems: ReadonlySet<string>;
  /** Whether the article says of itself that it was wrong; others only say what is so instead, and are its news. */
  readonly isErratum: boolean;
}

/** A paragraph under such a word corrects. */
const TITLE =
  /\b(?:rectificatif|rectification|erratum|errata|correction|corrections|corrigendum|mise au point|precision)\b/;
/** And one that says what was said before and that it was wrong. */
const WRONG =
  /\b(?:nous (?:l'|les |le |la )?(?:avons ecrit|ecrivions|annoncions|indiquions)|we (?:said|wrote|reported|stated)|an earlier version|une (?:premiere|precedente) version|as first (?:stated|reported)|c'est une erreur|that was wrong|contrairement a ce que nous)\b/;
/** A sentence that says what is so instead of what was told. */
const INSTEAD =
  /\bet non(?: pas)?\b|\bau lieu d(?:es?\b|u\b|')|\binstead of\b|, not \S+.{0,40}\bas (?:first|earlier|previously|originally)\b|\bcomme (?:indique|annonce|ecrit|on l'avait cru)\b/;
/** Who wants it otherwise says nothing of how it is: "asked for the ban to end at 6 instead of 7". */
const WISHED =
  /\b(?:demand\w+|reclam\w+|voul(?:ait|aient)|voudrai\w+|veulent|veut|souhait\w+|propos\w+|ask(?:s|ed|ing)? (?:for|that|to)|want(?:s|ed)?|call(?:s|ed|ing) for|would like|suggest\w*|urg(?:es?|ed))\b.{1,120}?\b(?:et non\b|au lieu d|instead of)/;
/** A line of its own above the paragraph that corrects. */
const TITLE_LINE =
  /^\W*(?:rectificatifs?|rectifications?|erratum|errata|corrections?|corrigendum|mise au point|precisions?)\W*\n/;
/** An article under such a headline is there to correct. */
const ERRATA = /\b(?:rectificatifs?|rectifications?|erratum|errata|corrigendum)\b|^corrections?\b/;
/** A line of a list. */
const ITEM = /^\s*(?:[-–—•*]|\d{1,2}[.)])\s/;
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

/** On a text folded whole: what one of its paragraphs or sentences has, where it corrects. */
const CORRECTS = new RegExp(
  `rectificat|errat[au]|correction|corrigendum|mise au point|precision|${WRONG.source}|${INSTEAD.source}`,
);

/** Whether an article may correct anything, by its text and its title alone. */
export function mayCorrect(text: string, { title }: Pick<StoredArticle, 'title'>): boolean {
  if (!HINT.test(text)) return false;
  return ERRATA.test(foldStraight(title)) || CORRECTS.test(foldStraight(text));
}

const known = new WeakMap<WholeArticle, readonly Correction[]>();

/** The paragraphs and sentences of an article that correct what was told before. */
export function correctionsIn(article: WholeArticle): readonly Correction[] {
  const found = known.get(article) ?? findCorrections(article);
  known.set(article, found);
  return found;
}

function findCorrections({ text, sentences, details }: WholeArticle): Correction[] {
  const { language } = details;
  if (!mayCorrect(text, details)) return [];
  const paragraphs = paragraphsOf(text, sentences);
  const isErrata = ERRATA.test(foldStraight(details.title));
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
  /** The last paragraph that is under a correction's title: what is listed there corrects, each by itself. */
  let titled = -1;
  for (const [i, paragraph] of paragraphs.entries()) {
    if (paragraph.isItem && (isErrata || titled === i - 1)) {
      take(paragraph, true);
      titled = i;
      continue;
    }
    if (!HINT.test(text.slice(paragraph.start, paragraph.end))) continue;
    const folded = foldStraight(text.slice(paragraph.start, paragraph.end));
    const isTitle = folded.length < 60 && TITLE.test(folded);
    if (isTitle && paragraphs[i + 1]) {
      take(paragraphs[i + 1]!, true);
      titled = i + 1;
    } else if (TITLE_LINE.test(folded)) {
      take(paragraph, true);
      titled = i;
    } else if (WRONG.test(folded) || (TITLE.test(folded.slice(0, 60)) && /\d/.test(folded)))
      take(paragraph, true);
  }
  for (const sentence of sentences) {
    const inside = found.some(({ start, end }) => start <= sentence.start && sentence.end <= end);
    if (inside || !HINT.test(sentence.text)) continue;
    const folded = foldStraight(sentence.text);
    if (INSTEAD.test(folded) && (isErrata || !WISHED.test(folded))) take(sentence, isErrata);
  }
  return found;
}

interface Paragraph extends Span {
  readonly isItem: boolean;
}

/** The paragraphs of a text, each line of a list by itself. */
function paragraphsOf(text: string, sentences: readonly Span[]): Paragraph[] {
  const paragraphs: (Paragraph & { end: number })[] = [];
  for (const [i, { start, end }] of sentences.entries()) {
    const last = paragraphs.at(-1);
    const gap = i === 0 ? '\n\n' : text.slice(sentences[i - 1]!.end, start);
    const line = text.lastIndexOf('\n', start) + 1;
    const isItem = (i === 0 || gap.includes('\n')) && ITEM.test(text.slice(line, start + 5));
    if (last && !gap.includes('\n\n') && !isItem) last.end = end;
    else paragraphs.push({ start, end, isItem });
  }
  return paragraphs;
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
 * @param around stems of the heading and the sentences before it that say what the sentence speaks of; of an erratum, which
 * is short, they count as its own.
 */
export function correctionOf(
  sentence: Span & { readonly text: string; readonly stems: readonly string[] },
  language: Language,
  corrections: readonly Correction[],
  title: readonly string[] = [],
  around: readonly string[] = [],
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
      const inContext = correction.isErratum
        ? around.filter((stem) => correction.stems.has(stem))
        : [];
      const common = shared.size > 0 ? new Set([...shared, ...inTitle, ...inContext]).size : 0;
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
