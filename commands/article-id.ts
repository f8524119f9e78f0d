import type { Article } from '../src/articles/article.ts';
import { messages } from '../src/i18n/messages.ts';
import { quote } from '../src/i18n/typography.ts';
import type { CommandContext } from './command.ts';

/** The article of an id or a file name, or in words that there is none, and which come near. */
export function findArticle(
  id: string,
  { kiosque, language }: Pick<CommandContext, 'kiosque' | 'language'>,
): Article | string {
  const article = kiosque.article(id);
  if (article) return article;
  const said = messages(language).problems;
  const near = kiosque
    .articles(id)
    .slice(0, 3)
    .map(({ id, title }) => `${quote(language, title)} (${id})`);
  return [
    said.noArticle(id),
    ...(near.length > 0 ? [said.articlesLike(near.join(', '))] : []),
  ].join('\n');
}
