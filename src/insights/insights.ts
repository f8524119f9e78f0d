import type { AnswerMemory, GivenAnswer } from '../memory/answers.ts';
import type { Kiosque } from '../product/kiosque.ts';
import { localTime } from '../subscriptions/schedule.ts';
import { addDays } from '../text/dates/calendar.ts';
import type { AnsweredKind, CitedArticle, Insights, QuestionGroup } from './shape.ts';

/** Whose figures are wanted, and what their reader may see. */
export interface InsightsScope {
  readonly guildId: string;
  /** Whole days, today included. */
  readonly days: number;
  /** Milliseconds. */
  readonly now: number;
  /** IANA name: where its days begin. */
  readonly timeZone: string;
  /** The product as the reader sees it. */
  readonly kiosque: Kiosque;
  /** Whether the reader may read what was asked in a channel. */
  mayRead(channelId: string): Promise<boolean>;
}

const DAY_MS = 86_400_000;
/** Of more questions, the newest are grouped. */
const MOST_GROUPED = 300;
const MOST_ARTICLES = 5;

/**
 * What a server's members asked and what became of it. Questions that only their askers saw are counted, their words are
 * not told; nor are those about an article that the reader does not see.
 */
export async function insightsOf(
  answers: Pick<AnswerMemory, 'since'>,
  scope: InsightsScope,
): Promise<Insights> {
  const { guildId, days, now, timeZone, kiosque } = scope;
  const until = localTime(now, timeZone).day;
  const since = addDays(until, 1 - days);
  const perDay = new Map(Array.from({ length: days }, (_, i) => [addDays(since, i), 0]));
  const counts: Record<AnsweredKind, number> = { answered: 0, perhaps: 0, abstained: 0 };
  const unanswered: string[] = [];
  const rejected: string[] = [];
  const cited = new Map<string, CitedArticle>();
  for await (const given of answers.since(guildId, now - (days + 1) * DAY_MS)) {
    const { day } = localTime(given.at, timeZone);
    const before = perDay.get(day);
    if (before === undefined || given.kind === 'chat') continue;
    perDay.set(day, before + 1);
    counts[given.kind] += 1;
    countArticles(cited, given);
    const wanted = given.kind === 'abstained' || given.votesDown > 0;
    if (!wanted || !(await mayTell(given, scope))) continue;
    (given.kind === 'abstained' ? unanswered : rejected).push(given.question!);
  }
  return {
    days: [...perDay].map(([day, questions]) => ({ day, questions })),
    counts,
    unanswered: await grouped(unanswered, kiosque),
    rejected: await grouped(rejected, kiosque),
    articles: await mostCited(cited, kiosque),
  };
}

async function mayTell(given: GivenAnswer, scope: InsightsScope): Promise<boolean> {
  if (given.private || given.question === null) return false;
  if (!(await scope.mayRead(given.channelId))) return false;
  for (const citation of given.citations) {
    if (!(await scope.kiosque.sees(citation))) return false;
  }
  return true;
}

function countArticles(cited: Map<string, CitedArticle>, { citations }: GivenAnswer): void {
  const articles = new Map(citations.map((citation) => [citation.articleId, citation]));
  for (const [id, { articleId, file, article }] of articles) {
    cited.set(id, { articleId, file, article, answers: (cited.get(id)?.answers ?? 0) + 1 });
  }
}

async function mostCited(
  cited: ReadonlyMap<string, CitedArticle>,
  kiosque: Kiosque,
): Promise<CitedArticle[]> {
  const most: CitedArticle[] = [];
  for (const article of [...cited.values()].sort((a, b) => b.answers - a.answers)) {
    if (most.length === MOST_ARTICLES) break;
    if (await kiosque.sees(article)) most.push(article);
  }
  return most;
}

async function grouped(questions: readonly string[], kiosque: Kiosque): Promise<QuestionGroup[]> {
  // Named by the newest.
  const newest = questions.slice(-MOST_GROUPED).reverse();
  if (newest.length === 0) return [];
  const groups = await kiosque.groupQuestions(newest);
  return groups.map((places) => ({ question: newest[places[0]!]!, asked: places.length }));
}
