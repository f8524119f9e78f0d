import type { Article } from '../src/articles/article.ts';
import { quote } from '../src/i18n/typography.ts';
import { fold } from '../src/text/words.ts';
import type { CommandContext } from './command.ts';
import { commandTexts } from './texts/index.ts';

/** The article of an id, a file name or a title that is its own, or in words that there is none, and which come near. */
export async function findArticle(
  id: string,
  { kiosque, language }: Pick<CommandContext, 'kiosque' | 'language'>,
): Promise<Article | string> {
  const article = await kiosque.article(id);
  if (article) return article;
  const like = (await kiosque.articles(id)).filter(({ foundBy }) => foundBy !== 'text');
  // Tab writes titles; one that several articles have tells nothing.
  const [titled, ...others] = like.filter(({ title }) => fold(title) === fold(id.trim()));
  const byTitle = titled && others.length === 0 ? await kiosque.article(titled.id) : null;
  if (byTitle) return byTitle;
  const texts = commandTexts(language);
  const near = like.slice(0, 3).map(({ id, title }) => `${quote(language, title)} (${id})`);
  return [
    texts.noArticle(id),
    ...(near.length > 0 ? [texts.articlesLike(near.join(', '))] : []),
  ].join('\n');
}
