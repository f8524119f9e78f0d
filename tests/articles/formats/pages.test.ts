import { describe, expect, it } from 'vitest';
import { ownText, parse } from '../parse.ts';

const LEAD =
  'La passerelle de Morvelle, emportée par la crue de janvier, rouvrira aux piétons le 4 mai, a annoncé la mairie.';
const SECOND =
  'Le chantier a coûté 640 000 euros, dont la moitié est payée par le département et le reste par la commune.';
const THIRD =
  '« On faisait un détour de trois kilomètres », raconte Éléonore Vast, fleuriste sur la rive gauche.';
const ARTICLE = `<h1>La passerelle de Morvelle rouvre</h1><p>${LEAD}</p><p>${SECOND}</p><p>${THIRD}</p>`;

const page = (body: string, head = '', lang = 'fr') =>
  parse(
    'a.html',
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>La passerelle de Morvelle rouvre - Le Riverain</title>${head}</head><body>${body}</body></html>`,
  );
const article = (inside: string, head = '', lang = 'fr') =>
  page(`<article>${ARTICLE}${inside}</article>`, head, lang);
const lines = async (inside: string) => {
  const { text } = await article(inside);
  return text.slice(text.indexOf(THIRD) + THIRD.length).trim();
};
const ld = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('signs that nobody sees', () => {
  it('are in no word and no quotation', async () => {
    const { text } = await page(
      `<article><h1>Titre</h1><p>La passe&shy;relle rou&#8203;vrira\u2060, a annoncé la mai\ufeffrie. ${SECOND}</p></article>`,
    );
    expect(text).toContain('La passerelle rouvrira, a annoncé la mairie.');
  });

  it('an apostrophe that counts as a letter is one like others', async () => {
    expect((await parse('a.txt', 'Lʼécole dʼHarmin ferme.')).text).toBe('L’école d’Harmin ferme.');
  });
});

describe('the structure of a page in its text', () => {
  it('has each term beside its value', async () => {
    const list =
      '<dl><dt>Longueur</dt><dd>82 mètres</dd><div><dt>Largeur :</dt><dd>3 m</dd></div><dt>Poids</dt><dt>Masse</dt><dd>40 t</dd><dd>sans le tablier</dd></dl>';
    expect(await lines(list)).toBe(
      'Longueur\u00a0: 82 mètres\n\nLargeur : 3 m\n\nPoids, Masse\u00a0: 40 t, sans le tablier',
    );
  });

  it('has each row with the heads of its columns, cells that span several in each', async () => {
    const table =
      '<table><thead><tr><th>Rive</th><th colspan="2">Passages</th></tr><tr><th></th><th>2023</th><th>2024</th></tr></thead><tr><td rowspan="2">gauche</td><td>410</td><td>395</td></tr><tr><td>12</td><td></td></tr></table>';
    expect(await lines(table)).toBe(
      'Rive\u00a0: gauche\u00a0; Passages, 2023\u00a0: 410\u00a0; Passages, 2024\u00a0: 395\n\nRive\u00a0: gauche\u00a0; Passages, 2023\u00a0: 12',
    );
    const pairs =
      '<table><tr><td>Longueur</td><td>82 m</td></tr><tr><td>Prix</td><td>9 €</td></tr></table>';
    expect(await lines(pairs)).toBe('Longueur\u00a0: 82 m\n\nPrix\u00a0: 9 €');
    const layout = '<table><tr><td><div>Un</div><p>texte</p></td><td><p>Deux</p></td></tr></table>';
    expect(await lines(layout)).toBe('Un\n\ntexte\n\nDeux');
  });

  it('has items with their own numbers, and lists in lists', async () => {
    const list =
      '<ol start="3"><li>Fermer</li><li value="7"><p>Ouvrir</p></li><li>Laver<ul><li>le sol</li></ul></li></ol>';
    expect(await lines(list)).toBe('3. Fermer\n\n7. Ouvrir\n\n8. Laver\n\n- le sol');
    expect(await lines('<ul><li>Un</li><li></li><li>Deux</li></ul>')).toBe('- Un\n- Deux');
  });

  it('has facts of an aside, captions, summaries, lines and quotations', async () => {
    const rest =
      '<aside class="encadre"><h2>Repères</h2><p>Ouverte en 1931.</p></aside><figure><img alt="x"><figcaption>Vue du pont</figcaption></figure><details><summary>Et après ?</summary><p>Rien.</p></details><p>Un<br>deux<br><br>trois, dit-elle&nbsp;: <q>oui</q></p>';
    expect(await lines(rest)).toBe(
      'Repères\n\nOuverte en 1931.\n\nVue du pont\n\nEt après ?\n\nRien.\n\nUn\ndeux\n\ntrois, dit-elle\u00a0: «\u00a0oui\u00a0»',
    );
  });

  it('has nothing that was struck out, nor marks of notes', async () => {
    expect(
      await lines(
        '<p>Prix : <del>9</del> <s>8</s> <span style="color: red; text-decoration: line-through">6</span> 7 euros<sup><a href="#n1">1</a></sup>.</p>',
      ),
    ).toBe('Prix : 7 euros.');
    const markdown = await parse(
      'a.md',
      `${LEAD} Prix : ~~9~~ 7 euros, entre 10~15 et 20~25 degrés.`,
    );
    expect(markdown.text).toContain('Prix : 7 euros, entre 10~15 et 20~25 degrés.');
  });

  it('is that of Markdown too', async () => {
    const { text } = await parse(
      'a.md',
      `${LEAD}\n\n| Rive | 2024 |\n|---|---|\n| gauche | 395 |\n\n2. Ouvrir\n3. Laver`,
    );
    expect(text).toBe(
      `${LEAD}\n\nRive\u00a0: gauche\u00a0; 2024\u00a0: 395\n\n2. Ouvrir\n3. Laver`,
    );
  });
});

