import type { APIButtonComponent } from 'discord.js';
import type { Reply } from '../../../commands/reply.ts';
import { messages } from '../../i18n/messages.ts';
import type { Excerpt } from '../../product/kiosque.ts';
import type { Span } from '../../text/spans.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { button, rowsOf } from './components.ts';
import { pagesOf } from './fit.ts';
import { details, heading, linkTo } from './render-article.ts';
import { emphasised } from './render-source.ts';
import type { View, ViewContext } from './view.ts';

/** Short enough to be read on a phone without much scrolling. */
const PAGE_LENGTH = 1800;

/** A place in an article, and what is in bold there. */
interface ShownExcerpt extends Omit<Extract<Reply, { type: 'excerpt' }>, 'type'> {
  /** What is in bold beside the cited sentences, in the article's text: where one came from through the passages. */
  readonly bold?: readonly Span[];
}

/**
 * A passage in its article, the cited sentences in bold. A long one has pages.
 *
 * @param page from 0; null for the one that holds the cited sentence.
 */
export function excerptView(reply: ShownExcerpt, page: number | null, context: ViewContext): View {
  const { n, excerpt, note, also = [] } = reply;
  const texts = discordTexts(context.language);
  const { article, passage, cited } = excerpt;
  const text = passage.text;
  const bold = boldIn(reply);
  const pages = pagesOf(text, PAGE_LENGTH, (part) => emphasised(part, []).length + 4);
  const holding = cited ? pages.findIndex(({ end }) => end > cited.start) : 0;
  const at = Math.min(Math.max(page ?? holding, 0), pages.length - 1);
  const { start, end } = pages[at]!;
  const inPassage = within(bold, passage.start, passage.end);
  const pageText = emphasised(text.slice(start, end), within(inPassage, start, end));
  const markers = n === null ? [] : [n, ...also.map((other) => other.n)];
  const footer = [
    ...markers.map((marker) => messages(context.language).excerpt.source(marker)),
    ...(pages.length > 1 ? [texts.page(at + 1, pages.length)] : []),
  ].join(' · ');
  return {
    embeds: [
      {
        ...heading(article),
        description: [note && `⚠️ ${note}`, details(article, context), pageText]
          .filter(Boolean)
          .join('\n\n'),
        ...(footer && { footer: { text: footer } }),
      },
    ],
    // What is no longer there has no neighbours.
    components: rowsOf(
      note && excerpt.previous === null && excerpt.next === null
        ? linkTo(article, context)
        : [
            ...steps(excerpt, bold, at, pages.length, context),
            button(context.customId(action('whole', article.id, 0)), {
              emoji: '📄',
              label: texts.buttons.whole,
            }),
            ...linkTo(article, context),
          ],
    ),
  };
}

/** All that is in bold, in the article's text. */
function boldIn({ excerpt, also = [], bold = [] }: ShownExcerpt): Span[] {
  const { passage, cited } = excerpt;
  return [...(cited ? [cited] : []), ...also.map((other) => other.cited)]
    .map(({ start, end }) => ({ start: passage.start + start, end: passage.start + end }))
    .concat(bold);
}

/** Back and forth: through the pages of a long passage first, then to the passages beside it; the bold stays. */
function steps(
  { article, passage, previous, next }: Excerpt,
  bold: readonly Span[],
  at: number,
  pages: number,
  { language, customId }: ViewContext,
): APIButtonComponent[] {
  const texts = discordTexts(language).buttons;
  const kept = bold.flatMap(({ start, end }) => [start, end]);
  const to = (start: number, page: number) =>
    action('place', article.id, start, null, page, ...kept);
  const beside = (start: number | null) => (start === null ? null : to(start, 0));
  const back = at > 0 ? to(passage.start, at - 1) : beside(previous);
  const forth = at < pages - 1 ? to(passage.start, at + 1) : beside(next);
  return [
    ...(back ? [button(customId(back), { emoji: '◀️', label: texts.previous })] : []),
    ...(forth ? [button(customId(forth), { emoji: '▶️', label: texts.next })] : []),
  ];
}

/** Spans as they are in a part of the text. */
function within(spans: readonly Span[], start: number, end: number): Span[] {
  return spans
    .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.start < span.end)
    .map((span) => ({ start: span.start - start, end: span.end - start }));
}
