import { EmbedLimits } from '@sapphire/discord-utilities';
import type { APIButtonComponent } from 'discord.js';
import { dateWithSource } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { ArticleSummary, Excerpt } from '../../product/kiosque.ts';
import type { Span } from '../../text/spans.ts';
import { action } from '../interactions/custom-id.ts';
import { button, linkButton, rowsOf } from './components.ts';
import { escapeLine, linkOf } from './escape.ts';
import { cutRendered, pagesOf } from './fit.ts';
import { embedTitle, emphasised } from './render-source.ts';
import { colors, type Look, type View } from './view.ts';

/** Short enough to be read on a phone without much scrolling. */
const PAGE_LENGTH = 1800;
const WHOLE_PAGE_LENGTH = Math.min(3500, EmbedLimits.MaximumDescriptionLength - 500);
const LINE_LENGTH = 200;

/**
 * A passage in its article, the cited sentence in bold. A long one has pages.
 *
 * @param page from 0; null for the one that holds the cited sentence.
 */
export function excerptView(
  { n, excerpt, note }: { n: number | null; excerpt: Excerpt; note?: string },
  page: number | null,
  look: Look,
): View {
  const said = messages(look.language).discord;
  const { article, passage, cited } = excerpt;
  const text = passage.text;
  const bold = cited ? [cited] : [];
  const pages = pagesOf(text, PAGE_LENGTH, (part) => emphasised(part, []).length + 4);
  const holding = cited ? pages.findIndex(({ end }) => end > cited.start) : 0;
  const at = Math.min(Math.max(page ?? holding, 0), pages.length - 1);
  const { start, end } = pages[at]!;
  const shown = emphasised(text.slice(start, end), within(bold, start, end));
  const footer = [
    ...(n === null ? [] : [messages(look.language).excerpt.source(n)]),
    ...(pages.length > 1 ? [said.page(at + 1, pages.length)] : []),
  ].join(' · ');
  return {
    embeds: [
      {
        ...heading(article),
        description: [note && `⚠️ ${note}`, details(article, look), shown]
          .filter(Boolean)
          .join('\n\n'),
        ...(footer && { footer: { text: footer } }),
      },
    ],
    // What is no longer there has no neighbours.
    components: rowsOf(
      note && excerpt.previous === null && excerpt.next === null
        ? linkTo(article, look)
        : [
            ...steps(excerpt, at, pages.length, look),
            button(look.id(action('whole', article.id, 0)), {
              emoji: '📄',
              label: said.buttons.whole,
            }),
            ...linkTo(article, look),
          ],
    ),
  };
}

/** A page of an article's whole text. */
export function wholeView(article: ArticleSummary, text: string, page: number, look: Look): View {
  const said = messages(look.language).discord;
  const pages = pagesOf(text, WHOLE_PAGE_LENGTH, (part) => emphasised(part, []).length);
  const at = Math.min(Math.max(page, 0), pages.length - 1);
  const { start, end } = pages[at]!;
  return {
    embeds: [
      {
        ...heading(article),
        description: emphasised(text.slice(start, end), []).trim() || '…',
        footer: { text: said.page(at + 1, pages.length) },
      },
    ],
    components: rowsOf([
      ...turning(at, pages.length, (to) => look.id(action('leaf', article.id, to))),
      ...linkTo(article, look),
    ]),
  };
}

/** What an article is: title, publisher, dates, length, first lines. */
export function cardView(article: ArticleSummary, look: Look): View {
  const said = messages(look.language);
  return {
    embeds: [
      {
        ...heading(article),
        description: [
          details(article, look),
          said.article.words(article.words),
          cutRendered(article.opening, 900, (part) => emphasised(part, [])),
        ]
          .filter(Boolean)
          .join('\n\n'),
      },
    ],
    components: rowsOf([
      button(look.id(action('about', article.id)), {
        emoji: '💬',
        label: said.discord.buttons.about,
        primary: true,
      }),
      button(look.id(action('whole', article.id, 0)), {
        emoji: '📄',
        label: said.discord.buttons.whole,
      }),
      ...linkTo(article, look),
    ]),
  };
}

/** Back and forth through `pages`; nothing where there is but one. */
export function turning(
  at: number,
  pages: number,
  idOf: (page: number) => string,
): APIButtonComponent[] {
  if (pages < 2) return [];
  return [
    // A disabled button needs a customId of its own.
    button(idOf(at - 1), { emoji: '◀️', disabled: at === 0 }),
    button(idOf(at + 1), { emoji: '▶️', disabled: at === pages - 1 }),
  ];
}

function heading(article: ArticleSummary) {
  const url = linkOf(article.url);
  return {
    color: colors.source,
    title: embedTitle(article),
    ...(url && { url }),
  };
}

function details(article: ArticleSummary, { language }: Look): string {
  const line = (text: string) => cutRendered(text, LINE_LENGTH, escapeLine);
  return [
    [line(article.publisher ?? ''), dateWithSource(article.published, language)]
      .filter(Boolean)
      .join(', '),
    ...(article.author ? [line(messages(language).article.author(article.author))] : []),
  ].join('\n');
}

/** Back and forth: through the pages of a long passage first, then to the passages beside it. */
function steps(
  { article, passage, cited, previous, next }: Excerpt,
  at: number,
  pages: number,
  { language, id }: Look,
): APIButtonComponent[] {
  const said = messages(language).discord.buttons;
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
    ...(back ? [button(id(back), { emoji: '◀️', label: said.previous })] : []),
    ...(forth ? [button(id(forth), { emoji: '▶️', label: said.next })] : []),
  ];
}

function linkTo({ url }: ArticleSummary, { language }: Look): APIButtonComponent[] {
  const link = linkOf(url);
  return link ? [linkButton(link, messages(language).discord.buttons.link)] : [];
}

/** Spans as they are in a part of the text. */
function within(spans: readonly Span[], start: number, end: number): Span[] {
  return spans
    .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.start < span.end)
    .map((span) => ({ start: span.start - start, end: span.end - start }));
}
