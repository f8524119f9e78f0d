import type { ParsedArticle } from '../../src/articles/article.ts';

/** What must come of a file: an article that has and lacks some texts, or a reason (in English) why there is none. */
export type Outcome = Read | { readonly skipped: RegExp };

interface Read {
  readonly has?: readonly (string | RegExp)[];
  readonly lacks?: readonly (string | RegExp)[];
  readonly title?: string | RegExp;
  /** The date's value; null for none. */
  readonly published?: string | null;
  readonly details?: Partial<ParsedArticle>;
  /** What is said of what could not be read well, in English. */
  readonly warned?: RegExp;
}

export interface ArticleCase {
  readonly name: string;
  /** Relative to the articles folder; each case has one of its own. */
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly sidecar?: string;
  readonly outcome: Outcome;
}

export type Row = readonly [
  name: string,
  extension: string,
  content: string | Uint8Array,
  outcome: Outcome,
  sidecar?: string,
];

/** Cases of one group, each in a file of its own under the group's folder. */
export function casesOf(group: string, rows: readonly Row[]): ArticleCase[] {
  return rows.map(([name, extension, content, outcome, sidecar], i) => ({
    name: `${group}: ${name}`,
    file: `${group}/${String(i).padStart(2, '0')}.${extension}`,
    content,
    outcome,
    ...(sidecar !== undefined && { sidecar }),
  }));
}

/** A sentence that every kind of file can hold, in French with accents. */
export const BODY = 'Le conseil de Tressac a voté le budget de la piscine après un débat agité.';

export const bytes = (...parts: readonly (string | number | readonly number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part) : Buffer.from([part].flat()),
    ),
  );

export const utf16 = (text: string, order: 'le' | 'be', mark = true): Buffer => {
  const little = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? little : little.swap16();
};

export const header = (yaml: string, body = BODY): string => `---\n${yaml}\n---\n\n${body}\n`;

export const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><title>Une page</title>${head}</head><body>${body}</body></html>`;
