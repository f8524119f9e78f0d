import { expect, it } from 'vitest';
import { personNames } from '../../src/text/person-names.ts';

const namesIn = (text: string): string[] =>
  personNames(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ['La directrice, Inès Vaudrel, promet des panneaux.', ['Inès Vaudrel']],
  [
    'Christine Pujol-Vannier et Théo O’Neill sont venus.',
    ['Christine Pujol-Vannier', 'Théo O’Neill'],
  ],
  ['Selon M.\u00a0Okambi, la ligne coûte cher.', ['M.\u00a0Okambi']],
  ['Me Samira Benhaddou et Dr Anna Kowal plaident.', ['Me Samira Benhaddou', 'Dr Anna Kowal']],
  ['Then Ludwig van Beethoven left.', ['Ludwig van Beethoven']],
  ['Pour Karim Delattre, c’est trop.', ['Karim Delattre']],
  ['The ban takes effect on Monday July 1.', []],
  ['Le Syndicat des artisans du pain, le FC Clairmont et l’US Vernolles.', []],
  ['La Ville a fermé le pont. Elle rouvrira en mars.', []],
  ['INÈS VAUDREL', []],
  ['', []],
])('%j names %j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

it('takes a megabyte of capitals without losing time', () => {
  const started = performance.now();
  personNames('Aa'.repeat(500_000));
  personNames('Aa '.repeat(333_000));
  personNames('A-'.repeat(500_000));
  expect(performance.now() - started).toBeLessThan(3_000);
});
