import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Language } from '../../src/text/language.ts';
import { pages } from '../../tools/docs/pages.ts';

const root = new URL('../../', import.meta.url);
const read = (page: string) => readFileSync(new URL(page, root), 'utf8');

/** Pages whose French one has a name of its own; that of `docs/x.md` is `docs/fr/x.md`. */
const named = new Map([
  ['README.md', 'docs/LISEZMOI.md'],
  ['docs/limits.md', 'docs/LIMITES.md'],
]);

/** Pages for whoever works on the code, in English alone. */
const forDevelopers = new Set([
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/figures.md',
  'docs/hnsw.md',
  'findings/README.md',
]);

const french = (page: string) => named.get(page) ?? page.replace(/^docs\//, 'docs/fr/');
const isFrench = (page: string) =>
  page.startsWith('docs/fr/') || [...named.values()].includes(page);
const english = pages().filter((page) => !isFrench(page) && !forDevelopers.has(page));

it.each(english)('%s exists in French', (page) => {
  expect(existsSync(new URL(french(page), root))).toBe(true);
});

it('no French page is without an English one', () => {
  expect(pages().filter(isFrench).sort()).toEqual(english.map(french).sort());
});

/** Headings by their level, tables by columns × rows, code by its lines, lists by their items, paragraphs: from top to bottom. */
function outline(page: string): string[] {
  const blocks = page
    .replace(/^ *```(.*?)\n *```$/gms, (_, code: string) => `code ${code.split('\n').length - 1}`)
    .replace(
      /^\|.*\n\|([-|\s]+)\|\n((?:\|.*\n)*)/gm,
      (_, rule: string, rows: string) =>
        `table ${rule.split('|').length}×${rows.split('\n').length - 1}\n`,
    )
    .trim()
    .split(/\n{2,}/);
  return blocks.map((block) => {
    const items = block.match(/^(?:-|\d+\.) /gm);
    const [kind = 'paragraph'] =
      /^ *(?:#+(?= )|table \d+×\d+|code \d+|!\[|<!-- \/?\w+|\*\*)/.exec(block) ?? [];
    return items ? `${items.length} items` : kind.trim();
  });
}

it.each(english)(
  '%s has the headings, tables, code, lists and paragraphs of its French page',
  (page) => {
    expect(outline(read(french(page)))).toEqual(outline(read(page)));
  },
);

/** Variables, scripts, files and metrics that a page names. */
function names(page: string): string[] {
  const found = page.matchAll(
    /\b[A-Z]+_[A-Z_]+\b|\bnpm run (?:--silent )?[\w:-]+|`[\w/.-]+\.(?:ts|json|md|db|service|yaml)`|\bkiosque_\w+/g,
  );
  return [...new Set([...found].map(([name]) => name))].sort();
}

it.each(english)(
  '%s names the variables, scripts, files and metrics of its French page',
  (page) => {
    expect(names(read(french(page)))).toEqual(names(read(page)));
  },
);

const thousands: Readonly<Record<Language, RegExp>> = {
  en: /(?<=\d),(?=\d{3}(?!\d))/g,
  fr: /(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g,
};

/** The figures of a page, each once, as in English. */
function figures(page: string, language: Language): string[] {
  const found = page
    .replaceAll(thousands[language], '')
    .replaceAll(/(?<=\d),(?=\d)/g, '.')
    .matchAll(/\d+(?:\.\d+)*/g);
  return [...new Set([...found].map(([figure]) => figure))].sort();
}

it.each(english)('%s has the figures of its French page', (page) => {
  expect(figures(read(french(page)), 'fr')).toEqual(figures(read(page), 'en'));
});

it.each(
  english.flatMap((page): [string, Language][] => [
    [page, 'en'],
    [french(page), 'fr'],
  ]),
)('%s names commands and their options by their names in %s', (page, language) => {
  const inText = (pattern: RegExp) => [...read(page).matchAll(pattern)].map(([, name]) => name);
  const others = [
    [commands, inText(/`\/([\p{L}-]+)(?![\p{L}/])/gu)] as const,
    [
      commands.flatMap(({ options }) => options),
      inText(/(?<=`(?:\/[^`]*)?)\b([\p{L}_]+):(?=[…`#@\p{L}])/gu),
    ] as const,
  ].flatMap(([known, found]) =>
    found.filter((name) => !known.some(({ names }) => names[language] === name)),
  );
  expect(others).toEqual([]);
});
