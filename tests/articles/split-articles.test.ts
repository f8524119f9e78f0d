import { describe, expect, it } from 'vitest';
import { splitArticles } from '../../src/articles/details/split-articles.ts';
import { ownText, parse, parseAll } from './parse.ts';

const A = 'La scierie de Norville embauche douze personnes, annonce sa directrice, Odile Ferrant.';
const B = 'Le bac de Trémont est arrêté jusqu’au printemps, faute de moteur, dit la régie.';
const C = 'The village hall of Harwick was sold for forty thousand pounds on Friday night.';

const REVIEW = `Revue de presse

Le Quotidien du Val
Économie, mardi 6 février 2024, p. 3
La scierie de Norville embauche
Benoît Charlier

${A}

© 2024 Le Quotidien du Val. Tous droits réservés.

L'Écho du Lac
Régions, vendredi 22 mars 2019, p. 14
Le bac de Trémont reste à quai

${B}
`;

describe('a review of the press', () => {
  it('is articles with their own titles, dates, papers and authors', async () => {
    const articles = await parseAll('revue-2025-01-01.txt', REVIEW);
    expect(articles).toMatchObject([
      {
        file: 'revue-2025-01-01.txt#1',
        title: 'La scierie de Norville embauche',
        publisher: 'Le Quotidien du Val',
        author: 'Benoît Charlier',
        published: { value: '2024-02-06', source: 'text' },
      },
      {
        file: 'revue-2025-01-01.txt#2',
        title: 'Le bac de Trémont reste à quai',
        publisher: "L'Écho du Lac",
        published: { value: '2019-03-22' },
      },
    ]);
    expect(ownText(articles[0]!).trim()).toBe(`La scierie de Norville embauche\n\n\n${A}`);
    for (const { text, part } of articles) {
      expect(REVIEW.slice(part!.start, part!.start + text.length)).toBe(text);
    }
  });

  it('may have its dates below its titles, as Markdown has', async () => {
    const markdown = `## La scierie de Norville embauche\n\n*Le Quotidien du Val, 6 février 2024*\n\n${A}\n\n## Le bac de Trémont reste à quai\n\n*L’Écho du Lac, 22 mars 2019*\n\n${B}`;
    expect(await parseAll('a.md', markdown)).toMatchObject([
      { title: 'La scierie de Norville embauche', published: { value: '2024-02-06' } },
      { title: 'Le bac de Trémont reste à quai', published: { value: '2019-03-22' } },
    ]);
  });

  it('may count its documents, which are undated where they say no date', async () => {
    const text = `Document 1 of 2\n\nThe village hall is sold\nMarch 5, 2024\n\n${C}\n\nDocument 2 of 2\n\n${C.replace('hall', 'pond')}\n`;
    const articles = await parseAll('a.txt', text);
    expect(articles).toMatchObject([
      { title: 'The village hall is sold', published: { value: '2024-03-05' } },
      { published: null },
    ]);
  });

  it('may have rules between pieces with headlines of their own', async () => {
    const text = `La scierie de Norville embauche\n\n${A}\n\n---\n\nLe bac de Trémont reste à quai\n\n${B}\n`;
    expect(await parseAll('a.txt', text)).toMatchObject([
      { title: 'La scierie de Norville embauche', published: null },
      { title: 'Le bac de Trémont reste à quai', published: null },
    ]);
  });
});

