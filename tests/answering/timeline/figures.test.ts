import { describe, expect, it } from 'vitest';
import { changesWithin, countTheSame, figuresIn } from '../../../src/answering/timeline/figures.ts';
import type { Language } from '../../../src/text/language.ts';

const written = (text: string, language: Language = 'fr') =>
  figuresIn(text, language).map(({ span }) => text.slice(span.start, span.end));

const changed = (text: string, language: Language = 'fr') =>
  changesWithin(text, figuresIn(text, language)).map(({ before, after }) =>
    [before, after].map(({ span }) => text.slice(span.start, span.end)).join(' → '),
  );

const same = (a: string, b: string, language: Language = 'fr'): boolean =>
  figuresIn(a, language).some((one) =>
    figuresIn(b, language).some((other) => countTheSame(one, other)),
  );

describe('figures', () => {
  it('are numbers with their signs, but no dates, hours or ordinals', () => {
    expect(
      written('Le 3 mars à 5 heures, le premier bateau de 64 € a pris 120 personnes, soit 12 %.'),
    ).toEqual(['64 €', '120', '12 %']);
    expect(written('It was ordered in 2021 for £31m.', 'en')).toEqual(['£31m']);
  });

  it.each([
    ['Elles sont 340, contre 120 dimanche.', '120 → 340'],
    [
      'La ligne coûtera 260 millions d’euros, au lieu des 212 millions annoncés.',
      '212 millions → 260 millions',
    ],
    ['Le taux est passé de 7,1 % à 7,5 % en un an.', '7,1 % → 7,5 %'],
  ])('that changed are told by one sentence: %s', (text, change) => {
    expect(changed(text)).toEqual([change]);
  });

  it('that changed are told in English too', () => {
    expect(changed('Its price has reached £44m, up from £31m in 2021.', 'en')).toEqual([
      '£31m → £44m',
    ]);
    expect(changed('Unemployment rose from 7.1% to 7.5% in March.', 'en')).toEqual(['7.1% → 7.5%']);
  });

  it.each([
    'Les enfants de 3 à 12 ans nagent.',
    'Ils ont marqué 3 buts contre 2.',
    'Il y avait 400 personnes selon la police, 650 selon les organisateurs.',
    'Un centimètre par heure, au rythme de 3 à 4 centimètres.',
  ])('did not change here: %s', (text) => {
    expect(changed(text)).toEqual([]);
  });
});

describe('figures of two sentences', () => {
  it.each([
    ['La crue a fait 12 blessés.', 'Le bilan est de 57 blessés.'],
    ['120 personnes ont été évacuées.', 'Le nombre de personnes évacuées s’élève à 340.'],
    ['1 300 foyers sont privés d’électricité.', 'Quelque 600 foyers n’ont pas d’électricité.'],
    ['La ligne C coûtera 212 millions d’euros.', 'La ligne C coûtera enfin 260 millions d’euros.'],
  ])('count the same: %s %s', (a, b) => {
    expect(same(a, b)).toBe(true);
    expect(same(b, a)).toBe(true);
  });

  it.each([
    ['120 personnes ont été évacuées.', 'Deux personnes ont été blessées.'],
    ['12 communes sont inondées.', '3 communes sont privées d’électricité.'],
    ['Le pont coûtera 212 millions d’euros.', 'Le maire a touché 3 millions d’euros.'],
    ['12 communes ont été inondées.', 'La région compte 380 communes.'],
    ['12 blessés', '12 maisons'],
  ])('count different things: %s %s', (a, b) => {
    expect(same(a, b)).toBe(false);
  });
});
