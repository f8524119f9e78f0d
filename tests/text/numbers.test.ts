import { expect, it } from 'vitest';
import { numbersIn, sameNumber } from '../../src/text/numbers.ts';

const values = (text: string, language: 'fr' | 'en' = 'fr') =>
  numbersIn(text, language)
    .filter(({ weak }) => !weak)
    .map((one) => one.values[0]);

it.each([
  ['1 200 tonnes', [1200]],
  ['1\u202f200 tonnes', [1200]],
  ['5,20 mètres', [5.2]],
  ['2,4 millions d’euros', [2_400_000]],
  ['3 milliards', [3e9]],
  ['une dizaine d’agents', [10]],
  ['quatre', [4]],
  ['quatre-vingt-dix-sept', [97]],
  ['vingt et un', [21]],
  ['soixante et une', [61]],
  ['deux cent trente-et-une', [231]],
  ['soixante-dix', [70]],
  ['deux cent trente', [230]],
  ['mille neuf cents', [1900]],
  ['deux ou trois', [2, 3]],
  ['la moitié', [0.5]],
  ['le troisième, le 12e', [3, 12]],
  ['3 à 1', [3, 1]],
])('French: %s', (text, expected) => {
  expect(values(text)).toEqual(expected);
});

it.each([
  ['30,000 homes', [30_000]],
  ['£3.5 million', [3_500_000]],
  ['two hundred and five', [205]],
  ['forty-two', [42]],
  ['dozens', [12]],
  ['a third', [3]],
])('English: %s', (text, expected) => {
  expect(values(text, 'en')).toEqual(expected);
});

it('compares by value across languages and units', () => {
  const [four] = numbersIn('quatre', 'fr');
  expect(sameNumber(four!, numbersIn('4', 'en')[0]!)).toBe(true);
  expect(numbersIn('58 percent', 'en')[0]?.unit).toBe('percent');
  expect(numbersIn('58 %', 'fr')[0]?.unit).toBe('percent');
  expect(numbersIn('€1.2 million', 'en')[0]?.unit).toBe('euro');
  expect(numbersIn('8 pm', 'en')[0]?.values).toEqual([8, 20]);
});
