import { EmbedLimits } from '@sapphire/discord-utilities';
import type { APIButtonComponent } from 'discord.js';
import { dateWithSource } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { ArticleSummary } from '../../product/kiosque.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { button, linkButton, rowsOf } from './components.ts';
import { escapeLine, linkOf } from './escape.ts';
import { cut, cutRendered, pagesOf } from './fit.ts';
import { turning } from './paging.ts';
import { embedTitle, emphasised } from './render-source.ts';
import { colors, type View, type ViewContext } from './view.ts';

const WHOLE_PAGE_LENGTH = Math.min(3500, EmbedLimits.MaximumDescriptionLength - 500);
const OPENING_LENGTH = 900;
const LINE_LENGTH = 200;

/** Of the first passage. */
const OPENING_CHARACTERS = 300;

/** What an article is: title, publisher, dates, length, and the first lines of its first passage. */
export function cardView(article: ArticleSummary, passage: string, context: ViewContext): View {
  const { buttons } = discordTexts(context.language);
  return {
    embeds: [
      {
        ...heading(article),
        description: [
          details(article, context),
          messages(context.language).article.words(article.words),
          cutRendered(cut(passage, OPENING_CHARACTERS), OPENING_LENGTH, (part) =>
            emphasised(part, []),
          ),
        ]
          .filter(Boolean)
          .join('\n\n'),
      },
    ],
    components: rowsOf([
      button(context.customId(action('about', article.id)), {
        emoji: '💬',
        label: buttons.about,
        primary: true,
      }),
      button(context.customId(action('whole', article.id, 0)), {
        emoji: '📄',
        label: buttons.whole,
      }),
      ...linkTo(article, context),
    ]),
  };
}

/** A page of an article's whole text. */
export function wholeView(
  article: ArticleSummary,
  text: string,
  page: number,
  context: ViewContext,
): View {
  const texts = discordTexts(context.language);
  const pages = pagesOf(text, WHOLE_PAGE_LENGTH, (part) => emphasised(part, []).length);
  const at = Math.min(Math.max(page, 0), pages.length - 1);
  const { start, end } = pages[at]!;
  return {
    embeds: [
      {
        ...heading(article),
        description: emphasised(text.slice(start, end), []).trim() || '…',
        footer: { text: texts.page(at + 1, pages.length) },
      },
    ],
    components: rowsOf([
      ...turning(at, pages.length, (to) => context.customId(action('leaf', article.id, to))),
      ...linkTo(article, context),
    ]),
  };
}

/** How an embed about an article begins. */
export function heading(article: ArticleSummary) {
  const url = linkOf(article.url);
  return {
    color: colors.source,
    title: embedTitle(article),
    ...(url && { url }),
  };
}

/** Who published it and when, and who wrote it. */
export function details(article: ArticleSummary, { language }: ViewContext): string {
  const line = (text: string) => cutRendered(text, LINE_LENGTH, escapeLine);
  return [
    [line(article.publisher ?? ''), dateWithSource(article.published, language)]
      .filter(Boolean)
      .join(', '),
    ...(article.author ? [line(messages(language).article.author(article.author))] : []),
  ].join('\n');
}

/** A button that opens the article where it was published; none where that is unknown. */
export function linkTo({ url }: ArticleSummary, { language }: ViewContext): APIButtonComponent[] {
  const link = linkOf(url);
  return link ? [linkButton(link, discordTexts(language).buttons.link)] : [];
}
