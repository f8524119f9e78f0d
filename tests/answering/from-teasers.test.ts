import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { parse } from '../articles/parse.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const MARKET = `La halle de Courlieu accueille de nouveau son marché

Le marché du samedi a retrouvé la halle de Courlieu après quatorze mois de travaux, au grand soulagement des commerçants. Une trentaine de producteurs y vendent leurs légumes, leurs fromages et leurs fleurs.

La commune a payé la moitié du chantier, l’autre moitié étant venue du département, qui y voyait un lieu pour les fêtes de la vallée.

À lire aussi : Le viaduc de Sombreval fermera le 3 mars 2027

À LIRE AUSSI

- Une centenaire publie son premier roman à Brévanes
- Les tarifs de la piscine augmentent`;

const TRIAL = `Court clears the ferry company over the harbour wall

The regional court has cleared the ferry company of any fault in the collapse of the harbour wall, which the storm of January had weakened before the ship touched it. The town must pay for the repairs itself.

Lawyers for the company welcomed a ruling that they said had been plain from the first day of the hearings last spring.

LIGHTHOUSE

Keeper of Marrow Point retires

Agnes Tolliver kept the lighthouse of Marrow Point for thirty-one years, longer than anyone before her…

Read more »`;

const FERRY = `<html lang="fr"><body><article><h1>Le bac de Pontcresson change d’horaires</h1>
<p>Le bac de Pontcresson part depuis lundi toutes les vingt minutes, de six heures à minuit, a annoncé la régie des transports.</p>
<aside><h3>Sur le même sujet</h3><div><h4><a href="/a">Une phare-école ouvre à Landremer</a></h4>
<p>Le phare de Landremer accueille 45 élèves depuis septembre.</p></div></aside>
<p>Les billets ne changent pas de prix avant l’été, a promis la directrice, Hélène Sauvaire.</p></article></body></html>`;

let library: TinyLibrary;
beforeAll(async () => {
  library = await tinyLibrary({
    market: await parse('market.txt', MARKET),
    trial: await parse('trial.txt', TRIAL),
    ferry: await parse('ferry.html', FERRY),
  });
});
afterAll(() => library.close());

const ask = (question: string) =>
  answerQuestion(question, { within: null }, library.sources, library.embedder);

describe('what an article says of another one', () => {
  it.each([
    [
      'fr',
      'Quand le viaduc de Sombreval fermera-t-il ?',
      'Le viaduc de Sombreval fermera le 3 mars 2027',
      null,
      'La halle de Courlieu accueille de nouveau son marché',
    ],
    [
      'fr',
      'Quelle centenaire publie son premier roman à Brévanes ?',
      'Une centenaire publie son premier roman à Brévanes',
      null,
      'La halle de Courlieu accueille de nouveau son marché',
    ],
    [
      'en',
      'How long did Agnes Tolliver keep the lighthouse of Marrow Point?',
      'Agnes Tolliver kept the lighthouse of Marrow Point for thirty-one years, longer than anyone before her…',
      'Keeper of Marrow Point retires',
      'Court clears the ferry company over the harbour wall',
    ],
  ] as const)('%s: %s', async (language, question, quote, headline, where) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ kind: 'perhaps', teaser: true });
    const [sentence, ...more] = answer.sentences;
    expect(more).toEqual([]);
    const { citation, label } = sentence!;
    expect(citation.quote).toBe(quote);
    expect(citation.article.title).toBe(where);
    const text = language === 'fr' ? MARKET : TRIAL;
    expect(text.slice(citation.start, citation.end)).toBe(quote);
    expect(label).toContain(where);
    if (headline) expect(label).toContain(headline);
    expect(label).toMatch(
      language === 'fr' ? /^Annonce d.un autre article, / : /^Teaser for another article, /,
    );
  });

  it('may stand in a box of a page', async () => {
    const answer = await ask('Combien d’élèves le phare de Landremer accueille-t-il ?');
    expect(answer).toMatchObject({ kind: 'perhaps', teaser: true });
    const [{ citation, label } = {}] = answer.sentences;
    expect(citation?.quote).toBe('Le phare de Landremer accueille 45 élèves depuis septembre.');
    expect(label).toContain('Une phare-école ouvre à Landremer');
    expect(label).toContain('Le bac de Pontcresson change d’horaires');
  });

  it('is not asked where the article that it is about is there, nor where its own article answers', async () => {
    const there = await tinyLibrary({
      market: await parse('market.txt', MARKET),
      viaduct: await parse(
        'viaduct.txt',
        'Le viaduc de Sombreval fermera le 3 mars 2027\n\nLe viaduc de Sombreval fermera le 4 mars 2027 au soir, a corrigé le département. Les cars passeront par la vallée.',
      ),
    });
    const ask = (question: string) =>
      answerQuestion(question, { within: null }, there.sources, there.embedder);
    const closing = await ask('Quand le viaduc de Sombreval fermera-t-il ?');
    expect(closing.teaser).toBeUndefined();
    expect(closing.sentences[0]!.citation.file).toBe('viaduct.txt');
    const own = await ask('Qui a payé la moitié du chantier de la halle ?');
    expect(own.teaser).toBeUndefined();
    expect(own.sentences[0]!.citation.quote).toContain('La commune a payé');
    await there.close();
  });

  it('leaves out what is asked of nothing that it says', async () => {
    const { kind, sentences } = await ask('Combien coûte le stade de Marvanne ?');
    expect({ kind, sentences }).toEqual({ kind: 'abstained', sentences: [] });
  });
});
