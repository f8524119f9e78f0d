import { setImmediate } from 'node:timers/promises';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
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
}

/** Each is compared with the leads of all events so far. */
const MOST_ARTICLES = 80;

/**
 * The articles grouped by event: copies and updates together.
 * @param ids newest first; beyond the first 80, articles are only counted.
 */
export async function digestOf(corpus: CorpusReader, ids: readonly string[]): Promise<Digest> {
  const groups: WholeArticle[][] = [];
  for (const id of ids.slice(0, MOST_ARTICLES)) {
    // Others have their turn between two articles.
    await setImmediate();
    const article = await wholeArticle(corpus, id);
    if (!article) continue;
    const group = groups.find(([lead]) => tellOneEvent(lead!, article));
    if (group) group.push(article);
    else groups.push([article]);
  }
  return { events: groups.map(eventOf), articles: ids.length };
}

function eventOf([lead, ...others]: readonly WholeArticle[]): DigestEvent {
  return { lead: toldBy(lead!), others: others.map(named) };
}