describe('what databases of papers give out is split', () => {
  const expected = [
    {
      title: 'Village hall sold in Harwick',
      publisher: 'The Vale Recorder',
      author: 'Jo Field',
      published: { value: '2025-03-20' },
    },
    {
      title: 'The ferry stays at its berth',
      publisher: 'Harwick Herald',
      author: 'Tom Bell',
      published: { value: '2024-06-09' },
    },
  ];
  const FERRY =
    'The ferry of Tremond is stopped until spring for want of an engine, its owner says.';
  const both = (
    one: (n: number, title: string, paper: string, by: string, day: string, text: string) => string,
  ) =>
    one(1, expected[0]!.title, 'The Vale Recorder', 'Jo Field', 'March 20, 2025', C) +
    one(2, expected[1]!.title, 'Harwick Herald', 'Tom Bell', 'June 9, 2024', FERRY);

  it.each<readonly [string, string]>([
    [
      'with fields in capitals, each under its count',
      both(
        (n, title, paper, by, day, text) =>
          `      ${n} of 2 DOCUMENTS\n\n\n        ${paper}\n\n      ${day} Sunday\n\n${title}\n\nBYLINE: ${by}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 65 words\n\n${text}\n\nLOAD-DATE: ${day}\n\n`,
      ).replace('20, 2025 Sunday', '20, 2025 Thursday'),
    ],
    [
      'each closed by the number that it is kept under',
      both(
        (n, title, paper, by, day, text) =>
          `News\n${title}\n\n${by}\n152 words\n${day}\n${paper}\nVREC\n3\nEnglish\n(c) 2025 ${paper}\n\n${text}\n\nDocument VREC00002025032${n}el3400001\n\n`,
      ),
    ],
    [
      'the day and the paper over the title, whose rights below',
      both(
        (_, title, paper, by, day, text) =>
          `${day}\n${paper} • p. 3 • 53 words\n\n${title}\n\n${by}\n\n${text}\n\n© 2025 ${paper}. All rights reserved. This document is protected by international laws and conventions on copyright.\n\n`,
      ),
    ],
  ])('%s', async (_, text) => {
    const articles = await parseAll('a.txt', text);
    expect(articles).toMatchObject(expected);
    expect(articles.map((one) => ownText(one).replace(/\s+/g, ' ').trim())).toEqual([
      `${expected[0]!.title} ${C}`,
      `${expected[1]!.title} ${FERRY}`,
    ]);
  });

  it('the paper stands between title and day, apart', async () => {
    const one = (n: number, title: string, paper: string, day: string, text: string) =>
      `Document ${n} de 2\n\n${title}\n\n${paper}\n${day}\n\n${text}\n\n`;
    const text =
      one(1, 'La scierie de Norville embauche', 'Le Courrier du Val', '6 février 2024', A) +
      one(2, 'Le bac reste à quai', "L'Écho du Lac", '22 mars 2019', B);
    expect(await parseAll('a.txt', text)).toMatchObject([
      { title: 'La scierie de Norville embauche', publisher: 'Le Courrier du Val', author: null },
      { title: 'Le bac reste à quai', publisher: "L'Écho du Lac", author: null },
    ]);
  });
});

describe('Markdown with rules', () => {
  const pieces = ['La scierie de Norville embauche', 'Le bac de Trémont reste à quai'] as const;

  it('is articles where each piece has its heading', async () => {
    const text = `# ${pieces[0]}\n\n${A}\n\n---\n\n# ${pieces[1]}\n\n${B}\n`;
    const articles = await parseAll('a.md', text);
    expect(articles.map(({ title }) => title)).toEqual(pieces);
  });

  it.each([
    ['a section has a lower heading', `# ${pieces[0]}\n\n${A}\n\n---\n\n## ${pieces[1]}\n\n${B}\n`],
    ['a piece has none', `# ${pieces[0]}\n\n${A}\n\n***\n\n${B}\n`],
    [
      'front matter has the title',
      `---\ntitle: Norville\n---\n\n## Un\n\n${A}\n\n---\n\n## Deux\n\n${B}\n`,
    ],
  ])('is one where %s', async (_, text) => {
    expect((await parse('a.md', text)).part).toBeUndefined();
  });
});

describe('the titles of a review', () => {
  it('may be numbered, and have their day behind them', async () => {
    const numbered = `1. La scierie embauche douze fois\nLe Courrier du Val, 6 février 2024\n\n${A}\n\n2. Le bac reste à quai\nL'Écho du Lac, 22 mars 2019\n\n${B}\n`;
    const dated = `Revue de presse de mars\n\nLa scierie embauche douze fois (6 février 2024)\n\n${A}\n\nLe bac reste à quai (22 mars 2019)\n\n${B}\n`;
    for (const text of [numbered, dated])
      expect(await parseAll('a.txt', text)).toMatchObject([
        { title: 'La scierie embauche douze fois', published: { value: '2024-02-06' } },
        { title: 'Le bac reste à quai', published: { value: '2019-03-22' } },
      ]);
  });
});

