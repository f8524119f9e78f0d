import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { gate } from '../../src/verifying/gate.ts';
import {
  fixturePassages,
  gateCases,
  type JudgedCase,
  judge,
  keepsTheWords,
  shareOf,
} from '../../tools/eval/measure-gate.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const passages = await fixturePassages();
let embedder: LocalEmbedder;
beforeAll(async () => {
  embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: folder });
});
afterAll(() => embedder.close());

type Name = 'honest' | 'adversarial';
const verdicts = new Map<Name, Promise<JudgedCase[]>>();
/** Each case is judged once for all tests. */
function judged(name: Name): Promise<JudgedCase[]> {
  const known = verdicts.get(name);
  if (known) return known;
  const all = Promise.all(gateCases(name).map((one) => judge(one, passages, embedder)));
  verdicts.set(name, all);
  return all;
}

describe('the gate', () => {
  it('shows no sentence that its passage does not say', async () => {
    const cases = await judged('adversarial');
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(
      cases.filter(({ verdicts }) => verdicts.some(({ shown }) => shown)).map(({ asked }) => asked),
    ).toEqual([]);
  });

  it('shows nearly all that keeps the words of its passage', async () => {
    const cases = (await judged('honest')).filter(({ asked }) => keepsTheWords(asked));
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(shareOf(cases)).toBeGreaterThanOrEqual(95);
  });

  it('shows most of what is true, in words of its own or in the other language too', async () => {
    const cases = await judged('honest');
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(shareOf(cases)).toBeGreaterThanOrEqual(92);
  });

  it('cites exactly the words that prove', async () => {
    const cases = (await judged('honest')).flatMap(({ asked, verdicts }) =>
      verdicts[0]?.shown ? [{ asked, shown: verdicts[0].shown }] : [],
    );
    expect(cases.length).toBeGreaterThanOrEqual(400);
    for (const { asked, shown } of cases) {
      const { citation, text } = shown;
      const passage = passages.get(asked.articles[0]!)!;
      expect(text).toBe(asked.sentence?.text);
      expect(passage.text.slice(citation.start, citation.end)).toBe(citation.quote);
    }
  });

  it('counts places in the article, not in the passage', async () => {
    const whole = passages.get('ferry')!;
    const at = whole.text.indexOf('The delay');
    const part = { ...whole, start: at, text: whole.text.slice(at) };
    const text = 'The delay has cost the company £3.5 million.';
    const { shown } = await gate({ text, passage: 1, quote: text }, [part], 'en', 3, embedder);
    const { n, start, end } = shown!.citation;
    expect([n, whole.text.slice(start, end)]).toEqual([3, text.slice(0, -1)]);
  });

  it('needs no model for what words tell', async () => {
    const honest = gateCases('honest')[1]!;
    expect((await judge(honest, passages, null)).verdicts[0]?.shown).not.toBeNull();
  });
});
