import { describe, expect, it } from 'vitest';
import { ownText, parse, parseAll } from '../parse.ts';
import { book, chapter } from './make-documents.ts';
import { column, makePdf, type Placed } from './make-pdf.ts';

const prose = (n: number): string[] => [
  `La sortie numéro ${n} au moulin a réuni quarante élèves et`,
  'six parents, qui ont marché douze kilomètres sous la',
  'pluie avant de goûter le pain du meunier, cuit devant',
  'eux dans un four de briques. Tous sont revenus le soir',
  'avec un sac de farine, et la classe en fera des crêpes',
  'pour la fête de juin, a dit leur professeur, très fier.',
];
const title = (text: string, y: number, size = 18): Placed => ({ x: 60, y, text, size });
const line = (text: string, y: number): Placed => ({ x: 60, y, text });
const text = (n: number, top: number): Placed[] => column(prose(n), { top });

describe('a paper in one PDF is articles with their own titles and pages', () => {
  it('where they are signed above or below, or dated', async () => {
    const pages = [
      [
        title('Le Petit Moulin', 800, 30),
        line('n° 14 - avril 2025', 775),
        title('Une journée au moulin', 740),
        line('Par Léa Martin, 5eB', 715),
        ...text(1, 690),
        title('La cantine trie ses restes', 560),
        ...text(2, 535),
        line('Tom et Inès, 4eA', 430),
      ],
      [title('Le club gagne la coupe', 800), line('Le 3 mars 2025', 775), ...text(3, 750)],
    ];
    const info = { Author: '(Jean Dupont)', CreationDate: "(D:20250930093000+01'00')" };
    const articles = await parseAll('moulin-2025-04-01.pdf', makePdf(pages, { info }));
    expect(articles).toMatchObject([
      { title: 'Une journée au moulin', author: 'Léa Martin', published: null },
      { title: 'La cantine trie ses restes', author: 'Tom et Inès', published: null },
      { title: 'Le club gagne la coupe', author: null, published: { value: '2025-03-03' } },
    ]);
    expect(articles.map(({ marks }) => marks!.map(({ label }) => label))).toEqual([
      ['p. 1'],
      ['p. 1'],
      ['p. 2'],
    ]);
    const second = articles[1]!;
    expect(second.text).toMatch(/^La cantine trie ses restes\n\nLa sortie numéro 2/);
    expect(second.part).toMatchObject({ number: 2, of: 3 });
  });

  it('where each column has its headline', async () => {
    const story = [
      ...['Le conseil a voté lundi soir la', 'fermeture du pont pour deux ans'],
      ...['et demi, le temps de refaire les', 'piles. Les bus feront un détour'],
    ];
    const articleAt = (x: number, headline: string, by: string): Placed[] => [
      { x, y: 740, text: headline, size: 16 },
      { x, y: 715, text: by, size: 9 },
      ...column([...story, 'par la route du lac.'], { x, top: 690 }),
    ];
    const page = [
      title('La Gazette du lycée', 800, 30),
      ...articleAt(60, 'Un pont ferme', 'Par Ana Rey'),
      ...articleAt(310, 'Le bal aura lieu', 'Par Zoé Blanc'),
    ];
    expect(await parseAll('a.pdf', makePdf([page]))).toMatchObject([
      { title: 'Un pont ferme', author: 'Ana Rey' },
      { title: 'Le bal aura lieu', author: 'Zoé Blanc' },
    ]);
  });

  it('where the paper and the day stand over each headline', async () => {
    const page = (paper: string, day: string, headline: string, n: number): Placed[] => [
      line(paper, 800),
      line(day, 770),
      title(headline, 735),
      ...text(n, 700),
    ];
    const pages = [
      page('Le Quotidien du Val', 'mardi 6 février 2024', 'La scierie embauche', 1),
      page("L'Écho du Lac", 'vendredi 22 mars 2019', 'Le bac reste à quai', 2),
    ];
    const articles = await parseAll('a.pdf', makePdf(pages));
    expect(articles).toMatchObject([
      {
        title: 'La scierie embauche',
        publisher: 'Le Quotidien du Val',
        published: { value: '2024-02-06' },
      },
      {
        title: 'Le bac reste à quai',
        publisher: "L'Écho du Lac",
        published: { value: '2019-03-22' },
      },
    ]);
    expect(ownText(articles[0]!)).not.toMatch(/Quotidien|2024|Écho/);
  });

  it('where nothing is signed, under the head of an issue', async () => {
    const pages = [
      [
        title('LE PETIT MOULIN', 800, 30),
        line('Journal du collège - n° 14 - avril 2025', 775),
        title('Une journée au moulin de Trévan', 740),
        ...text(1, 700),
      ],
      [title('Le club de judo gagne la coupe', 800), ...text(2, 760)],
    ];
    const articles = await parseAll('a.pdf', makePdf(pages));
    expect(articles.map((one) => one.title)).toEqual([
      'Une journée au moulin de Trévan',
      'Le club de judo gagne la coupe',
    ]);
  });
});

