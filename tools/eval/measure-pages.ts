/**
 * How well pages are read: main text whole, nothing of the page around it, title, date and author as stated.
 * Run by `npm run eval:pages`, with a folder of pages and their `expected.jsonl`, or with those beside this file. With
 * `--pasted`, of what a page shows as plain text, all that stands around its article included.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstElement, parseHtml } from '../../src/articles/formats/html/dom.ts';
import { textOf } from '../../src/articles/formats/html/text-of.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { withoutSpans } from '../../src/text/spans.ts';

interface ExpectedPage {
  readonly file: string;
  readonly title: string;
  /** Null where the page states none. */
  readonly date: string | null;
  readonly author: string | null;
  /** Passages of the article. */
  readonly has: readonly string[];
  /** What stands around it. */
  readonly lacks: readonly string[];
}

export const MEASURES = ['text', 'clean', 'title', 'date', 'author'] as const;
export type PageScores = Readonly<Record<(typeof MEASURES)[number], boolean>>;

/** Without regard to the kinds of spaces, of apostrophes and of case. */
const inPlainSigns = (text: string): string =>
  text.normalize('NFC').replace(/\s+/gu, ' ').replace(/[’']/g, "'").toLowerCase();

const PAGES = join(import.meta.dirname, 'pages');

/** What a browser copies of a whole page. */
function pasted(html: string): string {
  const document = parseHtml(html);
  const body = firstElement(document, ({ name }) => name === 'body') ?? document;
  return textOf(body, { language: 'fr' }).text;
}

/** The pages of a folder, each with what was read right of it. @throws where one of them cannot be read. */
export async function measurePages(
  folder: string = PAGES,
  isPasted = false,
): Promise<ReadonlyMap<string, PageScores & { readonly why: string }>> {
  const rows = readFileSync(join(folder, 'expected.jsonl'), 'utf8').trim().split('\n');
  const scores = new Map<string, PageScores & { readonly why: string }>();
  for (const row of rows) {
    const page = JSON.parse(row) as ExpectedPage;
    const bytes = readFileSync(join(folder, page.file));
    const [file, content] = isPasted
      ? [page.file.replace('.html', '.txt'), Buffer.from(pasted(bytes.toString('utf8')))]
      : [page.file, bytes];
    const read = await parseArticles(file, content, null, { now: new Date('2026-06-01') });
    if ('problem' in read) throw new Error(`${page.file} ${read.problem.en}`);
    const article = read[0]!;
    const own = inPlainSigns(withoutSpans(article.text, article.leftovers));
    const missing = page.has.filter((passage) => !own.includes(inPlainSigns(passage)));
    const kept = page.lacks.filter((passage) => own.includes(inPlainSigns(passage)));
    const published = article.published?.value ?? null;
    const same = (a: string | null, b: string | null): boolean =>
      inPlainSigns(a ?? '') === inPlainSigns(b ?? '');
    scores.set(page.file, {
      text: missing.length === 0,
      clean: kept.length === 0,
      title: same(article.title, page.title),
      date: published === page.date,
      author: same(article.author, page.author),
      why: JSON.stringify({
        missing,
        kept,
        title: article.title,
        published,
        author: article.author,
      }),
    });
  }
  return scores;
}

async function report(folder: string | undefined, isPasted: boolean): Promise<void> {
  const scores = await measurePages(folder, isPasted);
  for (const measure of MEASURES) {
    const right = [...scores.values()].filter((page) => page[measure]).length;
    console.log(`${measure.padEnd(8)} ${right} of ${scores.size}`);
  }
  for (const [file, { why, ...right }] of scores) {
    const wrong = MEASURES.filter((measure) => !right[measure]);
    if (wrong.length > 0) console.log(`${file}: ${wrong.join(', ')} ${why}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  await report(
    args.find((arg) => !arg.startsWith('--')),
    args.includes('--pasted'),
  );
}
