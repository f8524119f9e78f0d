import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { ArticleSummary } from '../../product/kiosque.ts';
import type { Passage } from '../../retrieval/passage.ts';
import type { Language } from '../../text/language.ts';
import { action } from '../interactions/custom-id.ts';
import { button, menu, rowsOf } from './components.ts';
import { escapeLine, escapeText } from './escape.ts';
import { cut, cutRendered } from './fit.ts';
import { turning } from './render-excerpt.ts';
import { sourceLine, titleOf } from './render-source.ts';
import { colors, type Look, notice, type View } from './view.ts';

const PASSAGES_A_PAGE = 5;
const ARTICLES_A_PAGE = 10;
const PASSAGE_SHOWN = 450;
const WORDS_SHOWN = 200;

/** What was searched for. */
export interface Search {
  readonly words: string;
  readonly since: string;
  readonly until: string;
}

/** Passages, five a page, each with a button that opens it. */
export function passagesView(
  passages: readonly Passage[],
  search: Search,
  page: number,
  look: Look,
): View {
  const said = messages(look.language).discord;
  const words = cutRendered(search.words, WORDS_SHOWN, escapeLine);
  if (passages.length === 0) {
    return notice(colors.abstained, messages(look.language).search.none(words));
  }
  const { at, pages, shown, first } = pageOf(passages, page, PASSAGES_A_PAGE);
  const entries = shown.map(
    ({ article, chunk }, i) =>
      `**${first + i + 1}.** ${sourceLine(article, look.language)}\n${cutRendered(
        chunk.text.replace(/(?<!\s)\s*\n\s*/g, ' '),
        PASSAGE_SHOWN,
        escapeText,
      )}`,
  );
  const { since, until } = search;
  return {
    embeds: [
      {
        color: colors.list,
        description: [`**${said.found(passages.length, words)}**`, ...entries].join('\n\n'),
        ...(pages > 1 && { footer: { text: said.page(at + 1, pages) } }),
      },
    ],
    components: [
      ...rowsOf(
        shown.map(({ article, chunk }, i) =>
          button(look.id(action('open', article.id, chunk.start)), { label: `${first + i + 1}` }),
        ),
      ),
      ...rowsOf(
        turning(at, pages, (to) => look.id(action('search', to, search.words, since, until))),
      ),
    ],
  };
}

/** The corpus, ten articles a page, with a menu that opens one. */
export function articlesView(
  articles: readonly ArticleSummary[],
  filter: string | null,
  page: number,
  look: Look,
): View {
  const { language, id } = look;
  const said = messages(language);
  if (articles.length === 0) {
    const wanted = cutRendered(filter ?? '', WORDS_SHOWN, escapeLine);
    const text = filter === null ? said.articles.empty : said.articles.none(wanted);
    return notice(colors.abstained, text);
  }
  const { at, pages, shown, first } = pageOf(articles, page, ARTICLES_A_PAGE);
  const lines = shown.map((article, i) => `${first + i + 1}\\. ${sourceLine(article, language)}`);
  return {
    embeds: [
      {
        color: colors.list,
        title: said.articles.count(articles.length),
        description: lines.join('\n'),
        ...(pages > 1 && { footer: { text: said.discord.page(at + 1, pages) } }),
      },
    ],
    components: [
      menu(
        id(action('pick')),
        said.discord.openArticle,
        shown.map((article) => ({
          label: titleOf(article),
          description: publishedPlain(article, language),
          value: id(action('card', article.id)),
        })),
      ),
      ...rowsOf(turning(at, pages, (to) => id(action('list', to, filter)))),
    ],
  };
}

/** `Publisher, date`, without markup: for a menu or a list of suggestions. */
export function publishedPlain(article: ArticleSummary, language: Language): string {
  const date = dateLabel(article.published, language);
  return article.publisher ? `${cut(article.publisher, 30)}, ${date}` : date;
}

function pageOf<T>(items: readonly T[], page: number, size: number) {
  const pages = Math.ceil(items.length / size);
  const at = Math.min(Math.max(page, 0), pages - 1);
  return { at, pages, first: at * size, shown: items.slice(at * size, (at + 1) * size) };
}
