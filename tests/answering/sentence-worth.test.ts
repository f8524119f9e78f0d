import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsWorth, toneWorth } from '../../src/answering/sentence-worth.ts';

const SENTENCES = 20;

describe('what a sentence tells', () => {
  it.each([
    ['fr', 'Les casiers ont coûté 38 000 euros.', 'Les casiers comptent 38 000 portes.'],
    ['fr', 'La récolte a baissé de 12 % en un an.', 'La récolte a baissé pendant 12 mois.'],
    ['fr', 'Le chantier coûte 2,4 millions d’euros.', 'Le chantier occupe 24 maçons.'],
    ['en', 'The tanks will cost £140m.', 'The tanks will hold 140 loads.'],
    ['en', 'It takes 10 per cent off the bill.', 'It takes 10 people off the list.'],
  ] as const)('%s: %s is more of an amount', (language, amount, number) => {
    expect(newsWorth(amount, language, SENTENCES)).toBeGreaterThan(
      newsWorth(number, language, SENTENCES),
    );
  });

  it.each([
    ['fr', 'Le conseil décidera le 17 juin.', 'Le conseil a décidé le 17 juin.'],
    ['fr', 'Le bac partira en avril.', 'Le bac partira bientôt.'],
    ['en', 'The bridge will close on 4 May.', 'The bridge was closed on 4 May.'],
    ['en', 'The ship is due in 2027.', 'The ship is due in the harbour.'],
    ['en', 'The ship is now expected in June.', 'The ship is now moored since June.'],
    ['fr', 'Le retour est prévu le 9 mai.', 'Le retour est daté du 9 mai.'],
  ] as const)('%s: %s is what comes next', (language, next, other) => {
    expect(newsWorth(next, language, SENTENCES)).toBeGreaterThan(
      newsWorth(other, language, SENTENCES),
    );
  });

  it('is told less of a long text by one of its many amounts', () => {
    const text = 'The work was costed at 38 million pounds.';
    expect(newsWorth(text, 'en', 150)).toBeLessThan(newsWorth(text, 'en', SENTENCES));
  });
});

describe('how a sentence speaks', () => {
  it('counts for less the more of it is quoted', () => {
    const told = toneWorth('La hausse est une erreur, dit le maire, et un scandale.');
    const partly = toneWorth('La hausse est une erreur, dit le maire, et « un scandale ».');
    const mostly = toneWorth('La hausse est « une erreur, et aussi un vrai scandale », dit-il.');
    expect(partly).toBeLessThan(told);
    expect(mostly).toBeLessThan(partly);
  });

  it('counts for less where one may come between two hours of a day', () => {
    for (const [at, told] of [
      ['The barn is open on 3 May, from 2pm to 6.30pm.', 'The barn is open on 3 May, by decree.'],
      ['La grange ouvre le 3 mai, de 14 h à 18 h.', 'La grange ouvre le 3 mai, par décret.'],
    ] as const)
      expect(toneWorth(at)).toBeLessThan(toneWorth(told));
    expect(toneWorth('The ferry runs from 7am to 8pm.')).toBe(0);
  });

  it('is somebody’s own view all through an interview', () => {
    expect(toneWorth('Je réduis les horaires.', true)).toBeGreaterThan(
      toneWorth('Je réduis les horaires.'),
    );
  });

  it('never speaks for a sentence, and never against it by more than a bound', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(toneWorth(text)).toBeLessThanOrEqual(0);
        expect(toneWorth(text)).toBeGreaterThan(-2);
      }),
    );
  });
});
