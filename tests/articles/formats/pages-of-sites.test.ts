import { describe, expect, it } from 'vitest';
import { ownText, parse } from '../parse.ts';

const LEAD =
  'La passerelle de Morvelle, emportée par la crue de janvier, rouvrira aux piétons le 4 mai, a annoncé la mairie.';
const SECOND =
  'Le chantier a coûté 640 000 euros, dont la moitié est payée par le département et le reste par la commune.';
const PROSE = `<p>${LEAD}</p><p>${SECOND}</p>`;
const TITLE = 'La passerelle de Morvelle rouvre au printemps';

const page = (body: string, head = '', title = TITLE) =>
  parse(
    'a.html',
    `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`,
  );
const signed = async (byline: string, head = '') =>
  (await page(`<article><h1>${TITLE}</h1>${byline}${PROSE}</article>`, head)).author;
const ld = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('who signed a page', () => {
  it.each([
    ['<p class="author">Le Riverain Ana Rey</p>', 'Ana Rey'],
    ['<p class="author">Le Riverain</p>', 'Le Riverain'],
    ['<p class="byline">Par Ana R.</p>', 'Ana R.'],
    ['<ul class="signatures"><li><span>De</span> <a href="/a">Ana Rey</a></li></ul>', 'Ana Rey'],
    ['<p class="author">De Gaulle</p>', 'De Gaulle'],
    ['<p class="author">By Ana Rey For The Riverside</p>', 'Ana Rey'],
    ['<div>par Ana Rey</div>', 'Ana Rey'],
    ['<div class="sig">De notre correspondante Ana Rey</div>', 'Ana Rey'],
    ['<p>Par la rédaction avec notre correspondante Ana Rey, le 3 juin 2021</p>', 'Ana Rey'],
    [
      '<div><span>Ana Rey</span><span>|</span><span>Le 12 mars 2024 à 17h48</span></div>',
      'Ana Rey',
    ],
    ['<div>Ana Rey, journaliste maison<br>Publié le 20/11/23</div>', 'Ana Rey'],
  ])('is a person, without the paper and the words around: %s', async (byline, author) => {
    const site = '<meta property="og:site_name" content="Le Riverain">';
    expect(await signed(byline, site)).toBe(author);
  });

  it('is no account where the page has the name beside it', async () => {
    const author = { '@type': 'Person', '@id': '#p', name: 'admin7' };
    const person = { '@type': 'Person', '@id': '#p', name: 'Ana Rey' };
    const graph = (own: unknown) =>
      ld({ '@graph': [{ '@type': 'Article', headline: TITLE, author: own }, person] });
    expect(await signed('', graph(author))).toBe('Ana Rey');
    expect(await signed('', graph({ '@id': '#p' }))).toBe('Ana Rey');
    expect(await signed('<p class="author">Super Utilisateur</p>')).toBeNull();
  });

  it('is nobody whom the first line of the text tells of', async () => {
    for (const line of [
      'Ana Rey, maire de Morvelle, a ouvert la passerelle.',
      'Le correspondant Marc Bon a été reçu par la mairie.',
    ])
      expect(await signed(`<p>${line}</p>`)).toBeNull();
  });

  it('is a name as people say it, in whatever way it is declared', async () => {
    const meta = (author: string) => signed('', `<meta name="author" content="${author}">`);
    expect(await meta('By Ana Rey')).toBe('Ana Rey');
    expect(await meta('Rey, Ana')).toBe('Ana Rey');
    expect(await meta('No Author')).toBeNull();
    const article = { '@type': 'NewsArticle', headline: TITLE, author: { name: 'Par Ana Rey' } };
    expect(await signed('', ld(article))).toBe('Ana Rey');
  });

  it('is no desk where somebody signs', async () => {
    const desk = '<meta name="author" content="Rédaction Rivières">';
    expect(await signed('<p class="auteur">Ana Rey</p>', desk)).toBe('Ana Rey');
    expect(await signed('', desk)).toBe('Rédaction Rivières');
  });
});

