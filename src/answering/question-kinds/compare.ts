import { setImmediate } from 'node:timers/promises';
import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { numbersIn } from '../../text/numbers.ts';
import { countedIn, countedNumbers } from '../counted-numbers.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type ArticleSentence, type WholeArticle, wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';
import { areTimes, isWithItsTime, type Side, shareOfSide, sidesOf, timeWords } from './sides.ts';

const ARTICLES = 4;
/** Of each side's sentences, the best are tried with those of the other side. */
const TRIED = 6;
/** A sentence speaks of a side when it has so much of its words. */
const ENOUGH = 0.6;
const FIGURE = 0.25;
/** It counts what is asked how many there are. */
const COUNTED = 0.5;
const SAME_FIGURE = 0.5;
const SAME_ARTICLE = 0.15;
/** The two stand next to each other, as the lines of a list do. */
const NEAR = 0.2;
const NEAR_SENTENCES = 2;
/** A sentence that speaks of both sides says more of neither. */
const OTHER_SIDE = 0.1;

/** What something costs is told in money, hardly ever with the question's word for it. */
const ASKS_PRICE =
  /\b(?:prix|cout\w*|tarifs?|cher|chere?s?|salaires?|prices?|costs?|fares?|expensive|cheap\w*|dear\w*)\b/;
const MONEY = /[€£$]|(?<!\p{L})(?:euros?|dollars?|pounds?|livres sterling)(?!\p{L})/iu;
const PRICE = 0.5;

/** Of the most that an article has of what is compared over time. */
const TOPIC = 0.5;

interface Candidate {
  readonly article: WholeArticle;
  readonly sentence: ArticleSentence;
  readonly at: number;
  readonly share: number;
  readonly score: number;
  readonly numbers: readonly number[];
  /** What they count, as stems. */
  readonly counted: readonly string[];
}

/** The same fact for each of two sides, side by side; says which side is missing. */
export async function compare(asked: Question): Promise<Composed | null> {
  const sides = sidesOf(asked.asWritten);
  if (!sides) return null;
  const whole: WholeArticle[] = [];
  for (const { article } of topicArticles(asked.finding).slice(0, ARTICLES)) {
    const found = await wholeArticle(asked.sources.corpus, article.id);
    if (found) whole.push(found);
  }
  const hasTime = isWithItsTime(sides);
  const articles = areTimes(sides) ? ofTopic(asked, whole, sides) : whole;
  const a = await candidatesFor(asked, articles, sides[0], sides[1], hasTime);
  const b = await candidatesFor(asked, articles, sides[1], sides[0], hasTime);
  const isOpen = sides[1].name === '';
  const pair = isOpen
    ? bestPair(best(a), since(a, b).map(withFigures), isSince)
    : bestPair(best(a), best(b), hasTime ? areOfOneEvent : undefined);
  // Of what was planned alone, nothing is compared.
  if (isOpen && !(pair && sameFigure(...pair))) return null;
  const found = pair ?? [a[0], b[0]];
  const texts = messages(asked.language).kinds;
  const parts = found.flatMap((one, i) =>
    one && !(i === 1 && one.sentence === found[0]?.sentence)
      ? [partOf(one, one.sentence === found[1 - i]?.sentence ? '' : sides[i]!.name, texts.side)]
      : [],
  );
  if (parts.length === 0) return null;
  const missing = sides.filter((_, i) => !found[i]);
  const isSame = pair !== null && sameFigure(...pair);
  return {
    kind: 'compare',
    parts,
    notes: missing.map(({ name }) => texts.nothingOn(quote(asked.language, name))),
    sure: isSame && pair.every(({ share }) => share === 1),
    ...(isSame && { atLeast: 'perhaps' as const }),
  };
}

/** Of two times, what happened then elsewhere is not what is asked: the articles with most of the question's other words. */
function ofTopic(
  { finding: { query } }: Question,
  articles: readonly WholeArticle[],
  sides: readonly [Side, Side],
): WholeArticle[] {
  const times = timeWords(sides);
  const mass = ({ details, sentences }: WholeArticle): number => {
    const stems = [...details.titleStems, ...sentences.flatMap(({ stems: own }) => own)];
    const { words } = matchTerms(query, stems);
    return query.terms.reduce(
      (sum, { form, idf }, i) => sum + (times.has(form) ? 0 : idf * words[i]!),
      0,
    );
  };
  const masses = articles.map(mass);
  const least = TOPIC * Math.max(...masses);
  return articles.filter((_, i) => masses[i]! >= least);
}

function partOf(
  { article, sentence }: Candidate,
  name: string,
  label: (name: string) => string,
): Quoted {
  const more = name === '' ? {} : { label: label(name) };
  return quoted(article.details, article.text, sentence, more);
}

/**
 * The sentences that say of one side what is asked, best first.
 * @param byHeadline whether an article headed by a side speaks of it in each sentence, as where the other side is a time.
 */
