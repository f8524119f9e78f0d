import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { DayRange } from '../../text/dates/calendar.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { Language } from '../../text/language.ts';
import { numbersIn } from '../../text/numbers.ts';
import type { Span } from '../../text/spans.ts';
import { foldStraight } from '../../text/words.ts';
import { type CountedNumber, countedNumbers } from '../counted-numbers.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { tellOneEvent } from '../versions.ts';
import type { ArticleSentence, WholeArticle } from '../whole-article.ts';
import type { Composed } from './question.ts';

/** A sentence that tells of a change. */
export const CHANGE =
  /\b(?:et non|au lieu de|plus (?:lourd|eleve|bas|haut|cher|tot|tard)\w*|contre \d|passe(?:nt|ra|e)? (?:de|a)|monte(?:nt)? a|tombe(?:nt)?|desormais|n[e'] ?\S+ plus|repousse\w*|reporte\w*|augmente\w*|baisse\w*|reduit\w*|portee?s? a|finalement|maintenue?s?|annulee?s?|abandonnee?s?|renonce\w*|volte-face|ne \w+ pas .{0,40}mais|rouv\w+|supprim\w+|instead of|instead|up from|down from|no longer|now|higher|lower|risen|rises|rose|fell|fallen|closed|gone|used to|costs? .{0,20}today|taken on|not .{0,40} but|withdr[ae]wn?|cancelled|called off|postponed|moved|since then)\b/;

/** And tells what was so before beside it: no other sentence says as surely what has changed. */
const SAYS_BOTH =
  /\b(?:et non|au lieu d|plutot qu|contre (?:les? )?\d[\d,.]*|passe\w* d[eu]s? .{1,40} a|and not|instead of|rather than|(?:against|compared with) (?:the |an? )?[£$€]?\d\w*|(?:up|down) from|from .{1,30} to)\b/;
const saysBoth = ({ text }: ArticleSentence): number =>
  SAYS_BOTH.test(foldStraight(text)) ? 1 : 0;

/** Of each version, counted from the newest. */
const NEW_PARTS = [6, 3] as const;
/** Where less has changed in so many words, what else is new fills up to so many. */
const FILLED = [5, 2] as const;
const OLD_PARTS = 4;
const FEWEST_STEMS = 4;
/** Stems in common from which a sentence says what an older one said… */
const SAID = 0.8;
/** …and from which it speaks of the same thing. */
const SAME_THING = 0.3;
const SAME_STEMS = 2;
/** Share of the words that are asked about in a sentence that gives their figure. */
const OF_FIGURE = 0.5;

/** The dated articles that tell of one event with the newest, newest first, one a day; of a time where two are of it. */
export function versionsOf(
  articles: readonly WholeArticle[],
  period: DayRange | null,
): WholeArticle[] {
  const dayOf = ({ details }: WholeArticle): string => details.published?.value ?? '';
  const dated = articles
    .filter((one) => dayOf(one) !== '')
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
  const isThen = (one: WholeArticle): boolean =>
    (period?.since ?? '') <= dayOf(one) && dayOf(one) <= (period?.until ?? '9');
  const then = dated.filter(isThen);
  // Up to the day of the one that is asked about, where another is older.
  const upTo = then.length === 1 ? dated.slice(dated.indexOf(then[0]!)) : [];
  const some = [then, upTo].find((few) => few.length > 1) ?? dated;
  return some.filter(
    (one, i) => i === 0 || (dayOf(one) < dayOf(some[i - 1]!) && tellOneEvent(some[0]!, one)),
  );
}

/**
 * What each newer version says that the older ones do not, and what the oldest said of it, with what has changed in bold.
 * @param isAsked whether a sentence is about what is asked: one of the oldest is shown then, in whatever words it is told since.
 */
export function betweenVersions(
  versions: readonly WholeArticle[],
  language: Language,
  isAsked: (sentence: ArticleSentence) => boolean,
): Composed | null {
  const texts = messages(language).kinds;
  const date = ({ details }: WholeArticle): string => dateLabel(details.published, language);
  const oldest = versions.at(-1)!;
  const before: Marked = new Map();
  const parts: Quoted[] = [];
  for (const [i, newer] of versions.slice(0, NEW_PARTS.length).entries()) {
    const olders = versions.slice(i + 1);
    if (olders.length === 0) break;
    const news = newsOf(newer, olders, i, before);
    const label = i === 0 ? texts.since(date(newer)) : texts.dated(date(newer));
    parts.push(...quotedFrom(newer, news, NEW_PARTS[i]!, label));
    for (const sentence of news.keys()) {
      const earlier = sameThing(sentence, oldest);
      if (earlier && !before.has(earlier)) before.set(earlier, []);
    }
  }
  if (parts.length === 0) return null;
  const told = oldest.sentences.find((one) => isAsked(one) && !isHeadline(one, oldest));
  if (told && !before.has(told)) before.set(told, []);
  const then = new Map([...before].filter(([sentence]) => oldest.sentences.includes(sentence)));
  parts.push(...quotedFrom(oldest, then, OLD_PARTS, texts.before(date(oldest))));
  return { kind: 'changed', parts, sure: true };
}

/** Sentences with the spans to be in bold. */
type Marked = Map<ArticleSentence, Span[]>;

const mark = (marked: Marked, { sentence, span }: CountedNumber): unknown =>
  marked.set(sentence, [...(marked.get(sentence) ?? []), span]);

/** What a version counts otherwise, says has changed, or says for the first time; what was counted before is added to `before`. */
function newsOf(
  newer: WholeArticle,
  olders: readonly WholeArticle[],
  i: number,
  before: Marked,
): Marked {
  const news: Marked = new Map();
  const told = (article: WholeArticle): CountedNumber[] =>
    countedNumbers(article).filter(({ sentence }) => !isHeadline(sentence, article));
  const then = olders.flatMap(told);
  for (const number of told(newer)) {
    const others = then.filter((one) => one.noun === number.noun && sameSubject(one, number));
    if (others.length === 0 || others.some(({ value }) => value === number.value)) continue;
    mark(news, number);
    mark(before, others[0]!);
  }
  const isNew = (sentence: ArticleSentence): boolean =>
    sentence.stems.length >= FEWEST_STEMS &&
    !isNoAnswer(sentence.text) &&
    !isHeadline(sentence, newer) &&
    !olders.some((older) =>
      older.sentences.some(({ stems }) => shareOf(sentence.stems, stems) >= SAID),
    );
  const left = newer.sentences.filter((one) => !news.has(one));
  for (const sentence of left) {
    if (
      (CHANGE.test(foldStraight(sentence.text)) || saysBoth(sentence)) &&
      !isNoAnswer(sentence.text)
    )
      news.set(sentence, []);
  }
  for (const sentence of left) {
    if (news.size >= FILLED[i]!) break;
    if (!news.has(sentence) && isNew(sentence)) news.set(sentence, []);
  }
  return news;
}

/** Those that say what was before too, and those with the most in bold, in the order of their article, the first with its date. */
function quotedFrom(article: WholeArticle, marked: Marked, most: number, label: string): Quoted[] {
  return [...marked]
    .sort(
      ([a, marks], [b, others]) =>
        saysBoth(b) - saysBoth(a) || others.length - marks.length || a.start - b.start,
    )
    .slice(0, most)
    .sort(([a], [b]) => a.start - b.start)
    .map(([sentence, highlights], i) =>
      quoted(article.details, article.text, sentence, { highlights, ...(i === 0 && { label }) }),
    );
}

const shareOf = (stems: readonly string[], others: readonly string[]): number => {
  const own = [...new Set(stems)];
  return own.filter((stem) => others.includes(stem)).length / (own.length || 1);
};

const isHeadline = ({ stems }: ArticleSentence, { details }: WholeArticle): boolean =>
  shareOf(stems, details.titleStems) >= SAID;

/** What an older version says of what a sentence speaks of; null where nothing. */
function sameThing({ stems }: ArticleSentence, older: WholeArticle): ArticleSentence | null {
  const own = new Set(stems);
  let best: ArticleSentence | null = null;
  let most = SAME_THING;
  for (const sentence of older.sentences) {
    const common = new Set(sentence.stems.filter((stem) => own.has(stem)));
    const share = common.size / Math.min(own.size, new Set(sentence.stems).size);
    if (isHeadline(sentence, older) || common.size < SAME_STEMS || share <= most) continue;
    most = share;
    best = sentence;
  }
  return best;
}

/** A unit is counted of many things: then more must be the same. */
function sameSubject(a: CountedNumber, b: CountedNumber): boolean {
  if (!a.isUnit) return true;
  const stems = new Set(a.sentence.stems);
  return b.sentence.stems.filter((stem) => stems.has(stem) && stem !== a.noun).length >= 2;
}

const hasFigure = ({ text }: ArticleSentence, { details }: WholeArticle): boolean =>
  numbersIn(text, details.language).some(({ weak }) => !weak);

/** The figure of what is asked about in each version, newest first; null where fewer than two give one. */
export function figureOver(
  versions: readonly WholeArticle[],
  what: string,
  language: Language,
): Composed | null {
  const texts = messages(language).kinds;
  const parts = versions.flatMap((article) => {
    const all = stemsOf(what, article.details.language);
    // What every version is headed by says nothing of which figure.
    const own = all.filter(
      (stem) => !versions.every((one) => one.details.titleStems.includes(stem)),
    );
    const stems = own.length > 0 ? own : all;
    const scored = article.sentences
      .filter((one) => hasFigure(one, article) && !isHeadline(one, article))
      .map((sentence) => ({ sentence, share: shareOf(stems, sentence.stems) }))
      .filter(({ share }) => stems.length > 0 && share >= OF_FIGURE);
    const best = scored.toSorted((a, b) => b.share - a.share)[0]?.sentence;
    const label = texts.dated(dateLabel(article.details.published, language));
    return best ? [quoted(article.details, article.text, best, { label })] : [];
  });
  return parts.length < 2 ? null : { kind: 'changed', parts, sure: true };
}
