import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

const sentences = (text: string) =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['titles', ['M. Dupont et Mme Martin arrivent.', 'Le Dr. Petit part.']],
    ['Mme with a stop', ['Mme. Martin parle à Me. Roux.', 'Il répond.']],
    ['first of the month', ['La fête a lieu le 1er.', 'Elle commence tôt.']],
    ['hours', ['Le match est à 21 h 30.', 'Il finit à 23 h.', 'Puis rien.']],
    ['initials', ['J.-P. Martin et J. R. Dupont parlent.', 'Fin du débat.']],
    ['English titles', ['Mr. Smith met Dr. Jones vs. the U.S. Senate.', 'He left.']],
    ['decimals', ['Le taux est de 3.5 % et de 1,5 point.', 'Il monte.']],
    ['a number at the end', ['Le maire est élu en 2020.', 'Il reste.', 'Il a 12 élus.']],
    ['addresses', ['Voir https://www.site.fr/a.B?c=d!e.', 'Ou www.site.fr/Page.', 'Fin.']],
    ['ellipses', ['Il hésite… puis part.', 'Il revient…', 'Elle attend...', 'Quoi ?']],
    ['marks', ['Vraiment ?!', 'Oui !', 'Bon.']],
    ['guillemets around a sentence', ['« Je pars. »', 'Elle reste.']],
    ['guillemets inside', ['« Je pars ! » dit-il.', 'Elle a dit « oui » hier.']],
    ['a quotation opening', ['Il se tait.', '« Je pars. »']],
    ['English quotes', ['“We won.”', 'He said “no” twice.', '(It rained.)', 'So what?']],
    ['abbreviations', ['Cf. art. 5, p. 12, env. 3 km, etc., au no. 7 de l’av. Foch.', 'Voilà.']],
    ['months', ['Né le 3 janv. 1990 à Lyon.', 'Parti le 12 sept. 2001.', 'Mort.']],
    [
      'months with nothing to leave out',
      ['La salle rouvre en août.', 'Le club attend mai.', 'Bon.'],
    ],
    [
      'words that may be abbreviations',
      ['Ils sont sept.', 'Voici le col.', 'Tell me.', 'No.', 'Oui.'],
    ],
    ['and those that are', ['Au no. 7, art. 5, le 3 min. 20 de Col. Sanders.', 'Voilà.']],
  ])('knows %s', (_, expected) => {
    expect(sentences(expected.join(' '))).toEqual(expected);
    expect(sentences(expected.join('\u00a0'))).toEqual(expected);
  });

  it('keeps non-breaking spaces before French marks', () => {
    const text = 'Il a dit\u00a0: «\u202fJe pars.\u202f» Puis il est parti\u00a0! Fin.';
    expect(sentences(text)).toEqual([
      'Il a dit\u00a0: «\u202fJe pars.\u202f»',
      'Puis il est parti\u00a0!',
      'Fin.',
    ]);
  });

  it('parts sentences that a paste has glued together', () => {
    expect(sentences('La crue est passée.Les habitants rentrent.')).toHaveLength(2);
    expect(sentences('Version 2.Beta et le fichier a.txt du C.N.R.S. sont là.')).toHaveLength(1);
  });

  it('parts list items, speakers and paragraphs, but not broken lines', () => {
    expect(sentences('Au menu :\n- un\n- deux\n• trois')).toEqual([
      'Au menu :',
      '- un',
      '- deux',
      '• trois',
    ]);
    expect(sentences('— Tu viens ?\n— Oui')).toEqual(['— Tu viens ?', '— Oui']);
    expect(sentences('Un titre\n \nUne ligne\nqui continue')).toEqual([
      'Un titre',
      'Une ligne\nqui continue',
    ]);
  });

  it('looks only between the bounds', () => {
    const text = 'Avant. Dedans un. Dedans deux. Après.';
    const spans = splitSentences(text, 7, 30);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Dedans un.',
      'Dedans deux.',
    ]);
  });

  it('has none in an empty text', () => {
    expect(splitSentences('')).toEqual([]);
    expect(splitSentences(' \n\u00a0\n')).toEqual([]);
  });

  it('covers everything but the spaces between, in order, of any text', () => {
    const unit = fc.constantFrom(...'aÉz09 .!?…«»"”)\n-–M\u00a0\u202f😀,:'.split(/(?:)/u));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        let at = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

it('takes each item of a list with its own number', () => {
  const text =
    'Trois gestes :\n\n1. Arroser la veille\n2. Tailler tard. Puis lier.\n10) Couvrir\n\nFin en 12.';
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Trois gestes :',
    '1. Arroser la veille',
    '2. Tailler tard.',
    'Puis lier.',
    '10) Couvrir',
    'Fin en 12.',
  ]);
});
