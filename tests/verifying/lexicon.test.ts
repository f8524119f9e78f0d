import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/text/language.ts';
import { keysOf, synonyms, translate } from '../../src/verifying/lexicon.ts';

const key = (word: string, language: Language): string => keysOf(word, language)[0]!;
const alike = (a: string, b: string, language: Language): boolean =>
  synonyms(key(a, language), key(b, language), language);

describe('the lexicon', () => {
  it.each<[string, string, Language]>([
    ['reportée', 'repoussée', 'fr'],
    ['libérées', 'relâchées', 'fr'],
    ['envisagent', 'songe', 'fr'],
    ['reçue', 'recevra', 'fr'],
    ['gathered', 'collected', 'en'],
    ['began', 'starts', 'en'],
  ])('knows that %s may stand for %s', (a, b, language) => {
    expect(alike(a, b, language)).toBe(true);
  });

  it.each<[string, string, Language]>([
    ['hausse', 'baisse', 'fr'],
    ['acheter', 'vendre', 'fr'],
    ['réclamer', 'obtenir', 'fr'],
    ['maire', 'préfète', 'fr'],
    ['accepted', 'rejected', 'en'],
    ['hired', 'fired', 'en'],
  ])('does not take %s for %s', (a, b, language) => {
    expect(alike(a, b, language)).toBe(false);
  });

  it.each([
    ['mairie', 'town', true],
    ['augmenté', 'rose', true],
    ['vendu', 'bought', false],
    ['indemnités', 'compensation', true],
    ['mort', 'injured', false],
  ])('translates %s by %s: %s', (french, english, expected) => {
    expect(translate(key(french, 'fr'), key(english, 'en'))).toBe(expected);
  });
});
