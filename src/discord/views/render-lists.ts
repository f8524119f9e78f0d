import type { SearchInput } from '../../../commands/reply.ts';
import { usualExtensions } from '../../articles/formats/index.ts';
import { dateLabel } from '../../i18n/format.ts';
import { foundLine } from '../../i18n/found-line.ts';
import { messages } from '../../i18n/messages.ts';
import type { ArticleSummary, ListedArticle } from '../../product/kiosque.ts';
import type { FoundPassage } from '../../retrieval/passage.ts';
import type { Language } from '../../text/language.ts';
import { snippetFrom } from '../../text/snippet.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { withCommandMentions } from './command-mentions.ts';
import { button, menu, rowsOf } from './components.ts';
import { escapeLine } from './escape.ts';
import { cut, cutMarkup, cutRendered, firstFitting } from './fit.ts';
import { pageOf, turning } from './paging.ts';
import { emphasised, sourceLine, titleOf } from './render-source.ts';
import {
  colors,
  DESCRIPTION_LENGTH,
  notice,
  TITLE_LENGTH,
  type View,
  type ViewContext,
} from './view.ts';

const PASSAGES_A_PAGE = 5;
const ARTICLES_A_PAGE = 10;
/** About two lines. */
const SNIPPET_LENGTH = 180;
const WORDS_SHOWN = 200;

/** Passages, five a page, each with a button that opens it. */
export function passagesView(
  passages: readonly FoundPassage[],
  search: SearchInput,
  page: number,
  context: ViewContext,
): View {
  const texts = discordTexts(context.language);
  const words = cutRendered(search.words, WORDS_SHOWN, escapeLine);
  if (passages.length === 0) {
    const none = messages(context.language).search.none(words);
    return notice(colors.abstained, withCommandMentions(none, context));
  }
  const { page: at, pages, entries: onPage, first } = pageOf(passages, page, PASSAGES_A_PAGE);
  const entries = (isLinked: boolean, isMarked: boolean) =>
    onPage.map(({ article, chunk, hits = [], from = 0 }, i) => {
      const { text, marks } = snippetFrom(chunk.text, from, hits, SNIPPET_LENGTH);
      const source = sourceLine(article, context.language, isLinked);
      return `**${first + i + 1}.** ${source}\n${emphasised(text, isMarked ? marks : [])}`;
    });
  const written = (isLinked: boolean, isMarked: boolean) => () =>
    [`**${texts.found(passages.length, words)}**`, ...entries(isLinked, isMarked)].join('\n\n');
  const { since, until } = search;
  return {
    embeds: [
      {
        color: colors.list,
        description: firstFitting(DESCRIPTION_LENGTH, [
          written(true, true),
          written(false, true),
          written(false, false),
        ]),
        ...(pages > 1 && { footer: { text: texts.page(at + 1, pages) } }),
      },
    ],
    components: [
      ...rowsOf(
        onPage.map(({ article, chunk }, i) =>
          button(context.customId(action('open', article.id, chunk.start)), {
            label: `${first + i + 1}`,
          }),
        ),
      ),
      ...rowsOf(
        turning(at, pages, (to) =>
          context.customId(action('search', to, search.words, since, until)),
        ),
      ),
    ],
  };
}

/** The corpus, ten articles a page, with a menu that opens one. */
export function articlesView(
  articles: readonly ListedArticle[],
  filter: string | null,
  page: number,
  context: ViewContext,
): View {
  const { language, customId } = context;
  const texts = messages(language);
  const discord = discordTexts(language);
  const wanted = filter === null ? null : cutRendered(filter, WORDS_SHOWN, escapeLine);
  if (articles.length === 0) {
    const text =
      wanted === null ? texts.articles.empty(usualExtensions()) : texts.articles.none(wanted);
    return notice(colors.abstained, text);
  }
  const { page: at, pages, entries: onPage, first } = pageOf(articles, page, ARTICLES_A_PAGE);
  const lines = (isLinked: boolean) => () =>
    onPage
      .map((article, i) => `${first + i + 1}\\. ${sourceLine(article, language, isLinked)}`)
      .join('\n');
  return {
    embeds: [
      {
        color: colors.list,
        title: cutMarkup(foundLine(wanted, articles, language), TITLE_LENGTH),
        description: firstFitting(DESCRIPTION_LENGTH, [lines(true), lines(false)]),
        ...(pages > 1 && { footer: { text: discord.page(at + 1, pages) } }),
      },
    ],
    components: [
      menu(
        customId(action('pick')),
        discord.openArticle,
        onPage.map((article) => ({
          label: titleOf(article),
          description: publishedPlain(article, language),
          value: customId(action('card', article.id)),
        })),
      ),
      ...rowsOf(turning(at, pages, (to) => customId(action('list', to, filter)))),
    ],
  };
}

/** `Publisher, date`, without markup: for a menu or a list of suggestions. */
export function publishedPlain(
  article: Pick<ArticleSummary, 'published' | 'publisher'>,
  language: Language,
): string {
  const date = dateLabel(article.published, language);
  return article.publisher ? `${cut(article.publisher, 30)}, ${date}` : date;
}