describe('the main text', () => {
  const CONSENT = `<div id="choice"><h2>Vos données et nous</h2>${'<p>Avec votre accord, nos 512 partenaires et nous lisons des traceurs sur votre appareil, pour mesurer l’audience et pour personnaliser ce que vous voyez.</p>'.repeat(8)}</div>`;

  it('is the block of the headline, whatever longer text stands beside it', async () => {
    for (const body of [
      `${CONSENT}<main aria-hidden="true"><article>${ARTICLE}</article></main>`,
      `<div class="page"><div class="texte">${ARTICLE}</div></div><div class="side"><form action="/n"><p>${CONSENT}</p></form></div>`,
      `<div class="hero"><h1>La passerelle de Morvelle rouvre</h1><p>Les piétons passeront de nouveau la rivière, cinq mois après la crue.</p></div><div class="corps"><p>${LEAD}</p><p>${SECOND}</p><p>${THIRD}</p></div>`,
    ]) {
      const { text, warnings } = await page(body);
      expect(text).toContain(SECOND);
      expect(text).not.toContain('partenaires et nous');
      expect(warnings).toBeUndefined();
    }
  });

  it('is not lost for a word in the name of its class', async () => {
    for (const name of [
      'question-sociale',
      'menuiserie',
      'commentaire-redaction',
      'extrait-long',
      'shareholders',
    ]) {
      expect(await lines(`<div class="${name}"><p>Le tablier pèse vingt tonnes.</p></div>`)).toBe(
        'Le tablier pèse vingt tonnes.',
      );
    }
  });

  it('is what JSON-LD has of it where the page shows little', async () => {
    const { text } = await page(
      `<article><h1>La passerelle de Morvelle rouvre</h1><p>Réservé.</p></article>`,
      ld({ '@type': 'NewsArticle', articleBody: `${LEAD}\n\n${SECOND}\n\n${THIRD}` }),
    );
    expect(text).toBe(`${LEAD}\n\n${SECOND}\n\n${THIRD}`);
  });

  it('is said to be missing where the page announces another, or is filled by a script', async () => {
    const consent = await page(CONSENT, `<meta property="og:description" content="${LEAD}">`);
    expect(consent.warnings?.[0]?.en).toMatch(/read in small part only/);
    const template = await page(
      '<main><h1>{{ article.title }}</h1><p>{{ article.body }} et la suite du texte.</p></main>',
    );
    expect(template.warnings?.[0]?.fr).toMatch(/remplit par JavaScript/);
  });
});

