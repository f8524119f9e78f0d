import { expect, it } from 'vitest';
import type { KiosqueParts } from '../../src/product/kiosque-parts.ts';
import { LiveKiosque } from '../../src/product/live-kiosque.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';

it('looks for passages while the reader is loaded', async () => {
  const loading = new Promise<never>(() => {});
  const asked: Sources[] = [];
  const parts = {
    config: { answerThreshold: null, timeZone: 'Europe/Paris' },
    now: null,
    live: { use: (work: (sources: unknown) => unknown) => work({ corpus: {} }) },
    models: { reader: () => loading, embedderFor: () => null },
    answerer: {
      answer: async (_question: string, _scope: unknown, sources: Sources) => {
        asked.push(sources);
        return { ms: 0 };
      },
    },
  };
  const kiosque = new LiveKiosque(parts as unknown as KiosqueParts);
  await kiosque.ask('Qui ?');
  expect(asked[0]!.reader).toBe(loading);
});
