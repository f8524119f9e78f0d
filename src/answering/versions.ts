import { stemsOf } from '../text/index-stems.ts';
import type { WholeArticle } from './whole-article.ts';

/** Of the names of the shorter one: two versions of an event have most of them, two subjects few. */
const SAME_EVENT = 0.3;
/** So many names, and so large a share of them, only one event has in common, whatever words tell it since: a fire, a blaze. */
const MANY_NAMES = 8;
const MOST_NAMES = 0.5;
const NAME = /(?<=[^.!?\s«"“]\s(?:[dl]['’])?)\p{Lu}[\p{L}\p{M}]{2,}/gu;

/** Whether two articles tell of one event: what happened, and many of the names, are the same, or most of many names. */
export function tellOneEvent(a: WholeArticle, b: WholeArticle): boolean {
  const [first, second] = [namesIn(a), namesIn(b)];
  const common = [...first].filter((name) => second.has(name)).length;
  const share = common / (Math.min(first.size, second.size) || 1);
  const isSure = common >= MANY_NAMES && share >= MOST_NAMES;
  return share >= SAME_EVENT && (isSure || tellTheSame(a, b));
}

/**
 * Whether a word of the one's headline, beside names, is in the other too: in a town's paper, all articles name the town and
 * its mayor, the fire and the flood do not each other. A headline of names alone tells nothing of what happened.
 */
export function tellTheSame(a: WholeArticle, b: WholeArticle): boolean {
  const heads = [headOf(a), headOf(b)] as const;
  if (heads[0].length === 0 || heads[1].length === 0) return true;
  return saysOf(b, heads[0]) || saysOf(a, heads[1]);
}

const namesIn = ({ sentences }: WholeArticle): Set<string> =>
  new Set(sentences.flatMap(({ text }) => text.match(NAME) ?? []));

/** The stems of an article's headline but for its names. */
export function headOf(article: WholeArticle): string[] {
  const { details } = article;
  const named = new Set(stemsOf([...namesIn(article)].join(' '), details.language));
  return details.titleStems.filter((stem) => !named.has(stem) && /\p{L}{3}/u.test(stem));
}

const saysOf = ({ sentences, details }: WholeArticle, head: readonly string[]): boolean =>
  head.some(
    (stem) =>
      details.titleStems.includes(stem) || sentences.some(({ stems }) => stems.includes(stem)),
  );
