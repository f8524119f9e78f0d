import type { Language } from '../text/language.ts';
import { messages } from './messages.ts';

type Way = keyof ReturnType<typeof messages>['articles']['ways'];

/** `12 articles`, or `3 articles pour « mars » : 2 par la date, 1 par le texte`. */
export function foundLine(
  filter: string | null,
  articles: readonly { readonly foundBy?: Way }[],
  language: Language,
): string {
  const texts = messages(language).articles;
  const whole = texts.count(articles.length);
  const counts = new Map<Way, number>();
  for (const { foundBy } of articles) {
    if (foundBy !== undefined) counts.set(foundBy, (counts.get(foundBy) ?? 0) + 1);
  }
  if (filter === null || counts.size === 0) return whole;
  const single = counts.size === 1;
  const ways = [...counts].map(([way, n]) =>
    single ? texts.ways[way] : `${n} ${texts.ways[way]}`,
  );
  return texts.found(whole, filter.replace(/\s+/g, ' ').trim(), ways.join(', '));
}
