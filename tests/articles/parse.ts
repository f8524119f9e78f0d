import type { ParsedArticle } from '../../src/articles/article.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { expectBoth } from '../helpers/typography.ts';

export const NOW = new Date('2026-11-20T10:00:00Z');

/** Parses a file that must become one article. */
export async function parse(
  file: string,
  content: string | Uint8Array,
  sidecar: string | null = null,
  now = NOW,
): Promise<ParsedArticle> {
  const articles = await parseAll(file, content, sidecar, now);
  if (articles.length !== 1) throw new Error(`${file} holds ${articles.length} articles`);
  return articles[0]!;
}

/** Parses a file that must become articles, perhaps several. */
export async function parseAll(
  file: string,
  content: string | Uint8Array,
  sidecar: string | null = null,
  now = NOW,
): Promise<readonly ParsedArticle[]> {
  const articles = await parseArticles(file, Buffer.from(content), sidecar, { now });
  if ('problem' in articles) throw new Error(`${file} ${articles.problem.en}`);
  return articles;
}

/** Why a text doesn't become an article, in English; the French is looked at too. */
export async function problem(
  file: string,
  text: string | Uint8Array,
  sidecar: string | null = null,
): Promise<string> {
  const articles = await parseArticles(file, Buffer.from(text), sidecar, { now: NOW });
  if (!('problem' in articles)) return 'NO PROBLEM';
  expectBoth(articles.problem);
  return articles.problem.en;
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
