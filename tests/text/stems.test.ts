import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemsOf } from '../../src/text/index-stems.ts';
import { stem } from '../../src/text/stems.ts';
import { splitWords } from '../../src/text/words.ts';

const stemOf = (text: string, language: 'fr' | 'en' = 'fr') => stem(splitWords(text)[0]!, language);

describe('stem', () => {
  it.each([
    ['négociation', 'négociations'],
    ['inondé', 'inondées'],
    ['communal', 'communale'],
    ['ÉVACUÉ', 'évacuées'],
  ])('brings %s and %s together', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it('brings English forms together', () => {
    expect(stemOf('negotiating', 'en')).toBe(stemOf('negotiated', 'en'));
    expect(stemOf('ferries', 'en')).toBe(stemOf('ferry', 'en'));
  });

  it('keeps other words apart', () => {
    expect(stemOf('port')).not.toBe(stemOf('porc'));
  });

  it('leaves numbers alone', () => {
    expect(stemOf('100 000')).toBe('100000');
    expect(stemOf('14,2')).toBe('14,2');
  });

  it('has no accents', () => {
    expect(stemOf('évêché')).toMatch(/^[a-z]+$/);
  });
});

describe('stemsOf', () => {
  it('leaves the function words of the language out', () => {
    expect(stemsOf("La Loire et l'Allier ont débordé", 'fr')).toHaveLength(3);
    expect(stemsOf('The river and the sea are rising', 'en')).toHaveLength(3);
    expect(stemsOf('et le de la', 'fr')).toEqual([]);
  });

  it('keeps them in order', () => {
    expect(stemsOf('Loire, Allier', 'fr')).toEqual([stemOf('Loire'), stemOf('Allier')]);
  });

  it('finds the same between two spaces as in the whole text', () => {
    const piece = fc.constantFrom('100', '000', '3,5', "l'eau,", 'mot.', 'é', '\n', '«\u00a02', '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ');
        const whole = splitWords(text).map((word) => stem(word, 'en'));
        expect(stemsOf(text, 'en')).toEqual(whole);
      }),
    );
  });
});