describe('what stands around the article', () => {
  const own = async (inside: string) => ownText(await article(inside));

  it.each([
    [
      'comments',
      '<details class="reactions"><summary>2 réactions</summary><div><b>pic_vert</b> <i>3/5/2024 à 9h12</i><p>C’est faux, il reste des trous partout sur le pont.</p></div><div><b>ana</b> <i>3/5/2024 à 10h</i><p>Elle a raison, on passe très mal avec une poussette.</p></div></details>',
    ],
    [
      'comments by class',
      '<ol class="comment-list"><li class="c">pic_vert, 3 mai 2024 à 9 h 12 : c’est faux, il reste des trous.</li><li class="c">ana, 3 mai 2024 à 10 h 02 : elle a raison, on passe mal.</li></ol>',
    ],
    [
      'a list of links',
      '<div><h3>Sur le sujet</h3><ul><li><a href="/1">Le moulin ferme ses portes à Harmin</a></li><li><a href="/2">Harmin vend sa halle au plus offrant</a></li></ul></div>',
    ],
    [
      'one comment',
      '<div id="comments" class="comment-wrapper"><div class="titre">Exact.</div><p>Par Lise, le 4 mai 2024 à 08h07 : on passe mal avec une poussette.</p></div>',
    ],
    [
      'a box headed so',
      '<div class="box"><h4>Articles en relation</h4><div><a href="/1">Le moulin ferme</a><p>La roue ne tournera plus cet hiver, faute d’eau dans le bief.</p></div></div>',
    ],
    [
      'who the author is',
      '<div class="author-bio"><p>Ana Rey suit les rivières depuis 2015, après dix ans à la mer.</p></div>',
    ],
    ['a link alone', '<p><a href="/r">Notre reportage : Harmin vend sa halle</a></p>'],
    [
      'a sign-up',
      '<div class="newsletter"><p>Chaque matin dans votre boîte.</p><form><input type="email"><button>OK</button></form></div>',
    ],
    [
      'sharing',
      '<div class="social-share"><a href="https://x.example/1">Facebook</a> <a href="https://x.example/2">WhatsApp</a></div>',
    ],
    [
      'navigation and the foot',
      '<nav><a href="/">Accueil</a></nav><footer>Le Riverain, 3 rue Haute</footer>',
    ],
  ])('is no part of it: %s', async (_, furniture) => {
    const { text, leftovers } = await article(furniture);
    expect(ownText({ ...(await article('')), text, leftovers }).trim()).toBe(
      (await own('')).trim(),
    );
  });

  it('is left alone where it is prose with links', async () => {
    const prose =
      '<p>La mairie a publié <a href="/1">le rapport</a> et <a href="/2">les comptes</a> de la passerelle.</p>';
    expect(await own(prose)).toContain('le rapport et les comptes');
  });
});

describe('titles', () => {
  it.each([
    ['« Nous tiendrons » répondent les fleuristes'],
    ['Morvelle > Harmin : le sentier rouvre'],
    ['Le maire dit « jamais » | et le préfet doute'],
  ])('are whole: %s', async (title) => {
    for (const site of ['', ' - Le Riverain', ' | Le Riverain']) {
      const html = `<title>${title}${site}</title><article><h1>${title}</h1><p>${LEAD}</p><p>${SECOND}</p></article>`;
      expect((await parse('a.html', html)).title).toBe(title);
    }
  });

  it('are the page’s without the site where there is no heading', async () => {
    const html = `<title>La passerelle de Morvelle rouvre enfin | Le Riverain</title><p>${LEAD}</p><p>${SECOND}</p>`;
    expect((await parse('a.html', html)).title).toBe('La passerelle de Morvelle rouvre enfin');
  });
});

