import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { cosine } from '../../embeddings/unit-vector.ts';
import { startWorker } from '../../src/indexing/worker/worker.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { describeEmbedder, expectSame } from './embedder-contract.ts';
import { TINY_DIMENSION, TINY_MAX_TOKENS, writeTinyModel } from './tiny-model.ts';

const folder = temporaryFolder();
const cacheDir = join(folder, 'cache');
const tiny = writeTinyModel(join(folder, 'tiny'));
const tinyE5 = writeTinyModel(join(folder, 'tiny-e5-small'));
const tinyBge = writeTinyModel(join(folder, 'tiny-bge'));
const load = (model: string) => loadEmbedder({ model, cacheDir });

describeEmbedder('the bundled model', () => load('kiosque-fr-en'));
describeEmbedder('a model without a pooled output', () => load(tiny));
describeEmbedder('a model of the E5 family', () => load(tinyE5));
describeEmbedder('the bundled model in the worker', async () => {
  const options = { model: 'kiosque-fr-en', cacheDir, articlesDir: folder, dataDir: folder };
  return (await startWorker(options)).embedder;
});

describe('the bundled model', () => {
  it('finds the French sentence that an English one translates', async () => {
    const embedder = await load('kiosque-fr-en');
    expect(embedder.info).toMatchObject({ id: 'kiosque-fr-en', dimension: 384, maxTokens: 512 });
    const [question] = await embedder.embed(['The river flooded the village'], 'query');
    const [flood, budget] = await embedder.embed(
      ['La rivière a inondé le village.', 'Le budget de l’école a été voté.'],
      'passage',
    );
    expect(cosine(question!, flood!)).toBeGreaterThan(cosine(question!, budget!) + 0.2);
  });

  it('embeds more than 1,000 short texts a second', async () => {
    const embedder = await load('kiosque-fr-en');
    const texts = Array.from({ length: 2_000 }, (_, i) => `Phrase ${i} sur le budget de la ville.`);
    const started = performance.now();
    await embedder.embed(texts, 'passage');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('lets others have their turn while it embeds many texts', async () => {
    const embedder = await load('kiosque-fr-en');
    const order: string[] = [];
    const text = 'Le conseil municipal a voté le budget de la ville. '.repeat(10);
    const many = embedder.embed(Array(600).fill(text), 'passage').then(() => order.push('many'));
    const one = new Promise((resolve) => setImmediate(resolve))
      .then(() => embedder.embed(['Quel budget ?'], 'query'))
      .then(() => order.push('one'));
    await Promise.all([many, one]);
    expect(order).toEqual(['one', 'many']);
  });

  it('counts the tokens that it reads', async () => {
    const embedder = await load('kiosque-fr-en');
    expect(embedder.countTokens('')).toBe(0);
    expect(embedder.countTokens('le le le')).toBe(3);
    expect(embedder.countTokens('le '.repeat(600))).toBe(600);
  });
});

describe('model families', () => {
  it('reads the dimension and the number of tokens from the model', async () => {
    const { info } = await load(tiny);
    expect(info).toMatchObject({ id: tiny, dimension: TINY_DIMENSION, maxTokens: TINY_MAX_TOKENS });
  });

  it('puts E5 prefixes before questions and passages', async () => {
    const [plain, e5] = [await load(tiny), await load(tinyE5)];
    const [asQuery] = await e5.embed(['ville'], 'query');
    const [asPassage] = await e5.embed(['ville'], 'passage');
    const byHand = await plain.embed(['query: ville', 'passage: ville'], 'query');
    expectSame(asQuery!, byHand[0]!);
    expectSame(asPassage!, byHand[1]!);
    expect(asQuery).not.toEqual(asPassage);
    // [CLS], the letters and the colon of the prefix, the letters of the word, [SEP].
    expect(e5.countTokens('ville')).toBe(1 + 8 + 5 + 1);
  });

  it('takes the first token where the family does, the mean elsewhere', async () => {
    const [mean] = await (await load(tiny)).embed(['ville'], 'query');
    const [first] = await (await load(tinyBge)).embed(['ville'], 'query');
    expect(first).toHaveLength(TINY_DIMENSION);
    expect(cosine(mean!, first!)).toBeLessThan(0.9999);
  });
});