const RULE = '='.repeat(20);
const boxed = (below: string) =>
  `Revue de mars, choisie par la classe de Zoé

${RULE}
ARTICLE 1
L'Écho du Lac – 20/03/2025 – Yann Kerrel
${below}
Le bac de Trémont reste à quai

${B}

${RULE}
ARTICLE 2
Rail & Bois, lundi 24 mars 2025, propos recueillis et article de Ana Rey
${below}
**La scierie de Norville embauche**

${A}

${RULE}
Le premier est le plus drôle, dit Zoé, parce que le bac y fait rire tout le village pendant un mois.
`;

describe('a review whose articles are numbered below rules', () => {
  const expected = [
    {
      title: 'Le bac de Trémont reste à quai',
      publisher: "L'Écho du Lac",
      author: 'Yann Kerrel',
      published: { value: '2025-03-20' },
    },
    {
      title: 'La scierie de Norville embauche',
      publisher: 'Rail & Bois',
      author: 'Ana Rey',
      published: { value: '2025-03-24' },
    },
  ];

  it.each([
    ['Markdown', 'a.md', ''],
    ['Markdown with a rule below each head too', 'a.md', `${RULE}\n`],
    ['text', 'a.txt', ''],
    ['text with a rule below each head too', 'a.txt', `${RULE}\n`],
  ])('is its articles, in %s, without what its readers say below', async (_, file, below) => {
    const written = file.endsWith('.md') ? boxed(below) : boxed(below).replaceAll('**', '');
    const articles = await parseAll(file, written);
    expect(articles).toMatchObject(expected);
    expect(articles.map((article) => ownText(article).replace(/\s+/g, ' ').trim())).toEqual([
      `${expected[0]!.title} ${B}`,
      `${expected[1]!.title} ${A}`,
    ]);
  });

  it.each(['a.md', 'a.txt'])('is so in English, without rules, in %s', async (file) => {
    const text = `Cuttings, week 12\n\nItem 1\nThe Vale Recorder, 20 March 2025, p. 4, by Jo Field\n\nVillage hall sold\n\n${C}\n\nItem 2\nHarwick Herald | 24 March 2025 | Tom Bell\n\nVillage pond sold as well\n\n${C.replace('hall', 'pond')}\n`;
    expect(await parseAll(file, text)).toMatchObject([
      { title: 'Village hall sold', publisher: 'The Vale Recorder', author: 'Jo Field' },
      { title: 'Village pond sold as well', publisher: 'Harwick Herald', author: 'Tom Bell' },
    ]);
  });
});

describe('one article stays one', () => {
  it.each([
    [
      'with a chronology',
      `Une année de travaux\n\n${A}\n\n12 mars 2024\n\n${B}\n\n3 avril 2024\n\n${A}`,
    ],
    [
      'with a rule before its note',
      `La scierie embauche\n\n${A}\n\n---\n\nOdile Ferrant est née à Norville.`,
    ],
    [
      'with asterisks between its parts',
      `La scierie embauche\n\n${A}\n\n* * *\n\n${B}\n\n* * *\n\n${A}`,
    ],
    [
      'with a date and an update',
      `La scierie de Norville embauche\n6 février 2024\n\n${A}\n\nMis à jour le 8 février 2024\n\n${B}`,
    ],
    [
      'with teasers of others',
      `La scierie de Norville embauche\n6 février 2024\n\n${A}\n\nLe bac de Trémont reste à quai\n3 mars 2019\n\n${B}\n\nLire la suite »`,
    ],
    [
      'with the numbers of a law',
      `Décret sur les bacs\n\n3 mars 2025\n\nArticle 1\n\n${B}\n\nArticle 2\n\n${A}`,
    ],
    [
      'of prose with dates',
      `${A} Le 6 février 2024, tout a changé.\n\n${B} Le 22 mars 2019, rien.`,
    ],
  ])('%s', async (_, text) => {
    expect(splitArticles(text)).toBeNull();
    expect((await parse('a.txt', text)).part).toBeUndefined();
  });
});
