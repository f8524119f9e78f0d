import { describe, expect, it } from 'vitest';
import { ownText, parse } from '../parse.ts';

const LEAD =
  'Le conseil de Vernolle a voté mardi la réfection du pont de pierre, fermé aux camions depuis une crue qui avait creusé sa pile nord.';
const REST =
  'Les travaux dureront huit mois et coûteront 1,2 million d’euros, dont la moitié à la charge du département, a précisé la maire Odile Ferrand.';
const KEEPER = 'Une éclusière de Brouvelieu raconte ses trente hivers';
const DAM = 'Le barrage de Sainte-Orme rouvrira le 4 mai';
const STORY = 'Clémence Varin a tenu l’écluse de 1962 à 1994, sans une nuit d’absence.';

/** An article with a box between its paragraphs. */
const withBox = (box: string) =>
  parse(
    'pont.html',
    `<html lang="fr"><head><title>Le pont de Vernolle sera refait</title></head><body><nav><a href="/">Accueil</a></nav><article><h1>Le pont de Vernolle sera refait</h1><p>${LEAD}</p>${box}<p>${REST}</p></article></body></html>`,
  );
const OWN = `Le pont de Vernolle sera refait\n\n${LEAD}\n\n${REST}`;
const link = (headline: string) => `<a href="/2025/03/${headline.length}">${headline}</a>`;

describe('a box about other articles in the text', () => {
  it.each<[string, string, readonly string[]]>([
    ['a paragraph with a colon', `<p><b>À lire aussi : ${link(KEEPER)}</b></p>`, [KEEPER]],
    ['a paragraph with an arrow', `<p>→ <em>Lire aussi</em> ${link(KEEPER)}</p>`, [KEEPER]],
    [
      'a paragraph for subscribers',
      `<p>Réservé aux abonnés Lire aussi ${link(KEEPER)}</p>`,
      [KEEPER],
    ],
    [
      'a quotation that is none',
      `<blockquote>&gt;&gt; Voir aussi : ${link(DAM)}</blockquote>`,
      [DAM],
    ],
    ['a label beside a link', `<div><span>Lire aussi</span>${link(KEEPER)}</div>`, [KEEPER]],
    [
      'a heading and a list',
      `<aside><h3>À lire aussi</h3><ul><li>${link(KEEPER)}</li><li>${link(DAM)}</li></ul></aside>`,
      [KEEPER, DAM],
    ],
    ['English words', `<div><h3>Read more</h3><ul><li>${link(DAM)}</li></ul></div>`, [DAM]],
    [
      'a navigation between paragraphs',
      `<nav aria-label="À lire aussi">${link(KEEPER)}</nav>`,
      [KEEPER],
    ],
    ['a card without a label', `<aside><a href="/a"><h4>${KEEPER}</h4></a></aside>`, [KEEPER]],
    [
      'a caption',
      `<figure><a href="/a"><img src="a.jpg"><figcaption>Lire aussi — ${KEEPER}</figcaption></a></figure>`,
      [KEEPER],
    ],
    [
      'a card with the beginning of its article',
      `<div><p>À lire également</p><h4>${link(KEEPER)}</h4><p>${STORY}</p></div>`,
      [`${KEEPER}\n\n${STORY}`],
    ],
    [
      'two cards',
      `<section><h2>Sur le même sujet</h2><article><h3>${link(KEEPER)}</h3><p>${STORY}</p></article><article><h3>${link(DAM)}</h3><p>La vanne est livrée.</p></article></section>`,
      [`${KEEPER}\n\n${STORY}`, `${DAM}\n\nLa vanne est livrée.`],
    ],
  ])('%s: is kept as about another one, and no part of this one', async (_, box, teasers) => {
    const article = await withBox(box);
    expect(ownText(article).replace(/\n{2,}/g, '\n\n')).toBe(OWN);
    const told = (article.teasers ?? []).map(({ start, end }) => article.text.slice(start, end));
    expect(told).toEqual(teasers);
  });

  it('tells no date nor author of this one', async () => {
    const { published, author } = await withBox(
      `<section><h2>Nos autres articles</h2><article><h3>${link(KEEPER)}</h3><p>Par Inès Vautrin</p><time>3 mars 2025</time></article></section>`,
    );
    expect({ published, author }).toEqual({ published: null, author: null });
  });

  it.each([
    [
      'facts',
      '<aside><h3>Repères</h3><p>Le pont date de 1788. Il a été élargi en 1911.</p></aside>',
    ],
    [
      'a link in a sentence',
      `<p>Lire aussi les plans est possible, dit ${link('la mairie de la commune')}.</p>`,
    ],
    ['a note of the page', '<p>La pile nord <a href="#n1">voir la note un</a> a été creusée.</p>'],
    [
      'a picture with its caption',
      `<figure><img src="a.jpg"><figcaption>Le pont, vu de ${link('la promenade des Tanneurs')}.</figcaption></figure>`,
    ],
    [
      'a quotation with its source',
      `<blockquote><p>Nous voulons garder les pierres de ce pont.</p>${link('Le livre de nos ponts de pierre')}</blockquote>`,
    ],
  ])('%s are this one’s own', async (_, box) => {
    const { leftovers, teasers } = await withBox(box);
    expect({ leftovers, teasers }).toEqual({ leftovers: [], teasers: undefined });
  });

  it.each([
    ['sharing', '<div class="share"><a href="/s">Partager cet article sur vos réseaux</a></div>'],
    ['tags', '<ul><li><a href="/t">Ponts</a></li><li><a href="/t">Travaux publics</a></li></ul>'],
    ['a newsletter', '<p><a href="/n">Inscrivez-vous à notre lettre d’information</a></p>'],
  ])('%s name no other article', async (_, box) => {
    const article = await withBox(box);
    expect(ownText(article).replace(/\n{2,}/g, '\n\n')).toBe(OWN);
    expect(article.teasers).toBeUndefined();
  });
});
