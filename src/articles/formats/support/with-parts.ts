import { blankSpans, mergeSpans } from '../../../text/spans.ts';
import { splitArticles } from '../../details/split-articles.ts';
import { type Heading, splitAtHeadings } from '../../details/split-at-headings.ts';
import type { Content } from '../format.ts';

/**
 * The content with the articles that its text is of, where it is of several: by its headings, else by what its lines say.
 * @param headings as its format sets them apart; none where it doesn't.
 */
export function withParts(
  content: Content,
  headings: readonly Heading[] = [],
  { isBook = false }: { readonly isBook?: boolean } = {},
): Content {
  const leftovers = content.leftovers ?? [];
  const text = blankSpans(content.text, leftovers);
  const running = leftovers.map(({ start, end }) => content.text.slice(start, end)).join('\n');
  const split =
    splitAtHeadings(text, headings, { isBook, running }) ?? (isBook ? null : splitArticles(text));
  if (split === null) return content;
  const all = mergeSpans([...leftovers, ...split.leftovers], content.text);
  return { ...content, parts: split.parts, leftovers: all };
}
