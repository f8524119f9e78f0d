import type { APIButtonComponent } from 'discord.js';
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

/**
 * A passage in its article, the cited sentence in bold. A long one has pages.
 *
 * @param page from 0; null for the one that holds the cited sentence.
 */
export function excerptView(
  { n, excerpt, note }: { n: number | null; excerpt: Excerpt; note?: string },
  page: number | null,
  context: ViewContext,
): View {
  const texts = discordTexts(context.language);
  const { article, passage, cited } = excerpt;
  const text = passage.text;
  const bold = cited ? [cited] : [];
  const pages = pagesOf(text, PAGE_LENGTH, (part) => emphasised(part, []).length + 4);
  const holding = cited ? pages.findIndex(({ end }) => end > cited.start) : 0;
  const at = Math.min(Math.max(page ?? holding, 0), pages.length - 1);
  const { start, end } = pages[at]!;
  const pageText = emphasised(text.slice(start, end), within(bold, start, end));
  const footer = [
    ...(n === null ? [] : [messages(context.language).excerpt.source(n)]),
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
            ...steps(excerpt, at, pages.length, context),
            button(context.customId(action('whole', article.id, 0)), {
              emoji: '📄',
              label: texts.buttons.whole,
            }),
            ...linkTo(article, context),
          ],
    ),
  };
}

/** Back and forth: through the pages of a long passage first, then to the passages beside it. */
function steps(
  { article, passage, cited, previous, next }: Excerpt,
  at: number,
  pages: number,
  { language, customId }: ViewContext,
): APIButtonComponent[] {
  const texts = discordTexts(language).buttons;
  const here = (page: number) =>
    action(
      'place',
      article.id,
      passage.start + (cited?.start ?? 0),
      cited && passage.start + cited.end,
      page,
    );
  const back =
    at > 0
      ? here(at - 1)
      : previous === null
        ? null
        : action('place', article.id, previous, null, 0);
  const forth =
    at < pages - 1
      ? here(at + 1)
      : next === null
        ? null
        : action('place', article.id, next, null, 0);
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