describe('a declared title', () => {
  const shown = 'La passerelle de Morvelle rouvre aux piétons';
  it.each([
    [`${shown} | Le Riverain - Le journal des deux rives`, shown],
    [`${shown} | RV | 03.05.2024`, shown],
    [`Blog de la rive » Archives » ${shown}`, shown],
    [`Blog de la rive : ${shown}`, shown],
    ['La passerelle de Morvelle rouvre…', shown],
    ['À Morvelle, on passe à pied sec', 'À Morvelle, on passe à pied sec'],
  ])('is the heading that it was made of: %s', async (declared, title) => {
    const head = `<meta property="og:site_name" content="Le Riverain - Le journal des deux rives"><meta property="og:title" content="${declared}">`;
    for (const heading of ['h1', 'h2']) {
      const body = `<header><h1 class="logo">Rives</h1></header><div><${heading}>${shown}</${heading}><p>${LEAD}</p><p>${SECOND}</p></div>`;
      expect((await page(body, head)).title).toBe(title);
    }
  });
});

describe('dates', () => {
  const when = async (inside: string, head = '', lang = 'fr') => {
    const { published, updated } = await article(inside, head, lang);
    return `${published?.value ?? '-'} ${updated?.value ?? '-'}`;
  };
  const top = async (line: string, lang = 'fr') =>
    page(
      `<article><h1>La passerelle de Morvelle rouvre</h1>${line}<p>${LEAD}</p><p>${SECOND}</p></article>`,
      '',
      lang,
    );

  it.each([
    ['<meta name="DC.date.issued" content="2024-05-03">', '2024-05-03 -'],
    ['<meta name="DC:date" content="2024-05-03">', '2024-05-03 -'],
    ['<meta name="citation_publication_date" content="2024/05/03">', '2024-05-03 -'],
    [
      '<meta property="article:published_time" content="2024-05-03T10:00"><meta property="article:modified_time" content="2024-05-06">',
      '2024-05-03 2024-05-06',
    ],
    [
      ld({ '@type': 'WebPage', datePublished: '2024-05-03T23:30:00Z', dateModified: '2024-05-06' }),
      '2024-05-03 2024-05-06',
    ],
    [ld({ '@type': ['RadioEpisode'], datePublished: '2024-05-03' }), '2024-05-03 -'],
    [
      ld({
        '@type': 'VideoObject',
        name: 'La passerelle de Morvelle rouvre',
        uploadDate: '2024-05-03',
      }),
      '2024-05-03 -',
    ],
    [ld({ '@type': 'VideoObject', name: 'La crue filmée', uploadDate: '2024-05-03' }), '- -'],
    [
      ld([
        {
          '@context': ['https://schema.org'],
          '@type': 'LiveBlogPosting',
          datePublished: '2024-05-03',
        },
      ]),
      '2024-05-03 -',
    ],
  ])('stand in the head: %s', async (head, expected) => {
    expect(await when('', head)).toBe(expected);
  });

  it.each([
    [
      '<p><time class="entry-date published" datetime="2024-05-03T09:10">3 mai</time><time class="updated" datetime="2024-05-06">6 mai</time></p>',
      '2024-05-03',
      '2024-05-06',
    ],
    [
      '<p class="meta">Le 03/05/2024 à 09:10, mis à jour le 06/05/2024 à 10:00</p>',
      '2024-05-03',
      '2024-05-06',
    ],
    [
      '<div class="c-signature"><span>Publié le vendredi 3 mai 2024 à 9 h 10 par Ana Rey</span></div>',
      '2024-05-03',
      undefined,
    ],
    ['<p>Publié le 03/05/2024 - 09:10 UTC+1</p>', '2024-05-03', undefined],
    ['<p><strong>Article mis à jour le 3 mai 2024.</strong></p>', '2024-05-03', undefined],
    ['<small>3 mai 2024 à 08 h 45 | Ville, Rivière</small>', '2024-05-03', undefined],
    ['<dl><dt>Mise en ligne</dt><dd>3 mai 2024</dd></dl>', '2024-05-03', undefined],
    ['<ul><li><strong>Date</strong> 03.05.2024</li></ul>', '2024-05-03', undefined],
    [
      '<p><abbr class="published" title="2024-05-03T09:10:00+02:00">ce matin</abbr></p>',
      '2024-05-03',
      undefined,
    ],
    ['<span itemprop="datePublished">3 mai 2024</span>', '2024-05-03', undefined],
  ])('stand below the headline: %s', async (line, published, updated) => {
    const found = await top(line);
    expect([found.published?.value, found.updated?.value]).toEqual([published, updated]);
    expect(ownText(found)).not.toMatch(/2024/);
  });

  it('with slashes are read as the region of the page writes them', async () => {
    const line = '<p class="date">03/05/2024</p>';
    expect((await top(line, 'en-US')).published?.value).toBe('2024-03-05');
    expect((await top(line, 'en-GB')).published?.value).toBe('2024-05-03');
    expect((await top(line, 'fr')).published?.value).toBe('2024-05-03');
    for (const written of ['03/05/24', '03-05-2024', '3.5.2024'])
      expect((await top(`<p class="date">${written}</p>`, 'en-US')).published?.value).toBe(
        '2024-03-05',
      );
    for (const [region, day] of [
      ['en-US', '2024-03-05'],
      ['en-GB', '2024-05-03'],
    ] as const)
      expect((await top('<p>Ana Rey | 03/05/2024 8:00 AM ET</p>', region)).published?.value).toBe(
        day,
      );
    for (const region of ['en-US', 'fr'])
      expect((await top('<p class="date">25/03/2024</p>', region)).published?.value).toBe(
        '2024-03-25',
      );
    expect((await top('<p class="date">03/25/2024</p>', 'fr')).published?.value).toBe('2024-03-25');
  });

  it('linked in a paragraph are of its story', async () => {
    const story = `<p>${LEAD} <a href="https://ailleurs.example/1">Le 3 mai 2024</a>, la rivière avait emporté la première pile, et le conseil avait promis un chantier avant l’été, puis avant l’hiver.</p>`;
    expect((await top(story)).published).toBeNull();
  });

  it('stand in the block around the article, too', async () => {
    const body = `<div><div><span class="meta">Accueil | Par <span class="author">Ana Le Rey</span> | 3 mai 2024</span><h2>La passerelle</h2></div><div><div class="texte"><p>${LEAD}</p><p>${SECOND}</p><p>${THIRD}</p></div></div></div><div class="une"><span class="date">9 juin 2024</span></div>`;
    const found = await page(body);
    expect([found.published?.value, found.author]).toEqual(['2024-05-03', 'Ana Le Rey']);
  });

  it('of scripts, of yesterday and of comments are none', async () => {
    expect(await when('<script>var c={expires:"2031-01-31"}</script>')).toBe('- -');
    expect((await top('<p class="date">Publié hier à 19h25</p>')).published).toBeNull();
    const comments =
      '<section class="comments"><h3>2 commentaires</h3><div><time datetime="2024-05-03">3 mai</time><p>Oui.</p></div><div><time datetime="2024-05-04">4 mai</time><p>Non.</p></div></section>';
    expect(await when(comments)).toBe('- -');
  });

  it('are those of the article whose address is the page’s, among several', async () => {
    const head = `<link rel="canonical" href="https://r.example/passerelle">${ld({
      '@graph': [
        {
          '@type': 'NewsArticle',
          url: 'https://r.example/moulin',
          datePublished: '2020-01-01',
          author: { name: 'Luc Bon' },
        },
        {
          '@type': 'NewsArticle',
          url: 'https://r.example/passerelle?x=1',
          datePublished: '2024-05-03',
          author: { '@id': '#p' },
          publisher: { '@id': '#o' },
        },
        { '@type': 'Person', '@id': '#p', name: 'Ana Rey' },
        { '@type': 'Organization', '@id': '#o', name: 'Le Riverain' },
      ],
    })}`;
    expect(await article('', head)).toMatchObject({
      author: 'Ana Rey',
      publisher: 'Le Riverain',
      published: { value: '2024-05-03', source: 'json-ld' },
    });
  });
});

