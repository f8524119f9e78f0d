import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import {
  areNear,
  areOfOneEvent,
  best,
  bestPair,
  type Candidate,
  candidatesFor,
  partOf,
  sameFigure,
  TRIED,
  topicMass,
  withFigures,
} from './compared-sentences.ts';
import { ofEachYear } from './editions.ts';
import { ofTwo } from './of-two.ts';
import type { Composed, Question } from './question.ts';
import { areOpinions, areTimes, isWithItsTime, type Side, sidesOf } from './sides.ts';

const ARTICLES = 4;
/** Of the most that an article has of what is compared. */
const TOPIC = 0.5;
/** The same fact for each of two sides, side by side; says which side is missing. */
export async function compare(asked: Question): Promise<Composed | null> {
  const sides = sidesOf(asked.asWritten);
  if (!sides) return ofTwo(asked);
  const whole: WholeArticle[] = [];
  for (const { article } of topicArticles(asked.finding).slice(0, ARTICLES)) {
    const found = await wholeArticle(asked.sources.corpus, article.id);
    if (found) whole.push(found);
  }
  const hasTime = isWithItsTime(sides);
  const articles = areTimes(sides) || areOpinions(sides) ? ofTopic(asked, whole, sides) : whole;
  const a = await candidatesFor(asked, articles, sides[0], sides[1], hasTime);
  const b = await candidatesFor(asked, articles, sides[1], sides[0], hasTime);
  const isOpen = sides[1].name === '';
  const pair = isOpen
    ? bestPair(best(a), since(a, b).map(withFigures), isSince)
    : bestPair(best(a), best(b), hasTime ? areOfOneEvent : undefined);
  // Of what was planned alone, nothing is compared.
  if (isOpen && !(pair && sameFigure(...pair))) return null;
  const isTold = pair !== null && sameFigure(...pair);
  const ofYears = areTimes(sides) && !isTold ? await ofEachYear(asked, sides) : null;
  const found = ofYears ?? pair ?? [a[0], b[0]];
  const texts = messages(asked.language).kinds;
  const parts = found.flatMap((one, i) =>
    one && !(i === 1 && one.sentence === found[0]?.sentence)
      ? [
          partOf(
            one,
            one.sentence === found[1 - i]?.sentence ? undefined : texts.side(sides[i]!.name),
          ),
        ]
      : [],
  );
  if (parts.length === 0) return null;
  const missing = sides.filter((_, i) => !found[i]);
  const isSame = isTold || ofYears !== null;
  return {
    kind: 'compare',
    parts,
    notes: missing.map(({ name }) => texts.nothingOn(quote(asked.language, name))),
    sure: isTold && pair.every(({ share }) => share === 1),
    ...(isSame && { atLeast: 'perhaps' as const }),
  };
}

/** What happened at two times elsewhere, or was voted on, is not what is asked: the articles with most of the question's other words. */
function ofTopic(
  asked: Question,
  articles: readonly WholeArticle[],
  sides: readonly [Side, Side],
): WholeArticle[] {
  const masses = articles.map((article) => topicMass(asked, article, sides));
  const least = TOPIC * Math.max(...masses);
  return articles.filter((_, i) => masses[i]! >= least);
}

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