async function candidatesFor(
  { finding: { query }, folded }: Question,
  articles: readonly WholeArticle[],
  side: Side,
  other: Side,
  byHeadline: boolean,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const ofPrice = ASKS_PRICE.test(folded);
  for (const article of articles) {
    // Each is read to its end: others have their turn before.
    await setImmediate();
    const { titleStems, language } = article.details;
    const noun = query.counted === null ? null : stemsOf(query.counted, language)[0];
    for (const [at, sentence] of article.sentences.entries()) {
      if (isNoAnswer(sentence.text) || article.details.title.includes(sentence.text)) continue;
      const stems = new Set(sentence.stems);
      const ofOther = shareOfSide(other, sentence.text, stems) ?? 0;
      if (byHeadline) for (const stem of titleStems) stems.add(stem);
      // Whatever the other side is not: what came out in the end.
      const share = shareOfSide(side, sentence.text, stems) ?? 1 - ofOther;
      if (share < ENOUGH) continue;
      const topic = massShare(query, matchTerms(query, sentence.stems).words);
      const figure = /\d/.test(sentence.text) ? FIGURE : 0;
      const price = ofPrice && MONEY.test(sentence.text) ? PRICE : 0;
      const counts = countedIn(sentence.text, language).some((one) => one.noun === noun);
      const counted = byHeadline && counts ? COUNTED : 0;
      const score = share + topic + figure + price + counted - OTHER_SIDE * ofOther;
      found.push({ article, sentence, at, share, score, numbers: [], counted: [] });
    }
  }
  return found.sort((x, y) => y.score - x.score);
}

const withFigures = (one: Candidate): Candidate => ({ ...one, ...figuresOf(one) });

const best = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.slice(0, TRIED).map(withFigures);

const areNear = (a: Candidate, b: Candidate): boolean =>
  a.article === b.article && Math.abs(a.at - b.at) <= NEAR_SENTENCES;

/** "La fête par rapport à l'année d'avant": the time is the other side's, whatever else was so that year. */
const areOfOneEvent = (a: Candidate, b: Candidate): boolean =>
  a.article === b.article || tellOneEvent(a.article, b.article);

/** What came out in the end stands beside what was planned, or in a newer article. */
const isSince = (planned: Candidate, other: Candidate): boolean =>
  areNear(other, planned) || isNewer(other, planned);

/** Those near to what was planned first. */
function since(planned: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const some = planned.slice(0, TRIED);
  const near = others.filter((one) => some.some((other) => areNear(one, other)));
  const newer = others.filter(
    (one) => !near.includes(one) && some.some((other) => isNewer(one, other)),
  );
  return [...near, ...newer.slice(0, TRIED)];
}

const isNewer = (a: Candidate, b: Candidate): boolean => {
  const [ours, theirs] = [a, b].map(({ article }) => article.details.published?.value ?? '');
  return theirs !== '' && ours! > theirs!;
};

function figuresOf({ article, sentence }: Candidate): Pick<Candidate, 'numbers' | 'counted'> {
  const { language } = article.details;
  const numbers = numbersIn(sentence.text, language).filter(({ weak }) => !weak);
  return {
    numbers: numbers.flatMap(({ values }) => values.slice(0, 1)),
    counted: countedNumbers({ ...article, sentences: [sentence] }).map(({ noun }) => noun),
  };
}

/** The two sentences that are best together: they give the same figure for both sides. */
function bestPair(
  first: readonly Candidate[],
  second: readonly Candidate[],
  belong: (a: Candidate, b: Candidate) => boolean = () => true,
): readonly [Candidate, Candidate] | null {
  let found: readonly [Candidate, Candidate] | null = null;
  let top = -Infinity;
  for (const a of first) {
    for (const b of second.filter((one) => belong(a, one))) {
      const together = a.article === b.article ? SAME_ARTICLE : 0;
      const near = areNear(a, b) ? NEAR : 0;
      const same = sameFigure(a, b) ? SAME_FIGURE : 0;
      const score = a.score + b.score + together + near + same;
      if (score > top) {
        top = score;
        found = [a, b];
      }
    }
  }
  return found;
}

/** Larger than any year: hardly two such numbers stand together that are not of one kind. */
const LARGE = 2100;
const AS_LARGE = 4;

/** Whether two sentences count the same thing: by what stands behind the numbers, or by how large they are. */
function sameFigure(a: Candidate, b: Candidate): boolean {
  if (a.sentence === b.sentence) return a.numbers.length > 1;
  if (a.counted.some((noun) => b.counted.includes(noun))) return true;
  const large = ({ numbers }: Candidate) => numbers.filter((value) => value > LARGE);
  return (
    areNear(a, b) &&
    large(a).some((x) => large(b).some((y) => x / y < AS_LARGE && y / x < AS_LARGE))
  );
}
