import type { Article } from '../src/articles/article.ts';
import { quote } from '../src/i18n/typography.ts';
import type { CommandContext } from './command.ts';
import { commandTexts } from './texts/index.ts';

/** The article of an id or a file name, or in words that there is none, and which come near. */
export async function findArticle(
  id: string,
  { kiosque, language }: Pick<CommandContext, 'kiosque' | 'language'>,
): Promise<Article | string> {
  const article = await kiosque.article(id);
  if (article) return article;
  const texts = commandTexts(language);
  const near = (await kiosque.articles(id))
    .slice(0, 3)
    .map(({ id, title }) => `${quote(language, title)} (${id})`);
  return [
    texts.noArticle(id),
    ...(near.length > 0 ? [texts.articlesLike(near.join(', '))] : []),
  ].join('\n');
}