describe('authors', () => {
  it.each([
    [
      '<meta name="citation_author" content="Rey, Ana"><meta name="citation_author" content="Bon, Luc">',
      '',
      'Ana Rey, Luc Bon',
    ],
    ['<meta name="DC.creator" content="Ana Rey">', '', 'Ana Rey'],
    [
      '<meta name="author" content="https://x.example/ana">',
      '<a rel="author" href="/a">Ana Rey</a>',
      'Ana Rey',
    ],
    [
      '',
      '<span itemprop="author" itemscope><span itemprop="name">Ana Rey</span></span>',
      'Ana Rey',
    ],
    [
      '',
      '<span class="byline">par <span class="author vcard"><a class="fn" href="/a">Ana Rey</a></span></span>',
      'Ana Rey',
    ],
    ['', '<p class="auteur">Par Ana Rey, journaliste à Morvelle</p>', 'Ana Rey'],
    ['', '<p>By Ana Rey and Luc Bon</p>', 'Ana Rey and Luc Bon'],
    ['', '<p class="byline">Par Ana Le Rey</p>', 'Ana Le Rey'],
    ['<meta name="authors" content="Ana Rey, Luc Bon">', '', 'Ana Rey, Luc Bon'],
    ['<meta name="citation_authors" content="Rey, Ana; Bon, Luc">', '', 'Ana Rey, Luc Bon'],
    ['', '<p>by Ana Rey, Staff Writer</p>', 'Ana Rey'],
    ['', '<p>Article rédigé par Ana Rey</p><p>Ville Haute</p><p>3 mai 2024</p>', 'Ana Rey'],
    ['', '<p>Auteure : Ana Rey</p>', 'Ana Rey'],
    ['', '<div><span>Par</span><span><a href="/e/1">Ana Rey</a></span></div>', 'Ana Rey'],
    [
      '',
      '<div class="metas"><span class="article_author"><a href="/auteur/1">Ana Rey</a></span></div>',
      'Ana Rey',
    ],
    [
      ld({
        '@type': 'NewsArticle',
        author: { '@type': 'Organization', name: 'Le Riverain' },
        publisher: { '@type': 'Organization', name: 'Le Riverain' },
      }),
      '<p class="author">Ana Rey</p>',
      'Ana Rey',
    ],
    [
      '',
      '<div class="publication">vendredi 3 mai 2024, par Les Amis du pont</div>',
      'Les Amis du pont',
    ],
  ])('are found: %s %s', async (head, byline, author) => {
    const body = `<article><h1>La passerelle de Morvelle rouvre</h1>${byline}<p>${LEAD}</p><p>${SECOND}</p></article>`;
    expect((await page(body, head)).author).toBe(author);
  });
});

describe('the language', () => {
  it('is that of the text, not the one that a page claims', async () => {
    expect((await article('', '', 'en')).language).toBe('fr');
    const short = await page(
      '<h1>Le pont</h1><p>Le pont de Lède rouvrira mardi, a annoncé la mairie aux habitants de la vallée.</p>',
      '',
      'en',
    );
    expect(short.language).toBe('fr');
    expect((await page('<h1>Morvelle</h1><p>Fermé.</p>', '', 'en')).language).toBe('en');
    expect((await parse('a.txt', LEAD, 'lang: en')).language).toBe('en');
  });
});
