import { describe, expect, it } from 'vitest';
import { LONG } from '../helpers/long.ts';
import { expectBoth } from '../helpers/typography.ts';
import { parse, parseAll, problem } from './parse.ts';

const BODY = 'Le conseil municipal a voté le budget de la ville après quatre heures de débat.';

describe('front matter and sidecar', () => {
  const front = `---\ntitle: Le budget est voté\npublisher: La Gazette\nauthor: [Ana Rey, {name: Luc Bon}]\nurl: https://gazette.example/budget\ndate: 2024-02-13 10:00:00 +0100\nlang: fr-FR\ntags: [ville]\n---\n\n${BODY}\n`;

  it('gives every detail, and is no part of the text', async () => {
    expect(await parse('a.md', front)).toEqual({
      file: 'a.md',
      text: BODY,
      leftovers: [],
      title: 'Le budget est voté',
      publisher: 'La Gazette',
      author: 'Ana Rey, Luc Bon',
      url: 'https://gazette.example/budget',
      published: { value: '2024-02-13', precision: 'day', source: 'front matter' },
      language: 'fr',
    });
    expect((await parse('a.txt', front)).title).toBe('Le budget est voté');
  });

  it('yields to a sidecar, key by key', async () => {
    const article = await parse('a.md', front, 'title: Autre titre\npublished: 2023\nlanguage: en');
    expect(article).toMatchObject({
      title: 'Autre titre',
      publisher: 'La Gazette',
      language: 'en',
    });
    expect(article.published).toEqual({ value: '2023', precision: 'year', source: 'sidecar' });
  });

  it('passes over what site generators put there, and over an address that is not http(s)', async () => {
    const article = await parse(
      'a.md',
      `---\npublished: true\nurl: /posts/a\nlanguage: de\ntitle: 2024\n---\n${BODY}`,
    );
    expect(article).toMatchObject({ published: null, url: null, language: 'fr', title: '2024' });
    expect((await parse('a.md', BODY, 'url: "javascript:alert(1)"')).url).toBeNull();
  });

  it.each([
    [
      'a date that is none',
      'title: T\nnote: x\npublished: bientôt',
      /front matter, line 4: “published” must be a date such as 2024-02-13/,
    ],
    ['a list as a title', 'title: [a, b]', /front matter, line 2: “title” must be text/],
    [
      'YAML that does not parse',
      'title: "T\nurl: x',
      /front matter, line \d: a missing quote, bracket or colon\. Correct or remove it\.$/,
    ],
    ['a list instead of keys', 'title:\n- a\n', /front matter, line 2: “title” must be text/],
  ])('names the line of %s', async (_, yaml, message) => {
    const { text, warnings } = await parse('a.md', `---\n${yaml}\n---\n${BODY}`);
    expect(text).toBe(BODY);
    expectBoth(warnings![0]!);
    expect(warnings![0]!.en).toMatch(message);
    expect(warnings![0]!.en).not.toContain('\n');
  });

  it('reports a sidecar that is broken and front matter that never closes', async () => {
    const warned = async (sidecar: string) =>
      (await parse('a.txt', BODY, sidecar)).warnings?.map((warning) => warning.en).join(' ');
    expect(await warned('title: T\ndate: jamais')).toMatch(
      /sidecar, line 2: “date” must be a date/,
    );
    expect(await warned('- a\n- b')).toMatch(/sidecar, line 1: expected lines such as “title: /);
    expect(await problem('a.md', `---\ntitle: T\n\n${BODY}`)).toMatch(
      /opens in line 1 and never closes/,
    );
    expect((await parse('a.txt', BODY, '')).title).toContain('Le conseil municipal');
  });

  it('takes a rule at the top for a rule', async () => {
    expect((await parse('a.md', `---\n\n${BODY}\n\n---\n\nFin.`)).text).toBe(`${BODY}\n\nFin.`);
  });
});