describe('one document stays one', () => {
  it.each([
    [
      'with headings between its parts',
      [
        title('Une journée au moulin de Trévan', 800, 24),
        line('Par Léa Martin, 5eB', 775),
        ...text(1, 750),
        title('Un four de briques', 640, 14),
        ...text(2, 610),
        title('Des crêpes pour la fête', 480, 14),
        ...text(3, 450),
      ],
    ],
    [
      'whose parts come below its title',
      [
        title('Rapport annuel 2024', 800, 24),
        title('Les recettes baissent de trois points', 750),
        ...text(1, 720),
        title('Les dépenses restent stables cette année', 580),
        ...text(2, 550),
      ],
    ],
    [
      'whose parts are numbered',
      [
        title('1. Les recettes baissent de trois points', 750),
        ...text(1, 720),
        title('2. Les dépenses restent stables cette année', 580),
        ...text(2, 550),
      ],
    ],
    [
      'with what readers say below',
      [
        title('Rendre un lavoir à ses voisins', 800),
        line('Par Yann Kervella', 775),
        ...text(1, 750),
        title('Commentaires', 640),
        line('Bruno, 5e', 615),
        ...text(2, 590),
      ],
    ],
    [
      'whose parts have short names',
      [
        ...[title('Introduction', 750), ...text(1, 720)],
        ...[title('Conclusion', 580), ...text(2, 550)],
      ],
    ],
  ])('%s', async (_, page) => {
    expect((await parse('a.pdf', makePdf([page]))).part).toBeUndefined();
  });
});

describe('a book', () => {
  const long = prose(1).join(' ');

  it('stays one, whomever its chapters quote below their headings', async () => {
    const chapters = ['Un', 'Deux'].map((name) => chapter(name, `Victor Hugo</p><p>${long}`));
    expect((await parse('a.epub', book(chapters))).marks).toHaveLength(2);
  });

  it('that a program made of a paper is its articles, each with its day and address', async () => {
    const chapters = [1, 2].map((n) =>
      chapter(
        `Le pont numéro ${n} rouvre`,
        `Par Ana Rey</p><p>Le ${n} mars 2024</p><p>${long}</p><div class="calibre_navbar">Téléchargé depuis <a href="https://e.example/${n}">ici</a></div><p>Fin du texte.`,
      ),
    );
    const articles = await parseAll('a.epub', book(chapters));
    expect(articles).toMatchObject(
      [1, 2].map((n) => ({
        title: `Le pont numéro ${n} rouvre`,
        author: 'Ana Rey',
        published: { value: `2024-03-0${n}` },
        url: `https://e.example/${n}`,
      })),
    );
    expect(articles[0]!.text).not.toContain('Téléchargé');
  });
});
