import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EmbeddingError } from '../../embeddings/embedding-error.ts';
import { checkModelFiles, localModelFolder, RESTORE } from '../../embeddings/model-files.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';
import { writeTinyModel } from './tiny-model.ts';

const folder = temporaryFolder();
const bundled = fileURLToPath(new URL('../../embeddings/model/kiosque-fr-en', import.meta.url));
const load = (model: string) => loadEmbedder({ model, cacheDir: join(folder, 'cache') });

/** The error that loading a model folder ends with. */
async function errorOf(model: string): Promise<EmbeddingError> {
  const error = await load(model).then(
    () => new Error('it loaded'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(EmbeddingError);
  const { text, remedy, message } = error as EmbeddingError;
  // What a library says stands after a colon.
  const detail = /cannot be loaded: (.*)$/s.exec(text.en)?.[1];
  expectBoth(text, [folder, ...(detail ? [detail] : [])]);
  expectBoth(remedy, [folder]);
  expect(message).toBe(text.en);
  return error as EmbeddingError;
}

describe('model files', () => {
  it('are those that the bundled list of checksums names', async () => {
    const { weights, revision } = await checkModelFiles(bundled, RESTORE);
    expect(weights).toBe('onnx/model_quantized.onnx');
    expect(revision).toMatch(/^[0-9a-f]{12}$/);
    const { files } = JSON.parse(readFileSync(join(bundled, 'checksums.json'), 'utf8'));
    expect(Object.keys(files)).toContain('tokenizer.json');
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'are refused when one bit of %s has changed',
    async (file) => {
      const copy = join(folder, 'copy');
      rmSync(copy, { recursive: true, force: true });
      cpSync(bundled, copy, { recursive: true });
      const bytes = readFileSync(join(copy, file));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(join(copy, file), bytes);
      expect((await errorOf(copy)).message).toContain(`${join(copy, file)} is damaged`);
    },
  );

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'name %s when it is missing',
    async (file) => {
      const copy = writeTinyModel(join(folder, `without-${file.replace('/', '-')}`));
      rmSync(join(copy, file));
      expect((await errorOf(copy)).message).toContain(join(copy, file));
    },
  );

  it.each([
    ['config.json', '{'],
    ['tokenizer.json', '{}'],
    ['tokenizer.json', 'not json'],
    ['onnx/model_quantized.onnx', ''],
    ['onnx/model_quantized.onnx', 'not a graph'],
  ])('without checksums are named when %s holds "%s"', async (file, content) => {
    const copy = writeTinyModel(join(folder, 'broken'));
    writeFileSync(join(copy, file), content);
    expect((await errorOf(copy)).message).toContain(copy);
  });

  it('are refused with a list of checksums that cannot be read', async () => {
    const copy = writeTinyModel(join(folder, 'bad-list'));
    writeFileSync(join(copy, 'checksums.json'), '{');
    expect((await errorOf(copy)).message).toContain('checksums.json');
    writeFileSync(join(copy, 'checksums.json'), 'null');
    expect((await errorOf(copy)).message).toContain('checksums.json');
  });

  it('give another revision when the weights differ', async () => {
    const one = writeTinyModel(join(folder, 'one'));
    const before = (await load(one)).info.revision;
    expect((await load(writeTinyModel(join(folder, 'two')))).info.revision).toBe(before);
    const path = join(one, 'tokenizer.json');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
    expect((await load(one)).info.revision).not.toBe(before);
  });

  it('are looked for in an existing folder only', async () => {
    expect(localModelFolder('Xenova/multilingual-e5-small')).toBeNull();
    expect((await errorOf('/no/such/model')).message).toContain('/no/such/model does not exist');
    expect((await errorOf('./no-such-model')).message).toContain('does not exist');
    expect((await errorOf('nonsense')).message).toContain('neither a folder nor a model id');
    expect((await errorOf('a/b/../../c')).message).toContain('neither a folder nor a model id');
    expect(existsSync(join(folder, 'cache'))).toBe(false);
  });
});
