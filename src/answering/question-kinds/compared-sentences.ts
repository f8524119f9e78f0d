import { setImmediate } from 'node:timers/promises';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { numbersIn } from '../../text/numbers.ts';
import { countedIn, countedNumbers } from '../counted-numbers.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { tellOneEvent } from '../versions.ts';
import type { ArticleSentence, WholeArticle } from '../whole-article.ts';
import { measureCompared } from './measures.ts';
import type { Question } from './question.ts';
import { type Side, shareOfSide, wordsApart } from './sides.ts';

/** Of each side's sentences, the best are tried with those of the other side. */
export const TRIED = 6;
/** A sentence speaks of a side when it has so much of its words. */
const ENOUGH = 0.6;
const FIGURE = 0.25;
/** It counts what is asked how many there are. */
const COUNTED = 0.5;
const SAME_FIGURE = 0.5;
/** Kilos for both, where the one may be given in tonnes too. */
const SAME_UNIT = 0.25;
const SAME_ARTICLE = 0.15;
/** The two stand next to each other, as the lines of a list do. */
const NEAR = 0.2;
const NEAR_SENTENCES = 2;
/** A sentence that speaks of both sides says more of neither. */
const OTHER_SIDE = 0.1;

/** It gives what is compared: a weight, where the heavier one is asked for. */
const MEASURED = 0.5;

/** A sentence that may say of one side what is asked. */
export interface Candidate {
  readonly article: WholeArticle;
  readonly sentence: ArticleSentence;
  readonly at: number;
  readonly share: number;
  readonly score: number;
  readonly numbers: readonly number[];
  /** What they count, as stems. */
  readonly counted: readonly string[];
  /** Whether it gives what is compared, where the question tells: a price, a weight. */
  readonly isMeasured: boolean;
}

/**
 * The sentences that say of one side what is asked, best first.
 * @param byHeadline whether an article headed by a side speaks of it in each sentence, as where the other side is a time.
 */
export async function candidatesFor(
  { finding: { query }, folded }: Question,
  articles: readonly WholeArticle[],
  side: Side,
  other: Side,
  byHeadline: boolean,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const measure = measureCompared(folded);
  const apart = apartFromTopic(folded, [side, other]);
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
      const { words } = matchTerms(query, sentence.stems);
      const topic = massShare(
        query,
        words.map((word, i) => (apart.has(query.terms[i]!.form) ? 0 : word)),
      );
      const figure = /\d/.test(sentence.text) ? FIGURE : 0;
      const isMeasured = measure?.isIn(sentence.text) ?? false;
      const measured = isMeasured ? MEASURED : 0;
      const counts = countedIn(sentence.text, language).some((one) => one.noun === noun);
      const counted = byHeadline && counts ? COUNTED : 0;
      const score = share + topic + figure + measured + counted - OTHER_SIDE * ofOther;
      const figures = { numbers: [], counted: [], isMeasured };
      found.push({ article, sentence, at, share, score, ...figures });
    }
  }
  return found.sort((x, y) => y.score - x.score);
}

/** A candidate with the figures of its sentence. */
export const withFigures = (one: Candidate): Candidate => ({ ...one, ...figuresOf(one) });

/** Those that are tried, with their figures. */
export const best = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.slice(0, TRIED).map(withFigures);

/** Whether two stand side by side in one article. */
export const areNear = (a: Candidate, b: Candidate): boolean =>
  a.article === b.article && Math.abs(a.at - b.at) <= NEAR_SENTENCES;

function figuresOf({ article, sentence }: Candidate): Pick<Candidate, 'numbers' | 'counted'> {
  const { language } = article.details;
  const numbers = numbersIn(sentence.text, language).filter(({ weak }) => !weak);
  return {
    numbers: numbers.flatMap(({ values }) => values.slice(0, 1)),
    counted: countedNumbers({ ...article, sentences: [sentence] }).map(({ noun }) => noun),
  };
}

/** The two sentences that are best together: they give the same figure for both sides. */
export function bestPair(
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
      const unit = countTheSame(a, b) ? SAME_UNIT : 0;
      const score = a.score + b.score + together + near + same + unit;
      if (score > top) {
        top = score;
        found = [a, b];
      }
    }
  }
  return found;
}

const countTheSame = (a: Candidate, b: Candidate): boolean =>
  a.sentence !== b.sentence && a.counted.some((noun) => b.counted.includes(noun));

/** Larger than any year: hardly two such numbers stand together that are not of one kind. */
const LARGE = 2100;
const AS_LARGE = 4;

/** Whether two sentences count the same thing: by what stands behind the numbers, or by how large they are. */
export function sameFigure(a: Candidate, b: Candidate): boolean {
  if (a.sentence === b.sentence) return a.numbers.length > 1;
  if (a.isMeasured && b.isMeasured) return true;
  if (countTheSame(a, b)) return true;
  const large = ({ numbers }: Candidate) => numbers.filter((value) => value > LARGE);
  return (
    areNear(a, b) &&
    large(a).some((x) => large(b).some((y) => x / y < AS_LARGE && y / x < AS_LARGE))
  );
}

/** Words of the question that no text on its topic need have: of its sides, and what they are compared by. */
const apartFromTopic = (folded: string, sides: readonly [Side, Side]): ReadonlySet<string> =>
  new Set([...wordsApart(sides), ...(measureCompared(folded)?.words ?? [])]);

/** How much of what a question compares, without its times, an article has: the idf of the words. */
export function topicMass(
  { finding: { query }, folded }: Question,
  { details, sentences }: WholeArticle,
  sides: readonly [Side, Side],
): number {
  const apart = apartFromTopic(folded, sides);
  const stems = [...details.titleStems, ...sentences.flatMap(({ stems: own }) => own)];
  const { words } = matchTerms(query, stems);
  return query.terms.reduce(
    (sum, { form, idf }, i) => sum + (apart.has(form) ? 0 : idf * words[i]!),
    0,
  );
}

/** "La fête par rapport à l'année d'avant": the time is the other side's, whatever else was so that year. */
export const areOfOneEvent = (a: Candidate, b: Candidate): boolean =>
  a.article === b.article || tellOneEvent(a.article, b.article);

/** A sentence as it is shown, with whose it is before it. */
export const partOf = ({ article, sentence }: Candidate, label?: string): Quoted =>
  quoted(article.details, article.text, sentence, label === undefined ? {} : { label });
