import { describe, expect, it } from 'vitest';
import { parse, parseAll } from '../parse.ts';

const BODY = 'La halle de Sarvane a rouvert samedi devant 400 habitants.';

describe('a table in CSV', () => {
  it.each([
    ['with a mark of its bytes', `\ufeffTitre;Date;Texte\nLa halle;05/03/2024;${BODY}\n`],
    ['as Excel saves it', `sep=;\r\nTitre;Date;Texte\r\nLa halle;05/03/2024;${BODY}\r\n`],
    ['with days as Excel counts them', `Titre;Date;Texte\nLa halle;45356;${BODY}\n`],
    ['with empty rows', `Titre;Date;Texte\nLa halle;05/03/2024;${BODY}\n;;\nVide;06/03/2024;\n`],
    [
      'of WordPress',
      `post_title,post_date,post_content\nLa halle,2024-03-05 08:00:00,"<!-- wp:paragraph --><p>${BODY}</p>[gallery ids=""1,2""]"\n`,
    ],
    ['with entities', `title,date,content\nLa&nbsp;halle,2024-03-05,<p>${BODY}</p>\n`],
  ])('%s is read', async (_, table) => {
    const { title, text, published } = await parse('a.csv', table);
    expect([title.replace('\u00a0', ' '), text, published?.value]).toEqual([
      'La halle',
      BODY,
      '2024-03-05',
    ]);
  });

  it('has signs of quotation within its cells', async () => {
    const article = await parse(
      'a.csv',
      `Titre;Texte\nLa "halle" rouvre;"${BODY}\nElle est ""belle""."\n`,
    );
    expect(article.title).toBe('La "halle" rouvre');
    expect(article.text).toBe(`${BODY}\nElle est "belle".`);
  });

  it('is read by months first where one of its days can be nothing else', async () => {
    const table = `title,date,text\nA,03/15/2024,${BODY}\nB,03/05/2024,${BODY} Fin.\n`;
    const days = (await parseAll('a.csv', table)).map(({ published }) => published?.value);
    expect(days).toEqual(['2024-03-15', '2024-03-05']);
  });

  it('has its lead above the text', async () => {
    const table = `TITRE;AUTEUR(S);CHAPÔ;TEXTE\nLa halle;Ana Rey;Un chantier de deux ans.;${BODY}\n`;
    expect(await parse('a.csv', table)).toMatchObject({
      author: 'Ana Rey',
      text: `Un chantier de deux ans.\n\n${BODY}`,
    });
  });
});

describe('an article in JSON', () => {
  it.each([
    [
      'as schema.org has it',
      {
        headline: 'La halle',
        datePublished: '2024-03-05T10:00:00Z',
        author: { '@type': 'Person', name: 'Ana Rey' },
        articleBody: BODY,
        mainEntityOfPage: { '@id': 'https://e.example/1' },
      },
    ],
    [
      'as WordPress answers',
      {
        title: { rendered: 'La halle' },
        date: '2024-03-05T10:00:00',
        content: { rendered: `<p>${BODY}</p>`, protected: false },
        author_name: 'Ana Rey',
        link: 'https://e.example/1',
      },
    ],
    [
      'with its details beside the text',
      {
        page_content: BODY,
        metadata: {
          title: 'La halle',
          date: '2024-03-05',
          author: 'Ana Rey',
          source: 'https://e.example/1',
        },
      },
    ],
    [
      'in a list of a server’s answer',
      {
        status: 'ok',
        articles: [
          {
            title: 'La halle',
            content: BODY,
            publishedAt: '2024-03-05',
            author: 'Ana Rey',
            url: 'https://e.example/1',
          },
        ],
      },
    ],
    [
      'in blocks',
      {
        title: 'La halle',
        date: '2024-03-05',
        authors: ['Ana Rey'],
        body: [{ type: 'p', text: BODY }],
        url: 'https://e.example/1',
      },
    ],
  ])('%s is read', async (_, value) => {
    for (const json of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      expect(await parse('a.jsonl', json)).toMatchObject({
        title: 'La halle',
        text: BODY,
        author: 'Ana Rey',
        url: 'https://e.example/1',
        published: { value: '2024-03-05' },
      });
    }
  });
});
