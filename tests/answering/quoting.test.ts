import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulletLength, numbered, type Quoted, quoteOf } from '../../src/answering/quoting.ts';
import type { StoredArticle } from '../../src/corpus/stored-article.ts';
import { parsedArticle } from '../helpers/corpus.ts';

const article = (text: string): StoredArticle => ({
  ...parsedArticle(text, { file: 'liste.txt' }),
  id: 'liste',
  words: 1,
  titleStems: [],
});

describe('the bullet of an item', () => {
  it.each([
    ['- Deux écoles ouvrent.', 'Deux écoles ouvrent.'],
    ['•  Une seule.', 'Une seule.'],
    ['– Deux écoles ouvrent.', 'Deux écoles ouvrent.'],
    ['— Je viens, dit-elle.', '— Je viens, dit-elle.'],
    ['- 12 °C ce matin.', '- 12 °C ce matin.'],
    ['-12 °C ce matin.', '-12 °C ce matin.'],
    ['- ', '- '],
    ['1. Fermer la vanne.', '1. Fermer la vanne.'],
    ['- Fermer.\n- Ouvrir.', '- Fermer.\n- Ouvrir.'],
  ])('%j is quoted as %j', (text, expected) => {
    expect(quoteOf({ start: 7, end: 7 + text.length, text })).toEqual({
      start: 7 + text.length - expected.length,
      end: 7 + text.length,
      quote: expected,
    });
  });

  it('is left out of what is cited, whose quote still stands there and whose parts stay in place', () => {
    const text = 'Au programme\n\n- Le pont de Tréval ouvre jeudi.\n- Le bac ferme.';
    const start = text.indexOf('- Le pont');
    const quote = '- Le pont de Tréval ouvre jeudi.';
    const bold = quote.indexOf('jeudi');
    const part: Quoted = {
      article: article(text),
      start,
      end: start + quote.length,
      quote,
      highlights: [{ start: bold, end: bold + 5 }],
      sentence: { start: 0, end: quote.length },
    };
    const [shown] = numbered([part]);
    const { citation, highlights, sentence } = shown!;
    expect(citation.quote).toBe('Le pont de Tréval ouvre jeudi.');
    expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
    expect(citation.quote.slice(highlights[0]!.start, highlights[0]!.end)).toBe('jeudi');
    expect(sentence).toEqual({ start: 0, end: citation.quote.length });
  });

  it('is never all of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('-', '•', ' ', '\n', 'a', '1') }), (text) => {
        expect(bulletLength(text)).toBeLessThan(Math.max(1, text.length));
      }),
    );
  });
});
