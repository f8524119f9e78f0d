import { type Article, fileOf } from '../src/articles/article.ts';
import { nameOf } from '../src/articles/folder/read-folder.ts';
import { quote } from '../src/i18n/typography.ts';
import type { Kiosque, ListedArticle } from '../src/product/kiosque.ts';
import type { Language } from '../src/text/language.ts';
import { fold } from '../src/text/words.ts';
import type { CommandContext } from './command.ts';
import { commandTexts } from './texts/index.ts';

/** The article of an id, a file name or a title that is its own, or in words that there is none, and which come near. */
export async function findArticle(
  id: string,
  { kiosque, language }: Pick<CommandContext, 'kiosque' | 'language'>,
): Promise<Article | string> {
  const article = await kiosque.article(id);
  if (article) {
    const own = await articlesOfFile(id, article, kiosque);
    if (own.length === 0) return article;
    const list = own.map((one) => namedArticle(one, language)).join(', ');
    return commandTexts(language).severalIn(id, list);
  }
  const like = (await kiosque.articles(id)).filter(
    ({ foundBy }) => foundBy !== 'text' && foundBy !== 'undated',
  );
  // Tab writes titles; one that several articles have tells nothing.
  const [titled, ...others] = like.filter(({ title }) => fold(title) === fold(id.trim()));
  const byTitle = titled && others.length === 0 ? await kiosque.article(titled.id) : null;
  if (byTitle) return byTitle;
  const texts = commandTexts(language);
  const near = like.slice(0, 3).map((one) => namedArticle(one, language));
  return [
    texts.noArticle(id),
    ...(near.length > 0 ? [texts.articlesLike(near.join(', '))] : []),
  ].join('\n');
}

/**
 * The articles of a file, where one was asked for by the name of a file that holds several; else none.
 * @param found the article that the name led to.
 */
export async function articlesOfFile(
  name: string,
  found: Article,
  kiosque: Pick<Kiosque, 'articles'>,
): Promise<ListedArticle[]> {
  const file = fileOf(found.file);
  if (!found.part || found.id === name || nameOf(name) !== file) return [];
  const all = (await kiosque.articles(file)).filter((one) => fileOf(one.file) === file);
  return all.toSorted((a, b) => (a.part?.number ?? 0) - (b.part?.number ?? 0));
}

/** Its title, the id that opens it, and whatever else is to be said of it. */
export const namedArticle = (
  { id, title }: ListedArticle,
  language: Language,
  ...marks: readonly string[]
): string => `${quote(language, title)} (${[id, ...marks].join(', ')})`;
