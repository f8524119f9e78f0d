import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EmbedderOptions } from '../../embeddings/transformers-embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { writeTinyModel } from './tiny-model.ts';

const folder = temporaryFolder();
const source = writeTinyModel(join(folder, 'source'));
const COMMIT = 'c0ffee0123';
let server: Server | undefined;
let tests = 0;

afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

/** Starts a hub on loopback; options for a model in an empty cache, and the paths it was asked for. */
async function hub(answer: RequestListener = serveTiny) {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(request.url!);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const remoteHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const cacheDir = join(folder, `cache-${tests++}`);
  const options: EmbedderOptions = { model: 'Some/tiny-e5', cacheDir, remoteHost };
  return { options, cacheDir, asked };
}

const serveTiny: RequestListener = (request, response) => {
  const path = request.url!.replace(/^\/Some\/tiny-e5\/resolve\/[^/]+\//, '');
  if (!existsSync(join(source, path))) return response.writeHead(404).end();
  const bytes = readFileSync(join(source, path));
  response.writeHead(200, { 'content-length': bytes.length, 'x-repo-commit': COMMIT }).end(bytes);
};

describe('downloading a model', () => {
  it('happens once, with progress, from one commit, and then works offline', async () => {
    const { options, asked } = await hub();
    const progress: { file: string; loaded: number; total: number }[] = [];
    const first = await loadEmbedder({ ...options, onProgress: (step) => progress.push(step) });
    const [vector] = await first.embed(['ville'], 'query');
    expect(asked).toEqual([
      '/Some/tiny-e5/resolve/main/config.json',
      `/Some/tiny-e5/resolve/${COMMIT}/tokenizer.json`,
      `/Some/tiny-e5/resolve/${COMMIT}/tokenizer_config.json`,
      `/Some/tiny-e5/resolve/${COMMIT}/onnx/model_quantized.onnx`,
    ]);
    const last = progress.at(-1)!;
    expect(last).toMatchObject({ file: 'onnx/model_quantized.onnx', loaded: last.total });
    expect(last.total).toBeGreaterThan(1_000);

    server!.close();
    const again = await loadEmbedder({
      ...options,
      onProgress: () => expect.unreachable('nothing is downloaded twice'),
    });
    expect((await again.embed(['ville'], 'query'))[0]).toEqual(vector);
    expect(again.info).toEqual(first.info);
  });

  it('takes the revision that was asked for', async () => {
    const { options, asked } = await hub();
    await loadEmbedder({ ...options, revision: 'v1.2' });
    expect(asked[0]).toBe('/Some/tiny-e5/resolve/v1.2/config.json');
  });

  it('takes full weights where there are no small ones', async () => {
    const { options } = await hub((request, response) => {
      if (request.url!.endsWith('_quantized.onnx')) return response.writeHead(404).end();
      request.url = request.url!.replace('model.onnx', 'model_quantized.onnx');
      serveTiny(request, response);
    });
    const embedder = await loadEmbedder(options);
    expect((await embedder.embed(['ville'], 'query'))[0]).not.toBeNull();
  });

  it('two processes at once end with one whole model', async () => {
    const { options } = await hub();
    const both = await Promise.all([loadEmbedder(options), loadEmbedder(options)]);
    expect(both[0].info).toEqual(both[1].info);
    expect(readdirSync(join(options.cacheDir, 'Some', 'tiny-e5'))).toEqual(['main']);
  });

  it('names the damaged file of the cache and how to get it anew', async () => {
    const { options, cacheDir } = await hub();
    await loadEmbedder(options);
    const model = join(cacheDir, 'Some', 'tiny-e5', 'main');
    writeFileSync(join(model, 'onnx', 'model_quantized.onnx'), 'half');
    await expect(loadEmbedder(options)).rejects.toMatchObject({
      name: 'EmbeddingError',
      message: expect.stringContaining(join(model, 'onnx', 'model_quantized.onnx')),
      remedy: {
        fr: `Supprimez le dossier ${model} et recommencez pour le télécharger de nouveau.`,
        en: `Delete the folder ${model} and start again to download it anew.`,
      },
    });
  });

  it.each<[string, RequestListener, RegExp, RegExp]>([
    [
      'has no such model',
      (_, response) => response.writeHead(404).end(),
      /There is no model/,
      /n’existe pas\.$/,
    ],
    [
      'asks for a password',
      (_, response) => response.writeHead(401).end(),
      /answered 401/,
      /a répondu 401/,
    ],
    [
      'breaks down',
      (_, response) => response.writeHead(500).end(),
      /answered 500/,
      /a répondu 500/,
    ],
    [
      'hangs up',
      (request) => request.socket.destroy(),
      /could not be downloaded/,
      /n’a pas pu être téléchargé/,
    ],
    [
      'breaks off in the weights',
      (request, response) => {
        if (!request.url!.endsWith('.onnx')) return serveTiny(request, response);
        response.writeHead(200, { 'content-length': 5_000 });
        response.write('x'.repeat(1_000), () => request.socket.destroy());
      },
      /could not be downloaded/,
      /n’a pas pu être téléchargé/,
    ],
  ])('says so and leaves nothing behind when the hub %s', async (_, answer, message, french) => {
    const { options, cacheDir } = await hub(answer);
    await expect(loadEmbedder(options)).rejects.toMatchObject({
      name: 'EmbeddingError',
      message: expect.stringMatching(message),
      text: { fr: expect.stringMatching(french) },
      remedy: {
        fr: expect.stringContaining('EMBEDDING_MODEL'),
        en: expect.stringContaining('EMBEDDING_MODEL'),
      },
    });
    expect(readdirSync(join(cacheDir, 'Some'), { recursive: true })).toEqual(['tiny-e5']);
  });

  it('says what to do when the hub cannot be reached', async () => {
    const options = { model: 'Some/tiny-e5', cacheDir: join(folder, 'unreached') };
    await expect(
      loadEmbedder({ ...options, remoteHost: 'http://127.0.0.1:1/' }),
    ).rejects.toMatchObject({
      name: 'EmbeddingError',
      message: expect.stringContaining('http://127.0.0.1:1/'),
      remedy: {
        fr: expect.stringContaining('Vérifiez le réseau'),
        en: expect.stringContaining('Check the network'),
      },
    });
  });

  it('says what to do when the cache cannot be written', async () => {
    const { options } = await hub();
    writeFileSync(join(folder, 'a-file'), '');
    await expect(
      loadEmbedder({ ...options, cacheDir: join(folder, 'a-file') }),
    ).rejects.toMatchObject({ name: 'EmbeddingError', message: expect.stringContaining('a-file') });
  });
});
