import { expect, it } from 'vitest';
import type { Content } from '../../../src/articles/formats/format.ts';
import { pdf } from '../../../src/articles/formats/pdf.ts';
import { readApart } from '../../../src/articles/formats/support/apart.ts';
import { parseArticles } from '../../../src/articles/parse-articles.ts';
import { NOW, ownText, parse } from '../parse.ts';
import { describeFormat } from './format-contract.ts';
import { column, makePdf, type Placed } from './make-pdf.ts';

const STORY = [
  'Le conseil municipal de Varennes a voté lundi la',
  'rénovation du marché couvert, pour un montant de',
  '2,3 millions d’euros. Les travaux dureront un an.',
].map((line) => line.replace('’', "'"));

describeFormat(pdf, {
  good: { 'a page': [makePdf([column(STORY)]), 'rénovation du marché couvert'] },
  bad: {
    'a page without text': makePdf([[], []]),
    'one with a password': makePdf([column(STORY)], { isEncrypted: true }),
    'what is no PDF': Buffer.from('bonjour, ceci est du texte'),
  },
});

async function read(bytes: Uint8Array): Promise<Content> {
  const content = await pdf.read(bytes, 'a.pdf');
  if ('problem' in content) throw new Error(content.problem.en);
  return content;
}

it('lines of a paragraph are joined, and broken words with them', async () => {
  const { text } = await read(
    makePdf([
      column([
        'Les porte-parole de la ligne ferro-',
        'viaire et les porte-',
        'parole de la ville se sont rencon-',
        'trés hier à la gare.',
      ]),
    ]),
  );
  expect(text).toBe(
    'Les porte-parole de la ligne ferroviaire et les porte-parole de la ville se sont rencontrés hier à la gare.',
  );
});

it('the hyphen of a number, of a pronoun and behind a single letter stays at the end of a line', async () => {
  const lines = [
    'Il a vu quarante-',
    'deux maisons, dit-',
    'il. Y a-',
    't-il eu qua-',
    'rante morts',
  ];
  const { text } = await read(makePdf([column(lines)]));
  expect(text).toBe('Il a vu quarante-deux maisons, dit-il. Y a-t-il eu quarante morts');
});

it('two columns below a headline are read one after the other', async () => {
  const left = [
    'La digue du port a cédé dans la',
    'nuit de mardi, et la mer a envahi',
    'les caves de la rue basse. Les',
    'pompiers y sont encore.',
  ];
  const right = [
    'Le maire demande que la préfète',
    'reconnaisse la catastrophe. Elle',
    'viendra jeudi sur place, avec des',
    'experts de la mer.',
  ];
  const { text, heading } = await read(
    makePdf([
      [
        { x: 60, y: 780, text: 'Une digue cède à Port-Lamier', size: 22 },
        ...column(left, { x: 60, top: 740 }),
        ...column(right, { x: 310, top: 740 }),
      ],
    ]),
  );
  expect(heading).toBe('Une digue cède à Port-Lamier');
  expect(text).toBe(`Une digue cède à Port-Lamier\n\n${left.join(' ')}\n\n${right.join(' ')}`);
});

it('columns may stand as near to each other as words of large type', async () => {
  const left = [
    'La digue du port a cédé dans la nuit de',
    'mardi, et la mer a envahi les caves de',
    'la rue basse. Les pompiers y sont encore,',
    'et la route du phare reste fermée.',
  ];
  const right = [
    'Le maire demande que la préfète vienne',
    'et reconnaisse la catastrophe. Elle sera',
    'jeudi sur place, avec des experts de la',
    'mer et du climat.',
  ];
  // The longest line ends ten points before the other column.
  const { text } = await read(
    makePdf([
      [
        ...column(left, { x: 60, top: 740, size: 11 }),
        ...column(right, { x: 272, top: 740, size: 11 }),
      ],
    ]),
  );
  expect(text).toBe(`${left.join(' ')}\n\n${right.join(' ')}`);
});

it('few lines of near columns are told by the pages before', async () => {
  const page = (lines: readonly (readonly [string, string])[]): Placed[] => [
    ...column(
      lines.map(([left]) => left),
      { x: 60, top: 740, size: 11 },
    ),
    ...column(
      lines.map(([, right]) => right),
      { x: 272, top: 740, size: 11 },
    ),
  ];
  const first = Array.from({ length: 5 }, (_, i): [string, string] => [
    `La digue du port a cédé la nuit du ${i + 1} mai`,
    `Le maire demande que la préfète vienne ${i}`,
  ]);
  const last: [string, string][] = [
    ['La classe en fera deux cents crêpes pour', 'ses élèves. La visite a coûté douze euros'],
    ['la fête de juin, a dit leur professeur,', 'par enfant, que la mairie a payés en mai'],
    ['très fier de ce que savent faire tous', 'aux deux classes du collège.'],
  ];
  for (const count of [2, 3]) {
    const rest = last.slice(-count);
    const { text } = await read(makePdf([page(first), page(rest)]));
    const columns = [rest.map(([left]) => left), rest.map(([, right]) => right)].flat();
    expect(text).toContain(columns.join(' '));
  }
});

