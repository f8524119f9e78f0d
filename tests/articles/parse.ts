import type { ParsedArticle } from '../../src/articles/article.ts';
import { parseArticle } from '../../src/articles/formats/parse-article.ts';
import { expectBoth } from '../helpers/typography.ts';

export const NOW = new Date('2026-11-20T10:00:00Z');

/** Parses a text that must become an article. */
export function parse(
  file: string,
  text: string,
  sidecar: string | null = null,
  now = NOW,
): ParsedArticle {
  const article = parseArticle(file, Buffer.from(text), sidecar, { now });
  if ('problem' in article) throw new Error(`${file} ${article.problem.en}`);
  return article;
}

/** Why a text doesn't become an article, in English; the French is looked at too. */
export function problem(file: string, text: string, sidecar: string | null = null): string {
  const article = parseArticle(file, Buffer.from(text), sidecar, { now: NOW });
  if (!('problem' in article)) return 'NO PROBLEM';
  expectBoth(article.problem);
  return article.problem.en;
}

/** What chunks and answers may take of a text. */
export function ownText(article: ParsedArticle): string {
  let own = '';
  let from = 0;
  for (const { start, end } of article.leftovers) {
    own += article.text.slice(from, start);
    from = end;
  }
  return own + article.text.slice(from);
}
