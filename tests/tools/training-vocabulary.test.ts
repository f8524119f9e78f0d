import { join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { splitWords } from '../../tools/train/embedder/split-words.ts';
import { trainVocabulary } from '../../tools/train/embedder/vocabulary.ts';
import { SPECIAL_PIECES, UNKNOWN_ID, WordPieces } from '../../tools/train/embedder/word-pieces.ts';
import { writeModel } from '../../tools/train/embedder/write-model.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const TEXTS = [
  'L’œuvre a été vendue 3,50 € à l’Hôtel-Dieu — « enfin » !',
  'Naïve co-operation: the river, the rivers, the riverbank.',
  'Le fleuve, les fleuves ; la rivière et les rivières.',
];
const options = { size: 150, minCharacterCount: 1, minWordCount: 1, surplus: 1 };

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(splitWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe('the vocabulary', () => {
  it('joins the pair that is seen most, first', () => {
    const pieces = trainVocabulary(
      new Map([
        ['low', 5],
        ['lower', 2],
        ['newest', 6],
        ['widest', 3],
      ]),
      { ...options, size: 31 },
    );
    const alphabet = [...'deilnorstw'];
    expect(pieces.slice(0, 25)).toEqual([
      ...SPECIAL_PIECES,
      ...alphabet,
      ...alphabet.map((letter) => `##${letter}`),
    ]);
    // "es" and "st" are seen nine times each: the earlier letter decides, then "es" and "t"; next "lo" with seven.
    expect(pieces.slice(25)).toEqual(['##es', '##est', 'lo', 'low', 'ne', '##west']);
  });

  it('counts pairs right while it joins them', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.dictionary(word, fc.nat(9)), (words) => {
        const counts = new Map(Object.entries(words));
        expect(trainVocabulary(counts, { ...options, size: 40 })).toEqual(
          slowVocabulary(counts, 40),
        );
      }),
    );
  });

  it('keeps the pieces that splitting uses when more were made', () => {
    const counts = countsOf(TEXTS);
    const pieces = trainVocabulary(counts, { ...options, size: 120, surplus: 1.5 });
    expect(pieces).toHaveLength(120);
    expect(new Set(pieces).size).toBe(120);
    const length = (those: readonly string[]) =>
      [...counts.keys()].flatMap((word) => new WordPieces(those).encodeWord(word)).length;
    expect(length(pieces)).toBeLessThanOrEqual(
      length(trainVocabulary(counts, { ...options, size: 120 })),
    );
  });

  it('leaves characters out that are seldom seen', () => {
    const counts = new Map([
      ['the', 9],
      ['þe', 1],
    ]);
    const wordPieces = new WordPieces(
      trainVocabulary(counts, { ...options, minCharacterCount: 2 }),
    );
    expect(wordPieces.encode('þe the')[0]).toBe(UNKNOWN_ID);
    expect(wordPieces.encode('the').includes(UNKNOWN_ID)).toBe(false);
  });
});

describe('the written tokenizer', () => {
  const folder = temporaryFolder();
  const pieces = trainVocabulary(countsOf(TEXTS), options);
  const wordPieces = new WordPieces(pieces);
  let encode: (text: string) => number[];
  beforeAll(async () => {
    const dimension = 2;
    const table = new Float32Array(pieces.length * dimension);
    await writeModel(join(folder, 'model'), { pieces, table, dimension });
    env.allowRemoteModels = false;
    env.localModelPath = folder;
    const tokenizer = await AutoTokenizer.from_pretrained('model');
    encode = (text) => tokenizer.encode(text);
  });

  it.each([
    ...TEXTS,
    'ŒUVRES ET Cœurs',
    'ÉTÉ İstanbul ß',
    'a\u200bb\u0000c\td',
    '漢字 rivers 漢',
    '🙂 river🙂rivers',
    '',
    '$5+3=8^2 `code` <b>',
    `${'a'.repeat(64)} ${'a'.repeat(65)}`,
  ])('splits "%s" as the trainer does', (text) => {
    expect(wordPieces.encode(text)).toEqual(encode(text));
  });

  it('splits any text as the trainer does', () => {
    const unit = fc.constantFrom(...'abcdefg éèœŒÀ.,’«-  \n0159€ſ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        expect(wordPieces.encode(text)).toEqual(encode(text));
      }),
    );
  });
});

/** The same without counts kept up. */
function slowVocabulary(counts: ReadonlyMap<string, number>, size: number): string[] {
  const seen = [...counts].filter(([, count]) => count >= 1);
  const alphabet = [...new Set(seen.flatMap(([word]) => [...word]))].sort();
  const pieces = [...SPECIAL_PIECES, ...alphabet, ...alphabet.map((letter) => `##${letter}`)];
  const split = seen.map(([word, count]) => ({
    count,
    pieces: [...word].map((letter, i) => pieces.indexOf(i === 0 ? letter : `##${letter}`)),
  }));
  while (pieces.length < size) {
    const pairs = new Map<string, number>();
    for (const word of split) {
      for (let i = 1; i < word.pieces.length; i++) {
        const key = `${word.pieces[i - 1]} ${word.pieces[i]}`;
        pairs.set(key, (pairs.get(key) ?? 0) + word.count);
      }
    }
    const best = [...pairs]
      .map(([key, count]) => ({ count, pair: key.split(' ').map(Number) }))
      .sort((a, b) => b.count - a.count || a.pair[0]! - b.pair[0]! || a.pair[1]! - b.pair[1]!)[0];
    if (best === undefined) break;
    const [left, right] = best.pair as [number, number];
    const piece = pieces[left]! + pieces[right]!.slice(2);
    const id = pieces.includes(piece) ? pieces.indexOf(piece) : pieces.push(piece) - 1;
    for (const word of split) {
      for (let i = 1; i < word.pieces.length; i++) {
        if (word.pieces[i - 1] === left && word.pieces[i] === right)
          word.pieces.splice(i - 1, 2, id);
      }
    }
  }
  return pieces;
}
