import { expect, it } from 'vitest';
import { annotate } from '../../../src/text/annotate/annotate.ts';
import type { Language } from '../../../src/text/language.ts';

const formsAt = (text: string, language: Language, places: readonly number[]): string[] =>
  places.map((place) => annotate(text, language).tokens[place]!.form);

it('reads words, numbers with their units, and moments in one pass', () => {
  const text = "Le pont n'a coûté que 2,4 millions d'euros, dont 58 % payés mardi 5 mars.";
  const { tokens, numbers, times } = annotate(text, 'fr');
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(
    `Le|pont|n|a|coûté|que|2,4 millions d'euros|dont|58 %|payés|mardi 5 mars`.split('|'),
  );
  expect(numbers.map(({ values, unit }) => [values[0], unit])).toEqual([
    [2_400_000, 'euro'],
    [58, 'percent'],
  ]);
  expect(times).toHaveLength(1);
});

it('leaves an hour without a day to the numbers', () => {
  const { numbers, times } = annotate('Elle a couru le marathon en 2 h 29.', 'fr');
  expect([numbers.length, times.length]).toEqual([1, 0]);
});

it('marks names, what is quoted, what denies and what reports', () => {
  const text = "Selon Anna Ribot, la ville n'a pas « peur de l'eau ».";
  const { tokens, names, negations, reports } = annotate(text, 'fr');
  expect(formsAt(text, 'fr', names)).toEqual(['anna', 'ribot']);
  expect(formsAt(text, 'fr', negations)).toEqual(['n', 'pas']);
  expect(formsAt(text, 'fr', reports)).toEqual(['selon']);
  expect(tokens.filter(({ isQuoted }) => isQuoted).map(({ form }) => form)).toEqual(
    'peur de l eau'.split(' '),
  );
});

it('keeps "didn\'t" whole, as a word that denies', () => {
  const text = "The council didn't vote.";
  expect(formsAt(text, 'en', annotate(text, 'en').negations)).toEqual(["didn't"]);
});

it('takes no capital that opens a sentence for a name, unless another follows', () => {
  expect(annotate('Deux maisons ont brûlé.', 'fr').names).toEqual([]);
  expect(annotate('Les pompiers sont venus.', 'fr').names).toEqual([]);
  expect(annotate('Anna Ribot est venue.', 'fr').names).toEqual([0, 1]);
});

it('reads a sentence once', () => {
  const text = 'La crue a emporté le pont.';
  expect(annotate(text, 'fr')).toBe(annotate(text, 'fr'));
  expect(annotate(text, 'en')).not.toBe(annotate(text, 'fr'));
});
