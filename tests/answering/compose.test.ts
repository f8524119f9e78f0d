import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeWords } from '../../src/answering/compose.ts';

const text = 'La mairie (1 240 euros) répond « demain » sur https://mairie.example/avis, à midi.';
const shown = (start: number, end: number) =>
  wholeWords(text, start, end).map((span) => text.slice(span.start, span.end));

describe('the words in bold', () => {
  it('are whole, without the marks beside them', () => {
    const at = text.indexOf('euros');
    expect(shown(at + 1, at + 3)).toEqual(['euros']);
    expect(shown(text.indexOf('(1'), text.indexOf(' euros'))).toEqual(['1 240']);
    expect(shown(text.indexOf('« demain'), text.indexOf('demain') + 6)).toEqual(['demain']);
  });

  it('are never within a link', () => {
    const at = text.indexOf('mairie.example');
    expect(shown(at, at + 6)).toEqual([]);
  });

  it('cut no word, wherever a model points', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        for (const { start, end } of wholeWords(text, Math.min(a, b), Math.max(a, b))) {
          expect(text.slice(Math.max(0, start - 1), start + 1)).not.toMatch(/^[\p{L}\p{N}]{2}$/u);
          expect(text.slice(end - 1, end + 1)).not.toMatch(/^[\p{L}\p{N}]{2}$/u);
        }
      }),
    );
  });
});
