import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseFormsOf } from '../../src/text/base-forms.ts';

const wordsOf = (word: string, language: 'fr' | 'en') =>
  baseFormsOf(word, language).map((form) => form.word);
const isPast = (word: string, base: string, language: 'fr' | 'en') =>
  baseFormsOf(word, language).find((form) => form.word === base)?.isPast;

describe('the base forms of a word', () => {
  it.each([
    ['livrées', 'livrer', 'fr'],
    ['locaux', 'local', 'fr'],
    ['fermera', 'fermer', 'fr'],
    ['actives', 'actif', 'fr'],
    ['delivered', 'deliver', 'en'],
    ['stopped', 'stop', 'en'],
    ['studied', 'study', 'en'],
    ['closing', 'close', 'en'],
  ] as const)('of %s have %s', (word, base, language) => {
    expect(wordsOf(word, language)).toContain(base);
  });

  it('tell what is over from what is not', () => {
    expect(isPast('livrées', 'livrer', 'fr')).toBe(true);
    expect(isPast('livrera', 'livrer', 'fr')).toBe(false);
    expect(isPast('delivered', 'delivered', 'en')).toBe(true);
    expect(isPast('delivers', 'deliver', 'en')).toBe(false);
  });

  it('leave short words as they stand', () => {
    expect(wordsOf('bus', 'fr')).toEqual(['bus']);
    expect(wordsOf('red', 'en')).toEqual(['red']);
  });

  it('begin with the word, and keep how it begins', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('fr' as const, 'en' as const), (word, language) => {
        const words = wordsOf(word, language);
        expect(words[0]).toBe(word);
        for (const base of words) expect(base.slice(0, 3)).toBe(word.slice(0, 3));
      }),
    );
  });
});