it('a headline of two lines is one, however near the text below stands', async () => {
  const { text, heading } = await read(
    makePdf([
      [
        { x: 60, y: 780, text: 'Le pont de Trivac ferme pour', size: 26 },
        { x: 60, y: 750, text: 'Deux ans et demi', size: 26 },
        ...column(STORY, { top: 715 }),
      ],
    ]),
  );
  expect(heading).toBe('Le pont de Trivac ferme pour Deux ans et demi');
  expect(text).toBe(`${heading}\n\n${STORY.join(' ')}`);
});

it('a page that a browser printed has neither its stamps nor the day of printing', async () => {
  const page: Placed[] = [
    { x: 30, y: 825, text: '11/30/26, 8:51 AM', size: 8 },
    { x: 60, y: 780, text: 'Le marché rouvre à Varennes', size: 24 },
    { x: 60, y: 750, text: 'Par Ana ReyPublié le 9 septembre 2024 à 09:12', size: 10 },
    ...column(STORY, { top: 715 }),
    { x: 30, y: 15, text: 'https://gazette.example/marche', size: 8 },
    { x: 540, y: 15, text: '1/1', size: 8 },
  ];
  const info = {
    Title: '(Le march\\351 rouvre \\340 Varennes | La Gazette)',
    Creator: '(Mozilla/5.0 HeadlessChrome)',
    CreationDate: '(D:20261130085100)',
  };
  const article = await parse('a.pdf', makePdf([page], { info }));
  expect(article).toMatchObject({
    title: 'Le marché rouvre à Varennes',
    author: 'Ana Rey',
    published: { value: '2024-09-09', source: 'text' },
  });
  expect(ownText(article)).not.toMatch(/8:51|gazette\.example|1\/1/);
  const undated = await parse('a.pdf', makePdf([column(STORY)], { info }));
  expect(undated.published).toBeNull();
});

it('the last column may be shorter than the others by far', async () => {
  const left = [
    'La digue du port a cédé dans la',
    'nuit de mardi, et la mer a envahi',
    'les caves de la rue basse. Les',
    'pompiers y sont encore, et la',
    'route du phare reste fermée. Le',
    'maire demande que la préfète',
  ];
  const right = ['reconnaisse la catastrophe avant', 'la fin de la semaine.'];
  const { text } = await read(
    makePdf([
      [
        { x: 60, y: 780, text: 'Une digue cède à Port-Lamier', size: 22 },
        ...column(left, { x: 60, top: 740 }),
        ...column(right, { x: 310, top: 740 }),
      ],
    ]),
  );
  expect(text).toContain(`${left.join(' ')} ${right.join(' ')}`);
});

it('a number that begins a line is no item of a list in the middle of a sentence', async () => {
  const lines = [
    'La balance de la sortie du réfectoire en compte',
    '57. Les cuisiniers retiennent trois raisons :',
    '1. les assiettes sont moins grandes',
    '2. le pain se prend à la fin',
  ];
  const { text } = await read(makePdf([column(lines)]));
  expect(text.split('\n\n')).toEqual([`${lines[0]} ${lines[1]}`, lines[2], lines[3]]);
});

it('a byline stays apart from a short text below', async () => {
  const head = { x: 60, y: 700, text: 'Par Ana Rey, publié le 9 septembre 2024', size: 10 };
  const [first, second] = ['Le marché ouvre mardi, et la', 'halle est prête depuis lundi.'];
  const { text } = await read(
    makePdf([
      [
        { x: 60, y: 740, text: 'Le marché couvert de', size: 18 },
        { x: 60, y: 720, text: 'Varennes', size: 18 },
        head,
        ...column([first!, second!], { top: 676 }),
      ],
    ]),
  );
  expect(text.split('\n\n').slice(-2)).toEqual([head.text, `${first} ${second}`]);
});

