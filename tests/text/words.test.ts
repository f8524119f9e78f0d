import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, splitWords } from '../../src/text/words.ts';

const forms = (text: string) => splitWords(text).map(({ form }) => form);

describe('splitWords', () => {
  it.each([
    ["L'eau d’aujourd'hui", ['eau', 'aujourd', 'hui']],
    ["qu'il lorsqu’elle jusqu'à", ['il', 'elle', 'a']],
    ["Le 1er janvier, l'O.N.U.", ['le', '1er', 'janvier', 'o', 'n', 'u']],
    ['porte-parole e-mail', ['porte', 'parole', 'e', 'mail']],
    ['Évêché, CŒUR, Æthelred, Straße', ['eveche', 'coeur', 'aethelred', 'strasse']],
    ["the world's", ['the', 'world', 's']],
    ['', []],
    ['… « » — ?!', []],
  ])('reads %j', (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  it.each([
    ['100 000 habitants', ['100000', 'habitants']],
    ['100\u00a0000 habitants', ['100000', 'habitants']],
    ['1\u202f250\u202f000 €', ['1250000']],
    ['14,2 %', ['14,2']],
    ['1,234.5', ['1,234.5']],
    ['2024-02-13', ['2024', '02', '13']],
    ['en 2023 100 personnes', ['en', '2023', '100', 'personnes']],
    ['1 1000', ['1', '1000']],
    ['21 h 30', ['21', 'h', '30']],
    ['Il en reste 12.', ['il', 'en', 'reste', '12']],
  ])('reads the numbers of %j', (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  it('takes no lone accent for a word', () => {
    expect(splitWords('a \u0301 b')).toHaveLength(2);
  });

  it('keeps accents for the stemmer, and the place of each word', () => {
    expect(splitWords("Dans l'Évêché")).toEqual([
      { start: 0, end: 4, form: 'dans', accented: 'dans' },
      { start: 7, end: 13, form: 'eveche', accented: 'évêché' },
    ]);
  });

  it('gives places in order, and forms that are never empty, of any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (any) => {
        let last = 0;
        for (const { start, end, form } of splitWords(any)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(form).not.toBe('');
          expect(form).not.toMatch(/\s/);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(any.length);
      }),
    );
  });
});

describe('fold', () => {
  it('is the same for composed and decomposed letters', () => {
    expect(fold('É')).toBe('e');
    expect(fold('E\u0301')).toBe('e');
    expect(fold('İ')).toBe('i');
  });

  it('folds each sign by itself, whatever it stands beside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toBe([...text.toLowerCase()].map(fold).join(''));
      }),
    );
    expect(fold('né \u{1d54f} à l’\ud800 île')).toBe('ne \u{1d54f} a l’\ud800 ile');
  });

  it('leaves what is folded as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
