import { describe, expect, it } from 'vitest';
import { isKickerOf, isLiveLabel } from '../../src/articles/details/headlines.ts';
import { parse } from './parse.ts';

const PROSE =
  'Les pompiers ont évacué trois cents foyers dans la nuit, après la rupture d’une digue que le syndicat des eaux surveillait depuis l’automne.\n\nLa décrue prendra deux jours, selon la préfecture, qui garde les écoles fermées.';
const BELOW = 'Trois cents foyers ont été évacués à Vernolle';

describe('a kicker over a headline in plain text', () => {
  it.each([
    ['a subject', `Crue de la Sorme\n\n${BELOW}`, BELOW],
    ['a live page', `En direct\n${BELOW}\nMis à jour le 4 mars 2025 à 10h12`, BELOW],
    ['a live page and a subject', `EN DIRECT\n\nCrue de la Sorme\n\n${BELOW}`, BELOW],
    [
      'English',
      `Flooding in Essex\n\nHundreds of homes were cleared overnight\nBy Jo Field`,
      'Hundreds of homes were cleared overnight',
    ],
    [
      'a subject that the headline comes back to',
      `Crue de la Sorme\n\nCrue de la Sorme : le point à midi`,
      'Crue de la Sorme : le point à midi',
    ],
    [
      'a headline with its day',
      `Crue de la Sorme\n\nLe point sur la décrue, mardi 4 mars 2025`,
      'Le point sur la décrue, mardi 4 mars 2025',
    ],
    [
      'a headline with its dateline',
      `Crue de la Sorme\n\nLa décrue est lente à Vernolle | Publié le 4 mars 2025 à 10h`,
      'La décrue est lente à Vernolle',
    ],
  ])('%s', async (_, head, title) => {
    const article = await parse('a.txt', `${head}\n\n${PROSE}`);
    expect(article.title).toBe(title);
    if (head.includes('2025')) expect(article.published?.value).toBe('2025-03-04');
  });

  it.each([
    [
      'a headline and what it is about',
      'La digue de Vernolle a rompu\n\nTrois cents foyers ont été évacués dans la nuit',
    ],
    [
      'a headline without a verb',
      'Une nuit dans la vallée de la Sorme\n\nLes pompiers ont évacué trois cents foyers dans la nuit',
    ],
    ['a question', 'Qui paiera la digue ?\n\nLes communes ont voté trois budgets en un an'],
    ['a headline and its paper', 'La digue de Vernolle\n\nRadio Sorme, le 4 mars 2025'],
  ])('is not %s', async (_, head) => {
    expect((await parse('a.txt', `${head}\n\n${PROSE}`)).title).toBe(head.split('\n')[0]);
  });

  it('is a headline between a paper and who signs', async () => {
    const head =
      'Le Sormois, bulletin municipal n° 12\n\nCe que le conseil du lundi a voté pour les digues\nCompte rendu de Léa Roux, secrétaire de séance — mis en ligne le 4 mars 2025';
    const { title, published } = await parse('a.txt', `VERNOLLE\n${head}\n\n${PROSE}`);
    expect(title).toBe('Ce que le conseil du lundi a voté pour les digues');
    expect(published?.value).toBe('2025-03-04');
  });

  it('is told by its words and those below it', () => {
    expect(isKickerOf('Vallée de la Sorme', BELOW)).toBe(true);
    expect(isKickerOf('La digue a rompu', BELOW)).toBe(false);
    expect(isKickerOf('Crue de la Sorme', 'La vallée sous l’eau')).toBe(false);
    expect(['En direct', 'LIVE:', 'Le direct', '● Live updates'].every(isLiveLabel)).toBe(true);
    expect(['Un vol direct', 'Live at the Apollo', 'Direct au but'].some(isLiveLabel)).toBe(false);
  });
});

describe('a kicker over a headline in a page', () => {
  const H = 'Le pont de Vernolle sera refait en huit mois';
  const paragraphs = PROSE.split('\n\n').map((p) => `<p>${p}</p>`);
  const page = (article: string, head = '', before = '') =>
    parse(
      'a.html',
      `<html lang="fr"><head>${head}</head><body>${before}<article>${article}${paragraphs.join('')}</article></body></html>`,
    );
  const og = `<meta property="og:title" content="${H}">`;
  const ld = (headline: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline })}</script>`;

  it.each([
    [
      'in the main heading, by its name',
      `<h1><span class="kicker">Chantiers</span> <span>${H}</span></h1>`,
      '',
      '',
    ],
    [
      'in the main heading, with its colon behind',
      `<h1><span class="kicker">Chantiers</span>: ${H}</h1>`,
      '',
      '',
    ],
    ['the case of letters', `<h1>${H.toUpperCase()}</h1>`, og, ''],
    ['in the main heading, in capitals', `<h1>URBANISME<br>${H}</h1>`, '', ''],
    ['in the main heading, with a date', `<h1><time>4 mars 2025</time> ${H}</h1>`, '', ''],
    [
      'a date behind a comma',
      `<h1>${H}, <time datetime="2025-03-04">mardi 4 mars 2025</time></h1>`,
      '',
      '',
    ],
    [
      'the main heading, below which the declared title stands',
      `<h1>Travaux dans la vallée</h1><h2>${H}</h2>`,
      og,
      '',
    ],
    [
      'the main heading of a page that has a title only',
      `<h1>Travaux dans la vallée</h1><p class="headline">${H}</p>`,
      `<title>${H} - Le Riverain</title>`,
      '',
    ],
    [
      'a live page',
      `<h1>En direct</h1><h2>${H}</h2>`,
      `<meta property="og:title" content="EN DIRECT. ${H}">`,
      '',
    ],
    [
      'what JSON-LD declares, where two others agree',
      `<p class="overline">Travaux dans la vallée</p><h1>${H}</h1>`,
      og + ld('Travaux dans la vallée'),
      '',
    ],
    [
      'the declared title',
      `<p class="rubrique">Travaux dans la vallée</p><h1>${H}</h1>`,
      '<meta property="og:title" content="Travaux dans la vallée">',
      '',
    ],
    [
      'the name of the site, declared',
      `<h1>${H}</h1>`,
      '<meta property="og:title" content="Le Riverain"><meta property="og:site_name" content="Le Riverain">',
      '',
    ],
    [
      'the name of the site, as the main heading',
      `<h2>${H}</h2>`,
      '<title>Le Riverain</title>',
      '<h1>Le Riverain</h1>',
    ],
    [
      'a small heading',
      `<h3 class="rubric">Travaux dans la vallée</h3><h2>${H}</h2>`,
      '<title>Le Riverain</title>',
      '',
    ],
    [
      'a box called headline, with a date',
      `<div class="meta"><p>Travaux dans la vallée</p><p class="titre">${H}</p><time>4 mars 2025</time></div>`,
      '',
      '',
    ],
  ])('%s', async (_, article, head, before) => {
    expect((await page(article, head, before)).title).toBe(H);
  });

  it('is a headline where it is all that there is', async () => {
    expect((await page('<h1><span class="label">Le pont refait</span></h1>')).title).toBe(
      'Le pont refait',
    );
    expect((await page('<h1>Direct au but</h1>')).title).toBe('Direct au but');
    expect((await page('<h1>Le pont de<br>Vernolle sera refait</h1>')).title).toBe(
      'Le pont de Vernolle sera refait',
    );
  });
});