it('running heads and page numbers are leftovers, and a sentence goes on over the page', async () => {
  const page = (number: number, lines: readonly string[]): Placed[] => [
    { x: 60, y: 810, text: `La Gazette de Varennes - n° 12${number}`, size: 8 },
    ...column(lines, { top: 700 }),
    { x: 290, y: 30, text: String(number), size: 8 },
  ];
  const content = await read(
    makePdf([
      page(1, ['Le musée ouvrira ses portes au prin-']),
      page(2, ['temps prochain, dit la directrice.', 'Il a coûté deux millions.']),
      page(3, ['La visite sera gratuite le dimanche.']),
    ]),
  );
  const leftovers = content.leftovers!.map(({ start, end }) => content.text.slice(start, end));
  expect(leftovers).toEqual(
    [1, 2, 3].flatMap((n) => [`La Gazette de Varennes - n° 12${n}`, `${n}`]),
  );
  expect(content.text).toContain('ses portes au printemps prochain, dit la directrice.');
  expect(content.marks!.map(({ label }) => label)).toEqual(['p. 1', 'p. 2', 'p. 3']);
  const [, second, third] = content.marks!;
  expect(content.text.slice(second!.offset)).toMatch(/^temps prochain/);
  expect(content.text.slice(third!.offset)).toMatch(/^La visite/);
});

it('the head of a single page is a leftover where it is set as running heads are', async () => {
  const headed = (text: string, size: number): Placed[] => [
    { x: 60, y: 810, text, size },
    { x: 420, y: 810, text: 'Numéro 214', size },
    ...column(STORY, { top: 700 }),
  ];
  const leftoversOf = async (page: readonly Placed[]) => {
    const content = await read(makePdf([page]));
    return content.leftovers!.map(({ start, end }) => content.text.slice(start, end));
  };
  expect(await leftoversOf(headed('La Gazette de Varennes', 8))).toEqual([
    'La Gazette de Varennes',
    'Numéro 214',
  ]);
  expect(await leftoversOf(headed('La Gazette, 5 mars 2024', 8))).toEqual([]);
  expect(await leftoversOf(headed('Le marché rouvre', 22))).toEqual([]);
});

it('a row of a table stays a row', async () => {
  const row = (y: number, ...cells: string[]): Placed[] =>
    cells.map((text, i) => ({ x: 60 + i * 120, y, text }));
  const { text } = await read(
    makePdf([
      [
        ...row(700, 'Ville', 'Voix'),
        ...row(688, 'Varennes', '1 204'),
        ...row(676, 'Trélan', '873'),
      ],
    ]),
  );
  expect(text).toContain('Varennes\t1 204');
});

it('metadata is believed only where it is plausible', async () => {
  const told = async (info: Record<string, string>, lines: readonly string[]) => {
    const articles = await parseArticles('x.pdf', makePdf([column(lines)], { info }), null, {
      now: NOW,
    });
    if ('problem' in articles) throw new Error(articles.problem.en);
    return articles[0]!;
  };
  const created = "(D:20240305093000+01'00')";
  expect(
    await told(
      { Title: '(Le march\\351 couvert de Varennes)', Author: '(Ana Rey)', CreationDate: created },
      STORY,
    ),
  ).toMatchObject({
    title: 'Le marché couvert de Varennes',
    author: 'Ana Rey',
    published: { value: '2024-03-05', source: 'properties' },
  });
  const monthly = ['Revue des halles, novembre 2023', '', ...STORY];
  expect(await told({ CreationDate: created }, ['Le marché ouvre', '', ...monthly])).toMatchObject({
    published: { value: '2023-11', source: 'text' },
  });
  const issue = ['Le Petit Moulin - journal du collège - n° 14 - avril 2023', '', ...STORY];
  expect(await told({ CreationDate: created }, issue)).toMatchObject({ published: null });
  const dated = ['Publié le 12 avril 2023', '', ...STORY];
  const other = await told(
    { Title: '(Microsoft Word - note.doc)', Author: '(jdupont)', CreationDate: created },
    dated,
  );
  expect(other).toMatchObject({ author: null, published: { value: '2023-04-12' } });
  expect(other.title).not.toMatch(/Microsoft/);
});

it('a parser that stalls is given up, and the next file is read', async () => {
  const bytes = makePdf([column(STORY)]);
  const long = makePdf(Array.from({ length: 100 }, () => column(STORY)));
  const stalled = await readApart('pdf', long, 'a.pdf', { seconds: 0, megabytes: 64 });
  expect(stalled).toHaveProperty('problem.en', expect.stringMatching(/within a minute/));
  expect(await read(bytes)).toHaveProperty('text', expect.stringContaining('marché couvert'));
});
