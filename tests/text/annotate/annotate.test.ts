import { expect, it } from 'vitest';
import { annotate, type Token } from '../../../src/text/annotate/annotate.ts';
import type { Language } from '../../../src/text/language.ts';

const formsOf = (text: string, language: Language, fits: (token: Token) => unknown): string[] =>
  annotate(text, language)
    .tokens.filter(fits)
    .map(({ form }) => form);
const isName = (token: Token): boolean => token.isName;
const denies = ({ operator }: Token): boolean => operator === 'negation';
const numbersOf = (text: string) =>
  annotate(text, 'fr').tokens.flatMap(({ number }) => number ?? []);
const timesOf = (text: string) => annotate(text, 'fr').tokens.flatMap(({ time }) => time ?? []);

it('reads words, numbers with their units, and moments in one pass', () => {
  const text = "Le pont n'a coûté que 2,4 millions d'euros, dont 58 % payés mardi 5 mars.";
  const { tokens } = annotate(text, 'fr');
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(
    `Le|pont|n|a|coûté|que|2,4 millions d'euros|dont|58 %|payés|mardi 5 mars`.split('|'),
  );
  expect(numbersOf(text).map(({ values, unit }) => [values[0], unit])).toEqual([
    [2_400_000, 'euro'],
    [58, 'percent'],
  ]);
  expect(timesOf(text)).toHaveLength(1);
});

it('leaves an hour without a day to the numbers', () => {
  const text = 'Elle a couru le marathon en 2 h 29.';
  expect([numbersOf(text).length, timesOf(text).length]).toEqual([1, 0]);
});

it('marks names, what is quoted, what denies and what reports', () => {
  const text = "Selon Anna Ribot, la ville n'a pas « peur de l'eau ».";
  expect(formsOf(text, 'fr', isName)).toEqual(['anna', 'ribot']);
  expect(formsOf(text, 'fr', denies)).toEqual(['n', 'pas']);
  expect(formsOf(text, 'fr', ({ operator }) => operator === 'attribution')).toEqual(['selon']);
  expect(formsOf(text, 'fr', ({ isQuoted }) => isQuoted)).toEqual('peur de l eau'.split(' '));
});

it('keeps "didn\'t" whole, as a word that denies', () => {
  const text = "The council didn't vote.";
  expect(formsOf(text, 'en', denies)).toEqual(["didn't"]);
});

it('takes no capital that opens a sentence for a name, unless another follows', () => {
  expect(formsOf('Deux maisons ont brûlé.', 'fr', isName)).toEqual([]);
  expect(formsOf('Les pompiers sont venus.', 'fr', isName)).toEqual([]);
  expect(formsOf('Anna Ribot est venue.', 'fr', isName)).toEqual(['anna', 'ribot']);
});

it('reads a sentence once', () => {
  const text = 'La crue a emporté le pont.';
  expect(annotate(text, 'fr')).toBe(annotate(text, 'fr'));
  expect(annotate(text, 'en')).not.toBe(annotate(text, 'fr'));
});
