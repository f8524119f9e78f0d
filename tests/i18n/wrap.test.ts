import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, wrap } from '../../src/i18n/wrap.ts';

describe('wrap', () => {
  it('breaks at words, and indents what goes on as its line was', () => {
    expect(wrap('    un deux trois quatre', 14)).toBe('    un deux\n    trois\n    quatre');
    expect(wrap('\u001b[2m    un deux trois\u001b[22m', 14)).toBe(
      '\u001b[2m    un deux\n    trois\u001b[22m',
    );
  });

  it('counts neither colours nor combining marks, and keeps what may not be broken', () => {
    expect(wrap('\u001b[1mété\u001b[22m e\u0301te\u0301', 7)).toBe(
      '\u001b[1mété\u001b[22m e\u0301te\u0301',
    );
    expect(wrap('abc 12\u00a0000\u00a0€', 9)).toBe('abc\n12\u00a0000\u00a0€');
  });

  it('leaves long words whole, and changes nothing elsewhere than at a terminal', () => {
    const address = 'https://www.example.org/a/very/long/address';
    expect(wrap(`see ${address}`, 20)).toBe(`see\n${address}`);
    expect(columnsOf({ columns: 20 })).toBe(null);
    expect(wrap('un deux', null)).toBe('un deux');
  });

  it('loses no word, and adds none', () => {
    const texts = fc
      .array(fc.string({ unit: 'grapheme', maxLength: 12 }))
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 100 }), (text, columns) => {
        const words = (of: string) => of.split(/[ \n]+/).filter((word) => word !== '');
        expect(words(wrap(text, columns))).toEqual(words(text));
      }),
    );
  });
});
