import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/articles/formats/support/decode.ts';
import { expectBoth } from '../helpers/typography.ts';

const text = (bytes: Uint8Array, isHtml = false) => {
  const decoded = decode(bytes, isHtml);
  if ('text' in decoded) return decoded.text;
  expectBoth(decoded.problem);
  return `PROBLEM ${decoded.problem.en}`;
};
const latin1 = (value: string) => Buffer.from(value, 'latin1');

describe('decode', () => {
  it('reads UTF-8 and takes the byte order mark off', () => {
    expect(text(Buffer.from('L’été à Évry'))).toBe('L’été à Évry');
    expect(text(Buffer.from('\ufeffL’été'))).toBe('L’été');
  });

  it('reads UTF-16 in both byte orders', () => {
    const little = Buffer.from('\ufeffÀ bientôt', 'utf16le');
    expect(text(little)).toBe('À bientôt');
    expect(text(Buffer.from(little).swap16())).toBe('À bientôt');
  });

  it('takes what is not UTF-8 for Windows-1252, its quotes and dashes included', () => {
    const bytes = Buffer.concat([
      latin1('L'),
      Buffer.from([0x92]),
      latin1('\xe9t\xe9 '),
      Buffer.from([0x97, 0x80]),
    ]);
    expect(text(bytes)).toBe('L’été —€');
  });

  it('respects the encoding that a page declares, unless the page is UTF-8', () => {
    const page = (charset: string) => `<meta charset="${charset}"><p>`;
    const cyrillic = Buffer.concat([Buffer.from(page('koi8-r')), Buffer.from([0xd0, 0xd2])]);
    expect(text(cyrillic, true)).toBe(`${page('koi8-r')}пр`);
    expect(text(cyrillic, false)).toContain('ÐÒ');
    expect(text(Buffer.from(`${page('iso-8859-1')}été`), true)).toContain('été');
    expect(
      text(Buffer.concat([Buffer.from(page('nonsense')), latin1('\xe9t\xe9')]), true),
    ).toContain('été');
  });

  it('normalises to NFC and LF, and takes control characters out', () => {
    expect(text(Buffer.from('e\u0301te\u0301\r\nb\rc'))).toBe('été\nb\nc');
    expect(text(Buffer.from('du texte normal \u001b[31mrouge'))).toBe('du texte normal  [31mrouge');
  });

  it('refuses what is binary or damaged, with a remedy', () => {
    expect(text(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]))).toMatch(
      /^PROBLEM is not a text file\. Save/,
    );
    expect(text(Buffer.from('%PDF-1.7 tout en texte'))).toMatch(/^PROBLEM is not a text file/);
    expect(text(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]))).toMatch(/^PROBLEM is not a text file/);
    expect(text(Buffer.concat([Buffer.from('été à Évry, déjà là'), Buffer.from([0xc3])]))).toMatch(
      /^PROBLEM is damaged UTF-8/,
    );
    expect(text(Buffer.from([0x41, 0x81, 0x8d, 0x8f]))).toMatch(
      /^PROBLEM is in an encoding.*Save it again as UTF-8\.$/,
    );
    expect(text(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).toMatch(/^PROBLEM/);
  });

  it('gives NFC and LF for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const decoded = decode(Buffer.from(value));
        if (!('text' in decoded)) return;
        expect(decoded.text).toBe(decoded.text.normalize('NFC'));
        expect(decoded.text).not.toMatch(/\r/);
      }),
    );
  });
});

describe('wide letters', () => {
  const french = 'L’été à Évry : la crue de l’Orvaine a coupé deux cœurs de village.';
  const utf32 = (value: string, isLittle: boolean) => {
    const codes = [0xfeff, ...[...value].map((letter) => letter.codePointAt(0)!)];
    const bytes = Buffer.alloc(codes.length * 4);
    for (const [i, code] of codes.entries()) {
      if (isLittle) bytes.writeUInt32LE(code, i * 4);
      else bytes.writeUInt32BE(code, i * 4);
    }
    return bytes;
  };

  it('are read in UTF-16 without a byte order mark', () => {
    const little = Buffer.from(french, 'utf16le');
    expect(text(little)).toBe(french);
    expect(text(Buffer.from(little).swap16())).toBe(french);
  });

  it('are read in UTF-32, whatever letters they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (value, isLittle) => {
        const written = utf32(`${french} ${value}`, isLittle);
        const read = decode(written);
        return 'problem' in read || read.text.startsWith(french);
      }),
    );
    expect(text(utf32(`${french} 😀`, true))).toBe(`${french} 😀`);
    expect(text(utf32(`${french} 😀`, false))).toBe(`${french} 😀`);
  });

  it('that are cut are named', () => {
    expect(text(utf32(french, true).subarray(0, -2))).toMatch(/^PROBLEM/);
    expect(text(Buffer.from(french, 'utf16le').subarray(0, -1))).toMatch(/^PROBLEM/);
  });
});
