import { type ClosedRange, type DayRange, latest } from '../text/dates/calendar.ts';
import { findTimes } from '../text/dates/find-times.ts';
import { foldText } from '../text/dates/fold-text.ts';
import type { TimeExpression } from '../text/dates/moments.ts';
import { daysOf, type Viewpoint } from '../text/dates/resolve.ts';
import type { Language } from '../text/language.ts';
import { withoutSpans } from '../text/spans.ts';
import { isStopword, QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { foldStraight, splitWords } from '../text/words.ts';

const FEAST = /^(?:noël|toussaint|christmas|halloween)$/i;
/** "La veille de Noël", "les vacances de la Toussaint" are times, "le marché de Noël" is a market. */
const THING_OF =
  /(?<!\p{L})(?!(?:veille|soir|soirée|jour|nuit|matin|lendemain|vacances|fêtes?|semaine|week-end|période|approche|lors|autour|partir|trêve|réveillon)s? )\p{L}{3,30}s? (?:de |d['’])(?:la )?$/iu;
const KIND_OF =
  /^ (?!(?:day|eve|morning|evening|night|week|weekend|holidays?|break|period|season|time|is|was|and|or|in|at|on|this|last|next)\b)\p{Ll}{3,}/u;

/** Whether the name of a feast only says of what kind something is: "le marché de Noël", "the Christmas market". */
function isOfItsKind(text: string, { start, end }: TimeExpression): boolean {
  if (!FEAST.test(text.slice(start, end))) return false;
  const isEnglish = /^(?:christmas|halloween)/i.test(text.slice(start, end));
  const isKind = isEnglish && KIND_OF.test(text.slice(end, end + 40));
  return isKind || THING_OF.test(text.slice(Math.max(0, start - 40), start));
}

const FOR = /(?<!\p{L})(?:pour|for) (?:l['’]|le |the |cet |this )?$/iu;

/** "Huit gestes pour l'hiver": a season that comes back is what something is for, not when it was told. */
const isPurpose = (text: string, { start, moment }: TimeExpression): boolean =>
  moment.kind === 'season' &&
  moment.year === null &&
  FOR.test(text.slice(Math.max(0, start - 12), start));

/** A time that a question says something happened in. */
export interface ToldTime {
  /** As the question has it: "il y a deux ans". */
  readonly words: string;
  readonly range: DayRange;
  /** The days themselves where the words only bound them: 2016 in "depuis 2016". */
  readonly anchor: ClosedRange;
  /** Whether the words say the days by themselves, as "le 3 mars 2024" does and "lundi" and "avant mars 2024" don't. */
  readonly isPlain: boolean;
  /** Whether they count from today, as "la semaine dernière" does: an article that has them means another time. */
  readonly isCounted: boolean;
}

/** What a question says of time. */
export interface QuestionTime {
  /** When the articles that are asked for were published; null where nothing says so. */
  readonly published: DayRange | null;
  /** When what is asked about happened: that prefers articles and leaves none out. */
  readonly toldTimes: readonly ToldTime[];
  /** What stands behind `since:` or `until:` and is no time. */
  readonly unread: readonly string[];
  /** The question without the words that only choose articles, and without those counted from today, which none has. */
  readonly withoutFilter: string;
  /** Without any word on time; as `withoutFilter` where too little would be left. */
  readonly timeless: string;
}

const MAX_QUESTION_CHARS = 500;
const MOST_TOLD = 4;

/** Between a word and the time that it is about. */
const FILL =
  "(?: (?:le|la|les|l'|en|au|aux|du|de|des|d'|a|dans|pendant|durant|depuis|avant|apres|on|in|from|during|of|the|at|over|within|since|before|after|back|dates?|datees?|dated))*[ ']?$";
const ARTICLES =
  '(?:articles?|papiers?|depeches?|editions?|numeros?|journal|journaux|presse|nouvelles|actualites?|actus?|infos|stories|news|coverage|headlines?|issues?)';
/** "les articles de mai", "news from last week". */
const OF_ARTICLES = new RegExp(`\\b${ARTICLES}${FILL}`);
/** "Quels sujets sont parus en mai ?" */
const SPEAKS_OF_ARTICLES = new RegExp(`\\b(?:${ARTICLES}|sujets?|themes?|subjects?|topics?)\\b`);
const PUBLISHED = new RegExp(
  `\\b(?:publiee?s?|parue?s?|parus|mis(?:es?)? en ligne|postee?s?|published|posted)${FILL}`,
);
/** Nothing else is published: "publié en mai : combien de morts ?", "What was published last week?" */
const NOTHING_ELSE =
  /(?:^|[.,;:?!]|qu'est-ce qui (?:a ete|est)|qu'a-t-on|what (?:was|is|has been|were)|ce qui (?:a ete|est)) ?$/;
const NEWS = /\b(?:quoi de neuf|du nouveau|what(?: i|')?s new|any news)\b/;
const POSSESSIVE = new RegExp(`^'s ${ARTICLES}\\b`);
const OPERATOR = /^\p{L}+(?:'\p{L}*)? ?:/u;
/** `since:jadis`; what is a time was found before. */
const OPERATOR_VALUE =
  /(?<![\p{L}\p{N}])(?:(?:since|depuis|until|jusque|jusqu['’](?:[àa]|au|en)|before|after)\s?:\s?|(?:avant|apr[eè]s):)(?:"([^"\n]{1,60})"|«\s?([^»\n]{1,60}?)\s?»|(\S{1,40}))/giu;

/**
 * What a question says of time, for someone whose day is `today`. Its words decide whether a time is that of the
 * publication ("les articles de mai", "publié en 2024", "since:2025-06") or of what is told ("en mai").
 */
export function questionTime(question: string, language: Language, today: string): QuestionTime {
  const text = question.slice(0, MAX_QUESTION_CHARS);
  const times = findTimes(text, { language, order: 'day first' });
  const bounds: DayRange[] = [];
  const chosen: TimeExpression[] = [];
  const toldTimes: ToldTime[] = [];
  const counted: TimeExpression[] = [];
  const uncounted: TimeExpression[] = [];
  for (const time of times) {
    const view = viewOf(text, time, today);
    const range = daysOf(time.moment, view);
    if (!range || isOfItsKind(text, time) || isPurpose(text, time)) continue;
    if (choosesArticles(text, time)) {
      bounds.push(articlesFrom(text, time, today) ?? range);
      chosen.push(time);
    } else if (toldTimes.length < MOST_TOLD) {
      (isCounted(time) ? counted : uncounted).push(time);
      const words = text.slice(time.start, time.end);
      toldTimes.push({
        words,
        range,
        anchor: anchorOf(time, range, view),
        isPlain: saysItsDays(time) && !isAmbiguous(words),
        isCounted: isCounted(time),
      });
    }
  }
  const without = (spans: readonly TimeExpression[]): string =>
    withoutSpans(
      question,
      spans
        .map(({ start, end }) => ({ start, end: quoteEnd(text, end) }))
        .toSorted((a, b) => a.start - b.start),
    );
  const all = without([...chosen, ...counted, ...uncounted]);
  const bare = without([...chosen, ...counted]);
  const read = saysEnough(bare, language) ? bare : without(chosen);
  const unread = [...read.slice(0, MAX_QUESTION_CHARS).matchAll(OPERATOR_VALUE)];
  const tidied = (words: string): string => {
    const left = unread.reduce((rest, [operator]) => rest.replace(operator, ' '), words);
    return /[\p{L}\p{N}]/u.test(left) ? left.replace(/\s+/g, ' ').trim() : question;
  };
  return {
    published: bounds.length === 0 ? null : bounds.reduce(both),
    toldTimes,
    unread: unread.map(([, quoted, french, word]) => quoted ?? french ?? word ?? ''),
    withoutFilter: tidied(read),
    timeless: tidied(saysEnough(all, language) ? all : read),
  };
}

/** What begins "à partir d'avril" may be to come… */
const FROM = /^(?:a partir d|a compter d|des\b|as (?:of|from)\b|starting\b)/;
/** …and what "sera", "va fermer", "will be" is. */
const WILL_BE =
  /\b(?!(?:camera|opera)\b)\w{2,}r(?:a|ont)\b|\bv(?:a|ont) (?:se |s'|etre |\w{2,}(?:er|ir|re)\b)|\b(?:will|won't|going to)\b/;

/** A day without its year is the last one, as in most questions; the nearest, where it may be one to come. */
function viewOf(text: string, { start }: TimeExpression, today: string): Viewpoint {
  const isToCome = FROM.test(foldStraight(text.slice(start))) || WILL_BE.test(foldStraight(text));
  return { today, lean: isToCome ? 'nearest' : 'past' };
}

/** "il y a deux ans", "la semaine dernière": no article has these words for that time. */
function isCounted({ moment }: TimeExpression): boolean {
  if (moment.kind === 'bound') return isCounted(moment.of);
  return moment.kind === 'span' || (moment.kind === 'unit' && moment.offset !== 0);
}

/** A question of one word, or none, needs its time to be one. */
const LEAST_WORDS = 2;

const saysEnough = (question: string, language: Language): boolean =>
  splitWords(question).filter((word) => !isStopword(question, word, QUESTION_STOPWORDS[language]))
    .length >= LEAST_WORDS;

/** A closing quotation mark goes with what it closes. */
const quoteEnd = (text: string, end: number): number =>
  /^["»]/.test(text.slice(end)) ? end + 1 : end;

function choosesArticles(text: string, { start, end }: TimeExpression): boolean {
  const before = foldText(text.slice(0, start)).text;
  const words = foldText(text.slice(start, end)).text;
  if (OPERATOR.test(words) || OF_ARTICLES.test(before) || NEWS.test(before)) return true;
  if (POSSESSIVE.test(foldText(text.slice(end, end + 40)).text)) return true;
  const published = PUBLISHED.exec(before);
  if (!published) return false;
  const lead = before.slice(0, published.index);
  return SPEAKS_OF_ARTICLES.test(lead) || NOTHING_ELSE.test(lead);
}

/** "articles from May" are those of May; "since" counts on from it. */
function articlesFrom(
  text: string,
  { start, moment }: TimeExpression,
  today: string,
): DayRange | null {
  const isFrom = moment.kind === 'bound' && /^from\b/i.test(text.slice(start));
  return isFrom ? daysOf(moment.of.moment, { today }) : null;
}

function anchorOf({ moment }: TimeExpression, range: DayRange, view: Viewpoint): ClosedRange {
  const named = moment.kind === 'bound' ? daysOf(moment.of.moment, view) : range;
  const since = named?.since ?? range.since ?? range.until ?? view.today;
  return { since, until: named?.until ?? range.until ?? since };
}

const FIGURES = /(?<!\d)(0?[1-9]|1[0-2])[./-](0?[1-9]|1[0-2])[./-]\d{2}/;

/** "03/04/2024" is a day of April or of March. */
function isAmbiguous(words: string): boolean {
  const [, first, second] = FIGURES.exec(words) ?? [];
  return first !== undefined && Number(first) !== Number(second);
}

function saysItsDays({ moment }: TimeExpression): boolean {
  switch (moment.kind) {
    case 'date':
      return moment.year !== null;
    case 'years':
      return true;
    case 'unit':
      // "aujourd'hui" needs no explanation.
      return moment.unit === 'day' && moment.offset === 0;
    case 'range':
      return saysItsDays(moment.to);
    default:
      // The first and the last day of "avant mars 2024" and "au premier trimestre 2024" are worth showing.
      return false;
  }
}

/** What lies in both. */
const both = (a: DayRange, b: DayRange): DayRange => ({
  since: latest(a.since, b.since),
  until: a.until === null || (b.until !== null && b.until < a.until) ? b.until : a.until,
});
