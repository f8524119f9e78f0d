import { messages } from '../src/i18n/messages.ts';
import type { ShownCitation } from '../src/memory/shown-answer.ts';
import type { ArticleSummary } from '../src/product/kiosque.ts';
import type { CommandContext } from './command.ts';
import type { Reply } from './reply.ts';

/** The place that a citation cites. Where its article has changed or is gone, the reply says so and shows what was cited then. */
export async function citedExcerpt(
  cited: ShownCitation,
  { kiosque, language }: Pick<CommandContext, 'kiosque' | 'language'>,
): Promise<Extract<Reply, { type: 'excerpt' }>> {
  const texts = messages(language).excerpt;
  const { n, articleId, start, end, quote, context } = cited;
  const article = await kiosque.article(articleId);
  if (article?.text.slice(start, end) === quote) {
    const excerpt = await kiosque.excerpt(articleId, start, end);
    if (excerpt) {
      const isAsThen = article.text.startsWith(context.text, context.start);
      return { type: 'excerpt', n, excerpt, ...(!isAsThen && { note: texts.changed }) };
    }
  }
  // The sentence may only have moved.
  const moved = article?.text.indexOf(quote) ?? -1;
  const now = moved < 0 ? null : await kiosque.excerpt(articleId, moved, moved + quote.length);
  if (now?.cited) return { type: 'excerpt', n, excerpt: now, note: texts.changed };
  return {
    type: 'excerpt',
    n,
    note: article ? texts.changedThen : texts.goneThen,
    excerpt: {
      article: asThen(cited),
      passage: {
        start: context.start,
        end: context.start + context.text.length,
        text: context.text,
      },
      cited: { start: start - context.start, end: end - context.start },
      previous: null,
      next: null,
    },
  };
}

/** The places that an answer cites, each passage once, with all that is cited in it. */
export async function citedExcerpts(
  citations: readonly ShownCitation[],
  context: Pick<CommandContext, 'kiosque' | 'language'>,
): Promise<Extract<Reply, { type: 'excerpt' }>[]> {
  const byPassage = new Map<string, Extract<Reply, { type: 'excerpt' }>>();
  for (const citation of citations) {
    const reply = await citedExcerpt(citation, context);
    const { article, passage, cited } = reply.excerpt;
    const key = JSON.stringify([article.id, passage.start, passage.end, reply.note]);
    const first = byPassage.get(key);
    if (!first) byPassage.set(key, reply);
    else if (cited) {
      const also = [...(first.also ?? []), { n: citation.n, cited }];
      byPassage.set(key, { ...first, also });
    }
  }
  return [...byPassage.values()];
}

function asThen({ articleId, file, article }: ShownCitation): ArticleSummary {
  return { ...article, id: articleId, file, words: 0 };
}
