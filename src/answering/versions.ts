import type { WholeArticle } from './whole-article.ts';

/** Of the names of the shorter one: two versions of an event have most of them, two subjects few. */
const SAME_EVENT = 0.3;
const NAME = /(?<=[^.!?\s«"“]\s(?:[dl]['’])?)\p{Lu}[\p{L}\p{M}]{2,}/gu;

/** Whether two articles tell of one event, by the names that they share. */
export function tellOneEvent(a: WholeArticle, b: WholeArticle): boolean {
  const [first, second] = [a, b].map(
    ({ sentences }) => new Set(sentences.flatMap(({ text }) => text.match(NAME) ?? [])),
  );
  const common = [...first!].filter((name) => second!.has(name)).length;
  return common / (Math.min(first!.size, second!.size) || 1) >= SAME_EVENT;
}
