import { AutoTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLED_READER } from '../../../embeddings/reader/local-reader.ts';
import { type Piece, piecesOf } from '../../../embeddings/reader/pieces.ts';
import { readUnigram } from '../../../embeddings/reader/unigram.ts';
import { oddText } from './reader-contract.ts';

let library: Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;
let cut: (text: string) => Piece[];

beforeAll(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = '/';
  library = await AutoTokenizer.from_pretrained(BUNDLED_READER.slice(1));
  cut = piecesOf(await readUnigram(`${BUNDLED_READER}/tokenizer.json`));
});

const textsOf = (text: string) => cut(text).map(({ start, end }) => text.slice(start, end));

describe('pieces of a text', () => {
  it.each([
    'Le conseil a voté, hier, un budget de 12,5 millions d’euros.',
    'The new school opens on 3 September 2024; “at last”, said its head.',
    'cœur naïve Übergröße São-Paulo n°12 1 234 567 € (sic)',
    'la ﬁn de l’été … ½ heure №5 ２０２４',
    'un  deux\tトリ\nquatre',
  ])('are those of the library: %s', (text) => {
    expect(cut(text).map(({ id }) => id)).toEqual(library.encode(text).slice(1, -1));
  });

  it('stand where they were written', () => {
    expect(textsOf('La ville')).toEqual(['La', 'ville']);
    // The acute accent is a character of its own here.
    expect(textsOf('e\u0301te\u0301').join('')).toBe('e\u0301te\u0301');
    // Not known as a word: both parts of the ligature are the ligature.
    for (const piece of textsOf('ﬁ')) expect(piece).toBe('ﬁ');
    expect(textsOf('in\u00adfor\u00admation')).toEqual(['in\u00adfor\u00admation']);
    expect(textsOf('a\u200bb')).toEqual(['a', 'b']);
  });

  it('never are the tokens that frame a text', () => {
    for (const text of ['<s>', '</s>', 'a</s>b <unk>', '<pad><pad>']) {
      for (const { id } of cut(text)) expect(id === 3 || id > 3).toBe(true);
    }
  });

  it('stand for the text of their places, and part no letter from its marks', () => {
    const seen = (text: string) => text.replace(/[\p{Z}\p{C}\s\u2581]/gu, '');
    fc.assert(
      fc.property(oddText, (text) => {
        const pieces = cut(text);
        for (const [i, { id, start, end }] of pieces.entries()) {
          if (start === end) continue;
          if (start > 0) expect(/^[\udc00-\udfff]/.test(text.slice(start))).toBe(false);
          expect(/^\p{M}/u.test(text.slice(end))).toBe(false);
          const isAlone =
            start >= (pieces[i - 1]?.end ?? 0) && end <= (pieces[i + 1]?.start ?? end);
          if (id === library.model.unk_token_id || !isAlone) continue;
          const said = library.normalizer!.normalize(text.slice(start, end));
          expect(seen(said)).toBe(seen(library.model.vocab[id]!));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('cover a text in its order, whatever it is made of', () => {
    const seen = /[^\p{Z}\p{C}\s\u2581]/u;
    fc.assert(
      fc.property(oddText, (text) => {
        const pieces = cut(text);
        let start = 0;
        let end = 0;
        for (const piece of pieces) {
          expect(piece.start).toBeGreaterThanOrEqual(start);
          expect(piece.end).toBeGreaterThanOrEqual(piece.start);
          expect(piece.end).toBeGreaterThanOrEqual(end);
          // What is left out between two pieces is nothing that is seen.
          expect(seen.test(text.slice(end, Math.max(end, piece.start)))).toBe(false);
          ({ start, end } = piece);
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(seen.test(text.slice(end))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});
