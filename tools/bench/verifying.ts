import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { createVerifier } from '../../src/verifying/verifier.ts';
import {
  claimCases,
  fixturePassages,
  type JudgedCase,
  judge,
  medianMs,
} from '../eval/measure-claims.ts';
import type { Figure } from './report.ts';

/** What a sentence takes to verify without the reader, over all claims of the fixtures, each met for the first time. */
export async function measureVerifying(
  modelFolder: string,
  add: (figure: Figure) => void,
): Promise<void> {
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: modelFolder });
  const verifier = createVerifier(embedder);
  const passages = await fixturePassages();
  const judged: JudgedCase[] = [];
  for (const name of ['adversarial', 'honest'] as const) {
    for (const one of claimCases(name)) judged.push(await judge(one, passages, verifier));
  }
  await embedder.close();
  add({
    name: `verifying a sentence (median of ${judged.length})`,
    measured: medianMs(judged),
    unit: 'ms',
    limit: 1,
  });
}
