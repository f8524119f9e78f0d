import type { Span } from '../text/spans.ts';
import type { Enumeration } from './enumeration.ts';
import { linesOfArticle } from './text-lines.ts';
import type { WholeArticle } from './whole-article.ts';

const ANNOUNCES = /:\s*$/;

/**
 * Lists of an article that follow one another, each below a line that ends in a colon, as "Allowed: … Not allowed: …", from
 * that line to the last item; one of them is the list given. A list of a single item is one too.
 * @returns none where there is only that one.
 */
export function siblingLists(article: WholeArticle, given: Enumeration): Span[] {
  const runs: Span[][] = [[]];
  let open: Span | null = null;
  for (const { start, end, text, item } of linesOfArticle(article)) {
    if (item !== null && open) {
      open = { start: open.start, end };
      // The line that announces it stood alone.
      if (runs.at(-1)!.at(-1)?.start === open.start) runs.at(-1)!.pop();
      runs.at(-1)!.push(open);
    } else if (ANNOUNCES.test(text)) {
      open = { start, end };
    } else {
      open = null;
      runs.push([]);
    }
  }
  const at = given.items[0]!.start;
  const siblings = runs.find((run) => run.some(({ start, end }) => start < at && at < end)) ?? [];
  return siblings.length > 1 ? siblings : [];
}
