import { z } from 'zod';
import { textOfHtml } from '../formats/support/plain-text.ts';
import { type DeclaredDetails, dateIn, languageIn, oneLine, webAddress } from './details.ts';

/** NewsArticle, BlogPosting, Report and their kin; with or without "https://schema.org/". */
const ARTICLE_TYPE = /(?:Article|Posting|^Report)$/;
const DEEPEST = 6;
const MOST_NODES = 2_000;

const text = z
  .string()
  .transform((value) => oneLine(value.includes('&') ? textOfHtml(value) : value));
const named = z.union([text, z.object({ name: text }).transform(({ name }) => name)]);
const names = z.union([named, z.array(named.catch(null))]).transform(
  (value) =>
    [value]
      .flat()
      .filter((name) => name !== null)
      .join(', ') || null,
);
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);

const node = z.object({
  headline: optional(text),
  name: optional(text),
  publisher: optional(names),
  author: optional(names),
  url: optional(z.string()),
  mainEntityOfPage: optional(
    z.union([z.string(), z.object({ '@id': z.string() }).transform((page) => page['@id'])]),
  ),
  datePublished: optional(z.string()),
  inLanguage: optional(z.string()),
});

/** What the first article among a page's JSON-LD blocks says. Broken blocks are common and are passed over. */
export function readJsonLd(blocks: readonly string[]): DeclaredDetails {
  const nodes = blocks.flatMap((block) => nodesIn(parse(block)));
  const article = nodes.find((candidate) => [candidate['@type']].flat().some(isArticleType));
  const parsed = node.safeParse(article);
  if (!parsed.success) return {};
  const { headline, name, publisher, author, url, mainEntityOfPage, datePublished, inLanguage } =
    parsed.data;
  return {
    title: headline ?? name ?? undefined,
    publisher: publisher ?? undefined,
    author: author ?? undefined,
    url: webAddress(url ?? mainEntityOfPage ?? '') ?? undefined,
    published: dateIn(datePublished ?? '') ?? undefined,
    language: languageIn(inLanguage ?? '') ?? undefined,
  };
}

function isArticleType(type: unknown): boolean {
  return typeof type === 'string' && ARTICLE_TYPE.test(type);
}

function parse(block: string): unknown {
  // Line breaks inside strings and CDATA wrappers are not JSON, and pages have both.
  const json = block.replace(/[\n\r\t]/g, ' ').replace(/^\s*(?:<!\[CDATA\[)?|(?:\]\]>)\s*$/g, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The objects of a block, through arrays, `@graph` and the page's `mainEntity`. */
function nodesIn(root: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const visit = (value: unknown, depth: number) => {
    if (depth > DEEPEST || found.length >= MOST_NODES || typeof value !== 'object' || !value)
      return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    const object = value as Record<string, unknown>;
    found.push(object);
    visit(object['@graph'], depth + 1);
    visit(object['mainEntity'], depth + 1);
    visit(object['mainEntityOfPage'], depth + 1);
  };
  visit(root, 0);
  return found;
}
