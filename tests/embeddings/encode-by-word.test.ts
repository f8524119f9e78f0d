import { join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodingByWord } from '../../embeddings/encode-by-word.ts';

let whole: (text: string) => number[];
beforeAll(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = join(import.meta.dirname, '../../embeddings/model');
  const tokenizer = await AutoTokenizer.from_pretrained('kiosque-fr-en');
  whole = (text) => tokenizer.encode(text);
});

const PIECES = [
  ...[
    '« L’œuf », dit-il.',
    'Le 3\u00a0mai',
    '[SEP]',
    '2\u202f000',
    '\u0301été',
    '漢字',
    'a\u200bb',
  ],
  ...['\0', '🙂', '\ud800', 'e\u0301', '\ufeff', 'anticonstitutionnellement'.repeat(5), '!?…'],
];
const SPACES = [' ', '\n', '  \n ', '\t', '\r\n', '\u00a0', '\u2009', '\u3000', ''];
const texts = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...PIECES), fc.string()), fc.constantFrom(...SPACES)))
  .map((pairs) => pairs.flat().join(''));

describe('a text read word by word', () => {
  it('has the tokens that it has when it is read whole', () => {
    const encode = encodingByWord(whole);
    const same = fc.property(texts, (text) => {
      expect(encode(text)).toEqual(whole(text));
    });
    fc.assert(same, { numRuns: 1_000 });
  });

  it('has each word tokenized once', () => {
    const asked: string[] = [];
    const encode = encodingByWord((text) => {
      asked.push(text);
      return [text.length];
    });
    expect(encode('un  deux\n\nun trois ')).toEqual([2, 4, 2, 5]);
    expect(encode('deux un')).toEqual([4, 2]);
    expect(asked).toEqual(['un', 'deux', 'trois']);
  });

  it('keeps a bounded number of words', () => {
    let asked = 0;
    const encode = encodingByWord(() => {
      asked++;
      return [1];
    });
    const words = Array.from({ length: 60_000 }, (_, i) => `mot${i}`);
    encode(words.join(' '));
    encode('mot59999 mot0');
    expect(asked).toBe(60_001);
  });
});
