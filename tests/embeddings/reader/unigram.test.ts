import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLED_READER } from '../../../embeddings/reader/local-reader.ts';
import type { UnigramTokenizer } from '../../../embeddings/reader/pieces.ts';
import { readUnigram } from '../../../embeddings/reader/unigram.ts';
import { LONG } from '../../helpers/long.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { oddText } from './reader-contract.ts';

let library: Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;
let own: UnigramTokenizer;

beforeAll(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = '/';
  library = await AutoTokenizer.from_pretrained(BUNDLED_READER.slice(1));
  own = await readUnigram(join(BUNDLED_READER, 'tokenizer.json'));
});

/** The library knows no piece of characters beyond the first 65,536. */
const astral = /[\ud800-\udfff]/;
const plain = oddText.filter((text) => !astral.test(text));

describe('a unigram tokenizer', () => {
  it('cuts made-up words as the library does', () => {
    const letters = fc.constantFrom(...'aeiourstnlmdpcvéèàç’-09.,%€Ωж漢▁');
    const word = fc.array(letters, { minLength: 1, maxLength: 24 }).map((all) => all.join(''));
    const cuts = (text: string) => {
      expect(own.cut(text)).toEqual(library.model.encode([text]));
    };
    fc.assert(fc.property(word, cuts), { numRuns: LONG ? 2_000 : 500 });
    fc.assert(fc.property(plain.filter(Boolean), cuts), { numRuns: LONG ? 500 : 200 });
  });

  it('normalizes as the library does', () => {
    const spaces = /\u0020{2,}/g;
    fc.assert(
      fc.property(fc.oneof(oddText, fc.string({ unit: 'binary' })), (text) => {
        const expected = library.normalizer!.normalize(text);
        expect(own.normalize(text).replace(spaces, ' ')).toBe(expected);
      }),
      { numRuns: LONG ? 1_000 : 300 },
    );
    expect(own.normalize('ﬁn～ｆｉｎ\u200b\u0007')).toBe('fin～fin ');
  });

  it('has the ids of the library', () => {
    for (const piece of ['<s>', '</s>', '▁le', 's', '€']) {
      expect(own.idOf(piece)).toBe(library.model.tokens_to_ids.get(piece));
    }
    expect(own.idOf('▁qzxkw')).toBeUndefined();
    expect(own.unknownId).toBe(library.model.unk_token_id);
  });

  it('knows pieces of any character', () => {
    const [known] = [...library.model.tokens_to_ids.keys()].filter((piece) => astral.test(piece));
    expect(own.cut(known!)).toEqual([known]);
  });

  it('is not read from a file of another kind', async () => {
    const file = join(temporaryFolder(), 'tokenizer.json');
    const write = (value: unknown) => writeFileSync(file, JSON.stringify(value));
    write({ model: { type: 'WordPiece', vocab: {} } });
    await expect(readUnigram(file)).rejects.toThrow(/WordPiece, not a Unigram/);
    const model = { type: 'Unigram', unk_id: 0, vocab: [['<unk>', 0]] };
    write({ normalizer: { type: 'Lowercase' }, model });
    await expect(readUnigram(file)).rejects.toThrow(/Lowercase/);
  });
});
