import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordPieces } from '../../embeddings/word-piece.ts';

const models = join(import.meta.dirname, '../../embeddings/model');
const file = JSON.parse(readFileSync(join(models, 'kiosque-fr-en/tokenizer.json'), 'utf8'));
const own = wordPieces(file)!;
let library: Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;
beforeAll(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = models;
  library = await AutoTokenizer.from_pretrained('kiosque-fr-en');
});

const ODD = [
  ...[
    '« L’Œuf »',
    'd’œuvre',
    '[SEP]',
    '[MASK]x',
    '[CLS',
    '漢字',
    'a\u200bb',
    'e\u0301',
    'ÉTÉ',
    '\u0301',
  ],
  ...[
    '\0',
    '🙂',
    '\ud800',
    '\ufeff',
    '\u00ad',
    '\ue000',
    'anticonstitutionnellement'.repeat(3),
    '!?…',
  ],
  ...[
    'constructor',
    '__proto__',
    '12,5',
    'İ',
    'ǅ',
    'ﬁ',
    '\u0085',
    '\v',
    '\u3000',
    '\u00a0',
    ' ',
    '\n',
  ],
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary' }), fc.lorem()))
  .map((parts) => parts.join(''));

describe('the pieces of words', () => {
  it('are those of the library, whatever a text is made of', () => {
    const same = fc.property(texts, (text) => {
      expect(own.encode(text)).toEqual(library.encode(text));
    });
    fc.assert(same, { numRuns: 1_500 });
  });

  it('are special where they are for the library, or unknown', () => {
    const special = new Set(library.all_special_ids).add(library.unk_token_id);
    expect(own.special).toEqual(special);
  });

  it.each([
    ['a frame', { post_processor: { type: 'TemplateProcessing' } }],
    ['another model', { model: { ...file.model, type: 'Unigram' } }],
    ['another splitter', { pre_tokenizer: { type: 'Metaspace' } }],
    ['capitals', { normalizer: { ...file.normalizer.normalizers.at(-1), lowercase: false } }],
    ['nothing normalized', { normalizer: null }],
  ])('are not for a tokenizer with %s', (_, change) => {
    expect(wordPieces({ ...file, ...change })).toBeNull();
  });
});
