import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import type { Verifier } from '../../src/verifying/claim.ts';
import { createVerifier } from '../../src/verifying/verifier.ts';
import {
  claimCases,
  countOf,
  fixturePassages,
  type JudgedCase,
  judge,
  medianMs,
} from '../../tools/eval/measure-claims.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const passages = await fixturePassages();
let embedder: LocalEmbedder;
let verifier: Verifier;
beforeAll(async () => {
  embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: folder });
  verifier = createVerifier(embedder);
});
afterAll(() => embedder.close());

async function judged(name: 'honest' | 'adversarial'): Promise<JudgedCase[]> {
  const all: JudgedCase[] = [];
  for (const one of claimCases(name)) all.push(await judge(one, passages, verifier));
  return all;
}

describe('of claims written about articles', () => {
  it('no false one is shown in its own words', async () => {
    const cases = await judged('adversarial');
    expect(cases.length).toBeGreaterThanOrEqual(1900);
    const leaked = cases.filter(({ verdicts }) => verdicts.some(({ kind }) => kind === 'written'));
    expect(leaked.map(({ asked }) => asked)).toEqual([]);
  }, 120_000);

  it('a true one is shown, in its own words or as its quotation, and its citation is the article', async () => {
    const cases = await judged('honest');
    expect(cases.length).toBeGreaterThanOrEqual(1100);
    const written = countOf(cases, 'written');
    expect(written / cases.length).toBeGreaterThanOrEqual(0.19);
    // On a machine that many share.
    expect(medianMs(cases)).toBeLessThan(8);
    expect((written + countOf(cases, 'quoted')) / cases.length).toBeGreaterThanOrEqual(0.95);
    for (const { asked, verdicts } of cases) {
      for (const verdict of verdicts) {
        if (verdict.kind === 'refused') continue;
        const { start, end, quote } = verdict.sentence.citation;
        expect(passages.get(asked.articles[0]!)!.text.slice(start, end)).toBe(quote);
        if (verdict.kind === 'written') expect(verdict.sentence.text).toBe(asked.sentence?.text);
      }
    }
  }, 120_000);
});
