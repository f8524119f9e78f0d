import { setImmediate } from 'node:timers/promises';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import { idf } from '../retrieval/query.ts';
import { type NamedArticle, named, type TellingArticle, toldBy } from './telling.ts';
import { tellOneEvent } from './versions.ts';
import { type WholeArticle, wholeArticle } from './whole-article.ts';

/** An event, told by the newest of the articles about it, with its most telling sentences. */
export interface DigestEvent {
  readonly lead: TellingArticle;
  /** Copies of it, and what was told of the event before, newest first. */
  readonly others: readonly NamedArticle[];
}

/** What some articles tell, event by event. */
export interface Digest {
  /** Newest first. */
  readonly events: readonly DigestEvent[];
  /** How many articles there are, also where not all of them were read. */
  readonly articles: number;
  /** How many were left out, for nothing tells of which time they are. */
  readonly undated: number;
}

/** Each is compared with all others. */
const MOST_ARTICLES = 80;
/**
 * Cosine of two articles by the idf of their stems, from which they tell one event where they share names too: in a town's
 * paper, all articles have its name. Read off the updates of `tests/fixtures/readers-updates` (0.19 and more, others up to
 * 0.09) and a month of an invented town.
 */
const ONE_EVENT = 0.18;

/**
 * The articles grouped by event: copies and updates together. An update need not resemble the newest one, only another.
 * @param ids newest first; beyond the first 80, articles are only counted.
 * @param undated how many were left out as undated.
 */
export async function digestOf(
  corpus: CorpusReader,
  ids: readonly string[],
  undated = 0,
): Promise<Digest> {
  const read: WholeArticle[] = [];
  for (const id of ids.slice(0, MOST_ARTICLES)) {
    // Others have their turn between two articles.
    await setImmediate();
    const article = await wholeArticle(corpus, id);
    if (article) read.push(article);
  }
  const weighed = await weighedStems(corpus, read);
  let groups: Weighed[][] = [];
  for (const one of weighed) {
    await setImmediate();
    const isOfIt = (group: readonly Weighed[]) => group.some((other) => areOneEvent(other, one));
    const [same, others] = [groups.filter(isOfIt), groups.filter((group) => !isOfIt(group))];
    groups = [...others, [...same.flat(), one]];
  }
  const place = new Map(weighed.map((one, i) => [one, i]));
  const inOrder = (a: Weighed, b: Weighed): number => place.get(a)! - place.get(b)!;
  const ordered = groups
    .map((group) => group.toSorted(inOrder))
    .toSorted(([a], [b]) => inOrder(a!, b!));
  const events: DigestEvent[] = [];
  for (const group of ordered) events.push(await eventOf(group.map(({ article }) => article)));
  return { events, articles: ids.length, undated };
}

/** An article with its stems. */
interface Weighed {
  readonly article: WholeArticle;
  /** By stem: its idf. */
  readonly stems: ReadonlyMap<string, number>;
  /** Sum of these. */
  readonly mass: number;
}

async function weighedStems(
  corpus: CorpusReader,
  articles: readonly WholeArticle[],
): Promise<Weighed[]> {
  const all = articles.map(({ sentences, details }) => [
    ...new Set([...details.titleStems, ...sentences.flatMap(({ stems }) => stems)]),
  ]);
  const frequencies = await corpus.frequencies(new Set(all.flat()));
  return articles.map((article, i) => {
    const stems = new Map(
      all[i]!.map((stem) => [stem, idf(frequencies.get(stem) ?? 0, corpus.counts.chunks)]),
    );
    return { article, stems, mass: [...stems.values()].reduce((sum, one) => sum + one, 0) };
  });
}

function areOneEvent(a: Weighed, b: Weighed): boolean {
  let common = 0;
  for (const [stem, weight] of a.stems) if (b.stems.has(stem)) common += weight;
  return common >= ONE_EVENT * Math.sqrt(a.mass * b.mass) && tellOneEvent(a.article, b.article);
}

async function eventOf([lead, ...others]: readonly WholeArticle[]): Promise<DigestEvent> {
  return { lead: await toldBy(lead!), others: others.map(named) };
}