describe('the headline', () => {
  it('may stand in a lower heading than the name of the site', async () => {
    const body = `<h1><a href="/">Carnet de rives</a></h1><div><h3 class="post-title">${TITLE}</h3><div>${PROSE}</div></div>`;
    expect((await page(body, '', `Carnet de rives: ${TITLE}`)).title).toBe(TITLE);
  });

  it('is the one that the page shows, without what is declared over it', async () => {
    const declared = `<meta property="og:title" content="Enquête. ${TITLE}">`;
    expect((await page(`<article><h1>${TITLE}</h1>${PROSE}</article>`, declared)).title).toBe(
      TITLE,
    );
  });

  it('is not the name of the paper whose page it is', async () => {
    const body = `<table><tr><td><b>La Gazette des rives</b></td></tr><tr><td><b>${TITLE}</b><br>par Ana Rey<p>${LEAD}</p><p>${SECOND}</p></td></tr><tr><td>© La Gazette des rives 1998-2003</td></tr></table>`;
    const read = await page(body, '', 'La Gazette des rives - édition du 21/11/2003');
    expect(read.title).toBe(TITLE);
    expect(read.publisher).toBe('La Gazette des rives');
  });

  it('takes what stands below it into the article, in whatever element it is', async () => {
    const key = '<ul><li>La passerelle avait été emportée en une nuit, le 12 janvier.</li></ul>';
    const body = `<div><div><h2>${TITLE}</h2>${key}</div><div itemprop="articleBody">${PROSE}</div></div>`;
    const declared = `<meta property="og:title" content="${TITLE}">`;
    expect(ownText(await page(body, declared))).toContain('emportée en une nuit');
    const plain = body.replaceAll('h2>', 'span>');
    expect(ownText(await page(plain, declared))).toContain('emportée en une nuit');
  });
});

it('an article that stands in a template, with a copy for who runs no scripts, is read once', async () => {
  const body = `<h1>${TITLE}</h1><div itemprop="articleBody"><script type="text/template">${PROSE}</script><noscript>${PROSE}</noscript></div>`;
  expect(ownText(await page(body)).split(SECOND)).toHaveLength(2);
});

describe('the day of a page', () => {
  it.each([
    ['<details><summary>Thu 9 May 2024 19.22 BST</summary></details>', '2024-05-09'],
    ['<div><span>18 févr. 2023</span></div>', '2023-02-18'],
    ['<div><span>le 18/02/2023 à 9h</span></div>', '2023-02-18'],
  ])('may stand alone above the text: %s', async (line, day) => {
    const read = await page(`<article><h1>${TITLE}</h1>${line}${PROSE}</article>`);
    expect(read.published?.value).toBe(day);
  });

  it('is found above a block without a headline, and not in what it tells', async () => {
    const body = (line: string) =>
      `<div><div><i>${line}</i></div><div><div>${LEAD}</div><div>${SECOND} Le <a href="/x">4 décembre 2021</a>, elle avait cédé.</div></div></div>`;
    expect((await page(body('18 févr. 2023'))).published?.value).toBe('2023-02-18');
    expect((await page(body('Rives'))).published).toBeNull();
  });
});

describe('around the last sentences', () => {
  const inside = async (after: string) =>
    ownText(await page(`<article><h1>${TITLE}</h1>${PROSE}${after}</article>`));

  it('a notice before and tags behind do not take them', async () => {
    const last = 'Campaigners plan a street party on Saturday.';
    const notice = '<p>Register for free</p>';
    const tags = '<p>Topics</p><p>Share</p><p>Reuse this content</p>';
    const read = await inside(`${notice}<p>${last}</p>${tags}`);
    expect(read).toContain(last);
    expect(read).not.toMatch(/Register|Reuse/);
  });

  it('a box about other articles does not', async () => {
    const box =
      '<div><h3>RELATED ARTICLES</h3><ul><li><a href="/a">Ferry runs aground in the Solent bay</a></li></ul></div>';
    const last =
      "'We sang, we shared biscuits, and the crew were marvellous,' said Moira Cathcart, 71.";
    const read = await inside(`${box}<p>${last}</p>`);
    expect(read).toContain(last);
    expect(read).not.toContain('Solent');
  });

  it.each([
    '312 vues',
    '1.2k shares',
    '312 vues4 commentaires',
    '5 min de lecture',
    'Temps de lecture : 6 minutes',
  ])('what a page counts of its readers is none: %s', async (counter) => {
    expect(await inside(`<p>${counter}</p>`)).not.toContain(counter);
  });

  it('what an article counts is one', async () => {
    expect(await inside('<p>312 vues aériennes</p>')).toContain('312 vues aériennes');
  });
});
