import { expect, it, onTestFinished } from 'vitest';
import type { LanguageModelConfig } from '../../src/config/config.ts';
import { checkLanguageModel } from '../../src/maintenance/check-language-model.ts';
import { createModelClient } from '../../src/writing/client.ts';
import type { ModelTrouble } from '../../src/writing/trouble.ts';
import { type ScriptedReply, startLoopbackModel } from './loopback-model.ts';

const request = { system: 'rules', user: 'question', schema: null };

async function serve(reply: ScriptedReply, changes: Partial<LanguageModelConfig> = {}) {
  const server = await startLoopbackModel(() => reply, changes);
  onTestFinished(() => server.stop());
  return server;
}

async function read(config: LanguageModelConfig, signal = AbortSignal.timeout(5000)) {
  let text = '';
  for await (const piece of createModelClient(config).stream(request, signal)) text += piece;
  return text;
}

const troubleOf = (work: Promise<unknown>): Promise<ModelTrouble> =>
  work.then(
    () => Promise.reject(new Error('it went well')),
    (error: ModelTrouble) => error,
  );

it('streams the text, and says who asks and what for', async () => {
  const { config, requests } = await serve(
    { text: 'Une phrase. [1] «des mots»' },
    { apiKey: 'k-1' },
  );
  expect(await read(config)).toBe('Une phrase. [1] «des mots»');
  expect(requests[0]).toMatchObject({
    authorization: 'Bearer k-1',
    body: {
      model: 'loopback',
      stream: true,
      max_tokens: 800,
      messages: [
        { role: 'system', content: 'rules' },
        { role: 'user', content: 'question' },
      ],
    },
  });
});

it.each([
  ['unauthorised', { status: 401 }],
  ['unauthorised', { status: 403 }],
  ['unknown model', { status: 404 }],
  ['busy', { status: 429 }],
  ['server error', { status: 500 }],
  ['request refused', { status: 400 }],
  ['stream cut', { text: 'Une phr', cut: true }],
  ['stream cut', { raw: '' }],
  ['unreadable', { raw: 'data: {"choices": [\n\n' }],
] as const)('calls it %s', async (kind, reply) => {
  const { config } = await serve(reply);
  expect((await troubleOf(read(config))).kind).toBe(kind);
});

it('reads how long a busy server wants to be left alone', async () => {
  const { config } = await serve({ status: 429, headers: { 'retry-after': '7' } });
  expect((await troubleOf(read(config))).retryAfterMs).toBe(7000);
});

it('reads it as a date too', async () => {
  const at = new Date(Date.now() + 90_000).toUTCString();
  const { config } = await serve({ status: 503, headers: { 'retry-after': at } });
  const { kind, retryAfterMs } = await troubleOf(read(config));
  expect(kind).toBe('server error');
  expect(retryAfterMs).toBeGreaterThan(80_000);
  expect(retryAfterMs).toBeLessThanOrEqual(90_000);
});

it('calls a refused connection unreachable', async () => {
  const server = await startLoopbackModel(() => ({}));
  await server.stop();
  expect((await troubleOf(read(server.config))).kind).toBe('unreachable');
});

it.each([
  ['says nothing', { silent: true }],
  ['never ends', { text: 'mot ', endless: true }],
] as const)('gives a server that %s up when the time is over', async (_what, reply) => {
  const { config } = await serve(reply);
  expect((await troubleOf(read(config, AbortSignal.timeout(150)))).kind).toBe('timeout');
});

it('keeps the key and what the server sent out of its errors', async () => {
  const { config } = await serve(
    { status: 401, raw: 'wrong key sk-secret' },
    { apiKey: 'sk-secret' },
  );
  const trouble = await troubleOf(read(config));
  expect(JSON.stringify([trouble.message, trouble.stack, trouble.cause, trouble])).not.toContain(
    'sk-secret',
  );
});

it('checks that a model answers', async () => {
  const well = await serve({ text: 'yes' });
  expect(await checkLanguageModel(well.config)).toMatchObject({ model: 'loopback', problem: null });
  const ill = await serve({ status: 500 });
  expect(await checkLanguageModel(ill.config)).toMatchObject({ problem: 'server error' });
  const mute = await serve({ text: '' });
  expect(await checkLanguageModel(mute.config)).toMatchObject({ problem: 'empty' });
});
