import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippetFrom, snippetOf } from '../../src/text/snippet.ts';
import { splitWords } from '../../src/text/words.ts';

const marksOf = (text: string, word: string) =>
  splitWords(text).filter(({ form }) => form === word);

describe('a snippet', () => {
  it('is the whole of a short text, on one line', () => {
    expect(snippetOf('un\ndeux', [{ start: 3, end: 7 }], 40)).toEqual({
      text: 'un deux',
      marks: [{ start: 3, end: 7 }],
    });
  });

  it('is around the most marks, and cut at words', () => {
    const text = `${'rien '.repeat(40)}une crue après la crue ${'encore '.repeat(40)}crue`;
    const { text: shown, marks } = snippetOf(text, marksOf(text, 'crue'), 60);
    expect(shown).toMatch(/^… (rien )+une crue après la crue( encore)* …$/);
    expect(marks.map(({ start, end }) => shown.slice(start, end))).toEqual(['crue', 'crue']);
  });

  it('is of what stands behind a headline, without a sign that it was cut there', () => {
    const text = 'La crue\n\nUne crue est venue.';
    const marks = marksOf(text, 'crue').slice(1);
    const { text: shown, marks: kept } = snippetFrom(text, 9, marks, 40);
    expect(shown).toBe('Une crue est venue.');
    expect(kept.map(({ start, end }) => shown.slice(start, end))).toEqual(['crue']);
  });

  it('is the beginning where nothing is marked', () => {
    expect(snippetOf('un deux trois quatre', [], 10).text).toBe('un deux …');
  });

  it('keeps its marks on the same words, and its size', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'crue', 'été', '\n', 'mot long', 'œuf'))
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(texts, fc.integer({ min: 12, max: 80 }), (text, size) => {
        const { text: shown, marks } = snippetOf(text, marksOf(text, 'crue'), size);
        expect(marks.every(({ start, end }) => shown.slice(start, end) === 'crue')).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(size + 4);
        if (text.includes('crue')) expect(marks.length).toBeGreaterThan(0);
      }),
    );
  });
});
