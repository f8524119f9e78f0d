import { describe, expect, it } from 'vitest';
import { ownText, parse, parseAll } from './parse.ts';

const PROSE =
  'Le conseil de Marnoz a voté mardi la reprise de la scierie, fermée depuis l’hiver dernier.';

/** What is asked of each: the same article, however its details are written. */
const told = async (file: string, text: string) => {
  const article = await parse(file, text);
  const { title, author, published, url, warnings } = article;
  expect(ownText(article).trim()).toBe(PROSE);
  return { title, author, published: published?.value, url, warnings };
};
const WHOLE = {
  title: 'La scierie repart',
  author: 'Ana Rey',
  published: '2024-03-05',
  url: 'https://haut.example/a',
  warnings: undefined,
};

describe('details above a text', () => {
  it.each<readonly [string, string, string]>([
    [
      'French keys of several words, with capitals and accents',
      'a.md',
      `---\nTitre: La scierie repart\nÉcrit par : Ana Rey\nDate de publication: 5 mars 2024\nLien: https://haut.example/a\n---\n${PROSE}`,
    ],
    [
      'a date without its noughts, a title in bold',
      'a.md',
      `---\ntitle: **La scierie repart**\nby: Ana Rey\ndate: 2024/3/5\nurl: https://haut.example/a\n---\n${PROSE}`,
    ],
    [
      'keys of site generators, an address behind the name',
      'a.md',
      `---\ntitle: La scierie repart\nauthor: Ana Rey <ana@haut.example>\npublishDate: 2024-03-05\nlastmod: 2024-04-01\ncanonicalUrl: https://haut.example/a\n---\n${PROSE}`,
    ],
    ...['---json|---', ';;;|;;;'].map((fences) => {
      const [open, close] = fences.split('|');
      const json =
        '{"title":"La scierie repart","author":"Ana Rey","date":"2024-03-05","url":"https://haut.example/a"}';
      return [`JSON between ${open}`, 'a.md', `${open}\n${json}\n${close}\n\n${PROSE}`] as const;
    }),
    ...['a.txt', 'a.md'].flatMap((file) =>
      ['\n', 'Texte : ', 'Texte :\n'].map(
        (behind) =>
          [
            `lines without fences in ${file}, then ${JSON.stringify(behind)}`,
            file,
            `Titre : La scierie repart\nAuteur : Ana Rey\nDate : 05/03/2024\nLien : https://haut.example/a\n${behind}${PROSE}`,
          ] as const,
      ),
    ),
  ])('%s', async (_, file, text) => {
    expect(await told(file, text)).toEqual(WHOLE);
  });

  it.each([
    'Lieu : Marnoz\nHeure : 18 h\n\n',
    'Question : Pourquoi ?\nRéponse : Par envie.\n\n',
    'Titre : La scierie repart\nSous-titre : rien\n\n',
  ])('are not any lines with a colon: %j', async (lines) => {
    const { leftovers, text } = await parse('a.txt', `${lines}${PROSE}`);
    expect(leftovers).toEqual([]);
    expect(text).toBe(`${lines}${PROSE}`);
  });

  it('are those of each article of an export', async () => {
    const one = (title: string, day: number) =>
      `*****\nTitre : ${title}\nDate : ${day} mars 2024\n\n${PROSE}\n`;
    const articles = await parseAll('a.txt', one('La scierie repart', 5) + one('La crue', 6));
    expect(articles.map(({ title }) => title)).toEqual(['La scierie repart', 'La crue']);
  });

  it.each(['a.txt', 'a.md'])(
    'are those of each article, with its text behind a label: %s',
    async (file) => {
      const one = (title: string, paper: string, day: number) =>
        `Titre : ${title}\nSource : ${paper}\nRubrique : Bois\nDate : ${day} mars 2024\nTexte : ${PROSE}\n\n`;
      const all = one('La scierie repart', 'Le Haut', 5) + one('La crue', 'L’Écho du Lac', 6);
      const articles = await parseAll(file, all);
      expect(articles).toMatchObject([
        { title: 'La scierie repart', publisher: 'Le Haut', published: { value: '2024-03-05' } },
        { title: 'La crue', publisher: 'L’Écho du Lac', published: { value: '2024-03-06' } },
      ]);
      expect(articles.map((article) => ownText(article).trim())).toEqual([PROSE, PROSE]);
    },
  );
});

describe('a value that YAML cannot read', () => {
  it.each(['"La lame" de Marnoz repart', '[Vidéo] La scierie repart', "'La lame' : le procès"])(
    'is the line as it is written: %s',
    async (title) => {
      const article = await parse('a.md', `---\ntitle: ${title}\n---\n${PROSE}`);
      expect([article.title, article.warnings]).toEqual([title, undefined]);
    },
  );

  it.each(['no', 'false', 'bientôt'])('and no date is set aside, and said: %s', async (value) => {
    const { title, published, warnings } = await parse(
      'a.md',
      `---\ntitle: La scierie\npublished: ${value}\n---\n${PROSE}`,
    );
    expect([title, published, warnings?.length]).toEqual(['La scierie', null, 1]);
  });
});

describe('columns and fields', () => {
  it.each([
    [
      'a.csv',
      `Intitulé;Date de parution;Texte;Lien;Signature\nLa scierie repart;05/03/2024;"${PROSE}";https://haut.example/a;Ana Rey\n`,
    ],
    [
      'a.csv',
      `nom\tparu_le\tarticle\turl\tautrice\nLa scierie repart\t5 mars 2024\t${PROSE}\thttps://haut.example/a\tAna Rey\n`,
    ],
    [
      'a.jsonl',
      `[{"title":"La scierie repart","publishedAt":"2024-03-05","content":"${PROSE}","url":"https://haut.example/a","author":{"name":"Ana Rey"}}]`,
    ],
    [
      'a.jsonl',
      `{"headline":"La scierie repart","datePublished":"2024-03-05","text":["${PROSE}"],"permalink":"https://haut.example/a","authors":["Ana Rey"]}`,
    ],
  ])('%s: %s', async (file, text) => {
    expect(await told(file, text)).toEqual(WHOLE);
  });
});