describe('front matter as people write it', () => {
  const read = (yaml: string) => parse('a.md', `---\n${yaml}\n---\n\n${BODY}`);

  it.each([
    [
      'a colon in the title',
      'title: Le budget : voté, enfin',
      { title: 'Le budget : voté, enfin' },
    ],
    ['a hash and a star', 'title: Accord #2 *signé*', { title: 'Accord #2 *signé*' }],
    ['a title that is a number', 'title: 007', { title: '007' }],
    ['a title that is a date', 'title: 1e3', { title: '1e3' }],
    ['a name in two parts', 'author: {first: Ana, last: Rey}', { author: 'Ana Rey' }],
    [
      'names that are linked',
      'author:\n  - "[[Ana Rey]]"\n  - Luc Bon',
      { author: 'Ana Rey, Luc Bon' },
    ],
    ['a list of languages', 'lang: [de, en]', { language: 'en' }],
    ['a list of addresses', 'url:\n- https://x.example/a', { url: 'https://x.example/a' }],
    [
      'keys in French and capitals',
      'Titre: Un titre\nAUTEUR: Ana Rey',
      { title: 'Un titre', author: 'Ana Rey' },
    ],
    ['nothing behind its keys', 'author:\npublished:\ntitle: T', { author: null, published: null }],
    ['a yes for a date', 'title: T\npublished: true', { published: null }],
  ])('has %s', async (_, yaml, expected) => {
    const article = await read(yaml);
    expect(article).toMatchObject(expected);
    expect(article.warnings).toBeUndefined();
  });

  it.each([
    ['2024/03/05', '2024-03-05'],
    ['5 mars 2024 à 10h', '2024-03-05'],
    ['Tue, 05 Mar 2024 10:00:00 +0100', '2024-03-05'],
    ['1709632800', '2024-03-05'],
    ['mars 2024', '2024-03'],
    ['05/03/24', '2024-03-05'],
  ])('has the date %s', async (date, value) => {
    expect((await read(`title: T\ndate: ${date}`)).published?.value).toBe(value);
  });

  it('has a date that tells no day for sure: it alone is set aside', async () => {
    for (const date of ['5 mars', 'bientôt']) {
      const article = await read(`title: Le budget\ndate: ${date}`);
      expect(article).toMatchObject({ title: 'Le budget', published: null });
      expect(article.warnings?.[0]?.en).toMatch(/line 3: “date” must be a date/);
    }
  });

  it('may be TOML or JSON', async () => {
    const toml =
      '+++\ntitle = "Le budget # voté"\ndate = 2024-03-05T10:00:00+01:00\nauthors = ["Ana Rey", \'Luc Bon\']\n[params]\ntitle = "Non"\n+++\n';
    const json =
      '{\n  "title": "Le budget # voté",\n  "date": "2024-03-05",\n  "author": ["Ana Rey", "Luc Bon"]\n}\n';
    for (const header of [toml, json]) {
      expect(await parse('a.md', `${header}\n${BODY}`)).toMatchObject({
        text: BODY,
        title: 'Le budget # voté',
        author: 'Ana Rey, Luc Bon',
        published: { value: '2024-03-05', source: 'front matter' },
      });
    }
    expect((await parse('a.txt', `{ Un poème }\n\n${BODY}`)).text).toMatch(/^\{ Un poème/);
  });
});

describe('a title block of Pandoc', () => {
  it('has title, authors and date, each behind a sign of its own', async () => {
    const blocks: readonly (readonly [string, object])[] = [
      [
        '% La mare de Vaucelles\n  rendue aux tritons\n% Ana Rey; Luc Bon\n% 12 avril 2024\n',
        { author: 'Ana Rey, Luc Bon', published: { value: '2024-04-12' } },
      ],
      ['% La mare de Vaucelles rendue aux tritons\n%\n% 2024-04\n', { author: null }],
      ['% La mare de Vaucelles rendue aux tritons\n% Ana Rey\n  Luc Bon\n', { published: null }],
    ];
    for (const [block, details] of blocks)
      expect(await parse('a.md', `${block}\n${BODY}`)).toMatchObject({
        text: BODY,
        title: 'La mare de Vaucelles rendue aux tritons',
        ...details,
      });
  });

  it('is none where signs open sentences, or stand before more lines', async () => {
    for (const text of [
      `%\n% Ana Rey\n\n${BODY}`,
      `% des votes :\n% blancs\n% nuls\n% autres\n\n${BODY}`,
      `% des votes\n${BODY}`,
    ])
      expect((await parse('a.txt', text)).text).toBe(text);
  });
});

describe('plain text', () => {
  it('is stored whole', async () => {
    const text = `  Un titre d’essai ici\n\n\n\n${BODY}  \n`;
    expect((await parse('a.txt', text)).text).toBe(text);
  });

  it('is refused when it is empty or nothing but leftovers', async () => {
    expect(await problem('a.txt', '')).toMatch(/holds no text\. Add some or delete it\./);
    expect(await problem('a.txt', ' \n\t\n\ufeff')).toMatch(/no text/);
    expect(await problem('a.html', '<html><body><script>var a = 1</script></body></html>')).toMatch(
      /no text/,
    );
    expect(await problem('a.txt', 'Accueil » Monde » Société\n\nLire la suite »\n')).toMatch(
      /nothing but menus/,
    );
  });
});

describe('Markdown', () => {
  it('becomes plain text in paragraphs, its first heading the title', async () => {
    const markdown = `# Le *budget* voté\n\nLe **maire** a [parlé](https://x.example/a) &agrave; tous.\nPuis il est parti.\n\n> Une citation.\n\n- un point\n- deux points\n\n![photo](a.png)\n\n<script>alert(1)</script>\n\n## Et après\n\nLa suite du texte.\n\n\`\`\`\ncode\n\`\`\`\n`;
    const article = await parse('a.md', markdown);
    expect(article.title).toBe('Le budget voté');
    expect(article.text).toBe(
      'Le budget voté\n\nLe maire a parlé à tous. Puis il est parti.\n\nUne citation.\n\n- un point\n- deux points\n\nEt après\n\nLa suite du texte.\n\ncode',
    );
  });
});

describe('HTML', () => {
  const paragraphs = Array.from(
    { length: 6 },
    (_, i) =>
      `<p>${BODY} Point ${i}, <a href="/x">dont on parle</a>, et rien de plus à en dire aujourd’hui.</p>`,
  ).join('\n');
  const page = (
    head: string,
    body = `<article><h1>Le titre</h1>${paragraphs}<script>alert("non")</script><style>p{}</style></article>`,
  ) =>
    `<!doctype html><html lang="fr"><head><title>Le titre | La Gazette</title>${head}</head><body><nav><a href="/">Accueil</a> <a href="/m">Menu du site</a></nav>${body}<footer>Mentions légales du site</footer></body></html>`;
  const ld = (value: unknown) =>
    `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

  it('keeps the main text in paragraphs, without menus, scripts or addresses', async () => {
    const { text } = await parse('a.html', page(''));
    expect(
      text.split('\n\n').filter((paragraph) => paragraph.startsWith('Le conseil')),
    ).toHaveLength(6);
    expect(text).not.toMatch(/alert|p\{\}|Menu du site|Mentions|\/x/);
  });

  it('reads JSON-LD in a graph, with lists of authors and escaped quotes', async () => {
    const article = await parse(
      'a.html',
      page(
        '<script type="application/ld+json">{broken</script>' +
          ld({
            '@graph': [
              { '@type': 'WebSite', name: 'Non' },
              {
                '@type': ['NewsArticle'],
                headline: 'L&#039;été &amp; la ville',
                author: [{ '@type': 'Person', name: 'Ana Rey' }, 'Luc Bon', { name: 3 }],
                publisher: { name: 'La Gazette' },
                datePublished: '2024-02-13T23:30:00+01:00',
                mainEntityOfPage: { '@id': 'https://gazette.example/a' },
                inLanguage: 'en-GB',
              },
            ],
          }) +
          '<meta property="og:title" content="Pas celui-ci"><meta property="article:published_time" content="2020-01-01">',
      ),
    );
    expect(article).toMatchObject({
      title: "L'été & la ville",
      author: 'Ana Rey, Luc Bon',
      publisher: 'La Gazette',
      url: 'https://gazette.example/a',
      // The text is French, whatever the page says of itself.
      language: 'fr',
      published: { value: '2024-02-13', precision: 'day', source: 'json-ld' },
    });
  });

  it('reads OpenGraph and meta where there is no JSON-LD', async () => {
    const article = await parse(
      'a.html',
      page(
        '<meta property="og:title" content="Le titre long | La Gazette"><meta property="og:site_name" content="La Gazette"><meta name="author" content="Ana Rey"><meta property="article:author" content="https://facebook.example/ana"><meta property="article:published_time" content="2024-02-13T08:00:00Z"><link rel="canonical" href="https://gazette.example/a">',
      ),
    );
    expect(article).toMatchObject({
      title: 'Le titre long',
      author: 'Ana Rey',
      publisher: 'La Gazette',
      url: 'https://gazette.example/a',
      language: 'fr',
      published: { value: '2024-02-13', precision: 'day', source: 'meta' },
    });
  });

  it('takes the page title without the site, and a sidecar before everything', async () => {
    expect((await parse('a.html', page(''))).title).toBe('Le titre');
    expect(
      (await parse('a.html', page(ld({ '@type': 'NewsArticle', headline: 'A' })), 'title: B'))
        .title,
    ).toBe('B');
  });

  it('falls back to the body when there is no main text, and reads fragments', async () => {
    expect((await parse('a.html', '<p>Bonjour.</p><p>Au revoir à vous.</p>')).text).toBe(
      'Bonjour.\n\nAu revoir à vous.',
    );
    expect((await parse('a.html', page('', '<div>Court texte de la page.</div>'))).text).toContain(
      'Court texte de la page.',
    );
  });

  it('decodes by the declared encoding', async () => {
    expect((await parse('a.html', '<meta charset="utf-8"><p>L’été à Évry.</p>')).text).toBe(
      'L’été à Évry.',
    );
  });

  it('refuses a page that is nested without end, at once', async () => {
    expect(await problem('a.html', `${'<div>'.repeat(100_000)}x`)).toMatch(
      /deeply nested tags.*Save the article/,
    );
  });
});

/** As much as a format takes in long runs; a third shows the same, for `linear-time.test.ts` shows how time grows. */
const MEGABYTES = LONG ? 9 : 3;

it.each(['a.txt', 'a.md', 'a.html'])(
  `parses ${MEGABYTES} megabytes on one line in seconds: %s`,
  async (file) => {
    // Of this process, not of the clock: a busy machine makes others wait.
    const before = process.cpuUsage();
    const sentence = 'Les négociateurs étaient au Caire, mardi 13 février, pour parler. ';
    const text = sentence.repeat((MEGABYTES * 1_000_000) / sentence.length + 1);
    expect((await parse(file, text)).text.length).toBeGreaterThan(MEGABYTES * 999_000);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(MEGABYTES * 1_100);
  },
  60_000,
);

describe('a file of several articles with front matter each', () => {
  const one = (title: string, date: string, body: string) =>
    `---\ntitle: ${title}\ndate: ${date}\nauthor: Ana Rey\n---\n\n${body}\n\n`;
  const first =
    'La crue de l’Orvaine a coupé la route de Valserre.\n\n---\n\nNote : ce filet ne sépare rien.';
  const second = 'Le pont de Brévelle rouvrira au printemps.';
  const file = `${one('La crue', '2024-03-05', first)}${one('Le pont', '2024-04-06', second)}`;

  it.each(['.md', '.txt'])('is split there, and not at a rule: %s', async (extension) => {
    const articles = await parseAll(`revue${extension}`, file);
    expect(
      articles.map(({ title, published, author }) => [title, published?.value, author]),
    ).toEqual([
      ['La crue', '2024-03-05', 'Ana Rey'],
      ['Le pont', '2024-04-06', 'Ana Rey'],
    ]);
    expect(articles[0]?.text).toContain('ce filet ne sépare rien');
    expect(articles[1]?.text.trim()).toBe(second);
    expect(articles[1]?.part).toMatchObject({ number: 2, of: 2 });
  });
});
