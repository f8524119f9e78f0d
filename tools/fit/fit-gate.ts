import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import type { GateThresholds } from '../../src/verifying/gate.ts';
import { fixturePassages, gateCases, isHeldOut, judge, shownOf } from '../eval/measure-gate.ts';

/*
 * Fits how near a sentence must be to its proof:
 *   npm run fit:gate [-- --write]
 * Only on cases that are not held out. For each cosine from which two words are taken to mean the same, the cosine of
 * sentence and proof may be as low as MARGIN times the lowest of an honest sentence. Of those that show the fewest sentences that
 * nothing proves, the one that shows the most honest ones wins; the highest of equals.
 */
const WORD_COSINES = [0.2, 0.25, 0.3, 0.35, 0.4];
const MARGIN = 0.9;

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: '.kiosque/models' });
const passages = await fixturePassages();
const honest = gateCases('honest').filter((one) => !isHeldOut(one));
const adversarial = gateCases('adversarial').filter((one) => !isHeldOut(one));

async function judged(cases: typeof honest, thresholds: GateThresholds) {
  const results = [];
  for (const one of cases) results.push(await judge(one, passages, embedder, thresholds));
  return results;
}

const rounded = (value: number): number => Number(value.toFixed(2));

async function fitSide(side: 'same' | 'other') {
  const foreign = side === 'other';
  const ofSide = (cases: typeof honest) =>
    cases.filter(
      ({ articles, language }) =>
        (passages.get(articles[0]!)?.article.language !== language) === foreign,
    );
  const fits = [];
  for (const word of WORD_COSINES) {
    const both = (value: number) => ({ same: value, other: value });
    const open = { word: both(word), cosine: both(-1) };
    const passing = (await judged(ofSide(honest), open)).flatMap(({ verdicts }) =>
      verdicts.flatMap(({ shown, cosine }) => (shown && cosine !== null ? [cosine] : [])),
    );
    const lowest = Math.min(...passing);
    const cosine = rounded(MARGIN * lowest);
    const leaks = shownOf(await judged(ofSide(adversarial), { ...open, cosine: both(cosine) }));
    fits.push({ word, cosine, leaks, kept: passing.length, of: ofSide(honest).length });
  }
  console.log(side);
  console.table(fits);
  return fits.toSorted((a, b) => a.leaks - b.leaks || b.kept - a.kept || b.word - a.word)[0]!;
}

const same = await fitSide('same');
const other = await fitSide('other');
const fitted = {
  word: { same: same.word, other: other.word },
  cosine: { same: same.cosine, other: other.cosine },
};
console.log(fitted);
if (values.write) {
  writeFileSync(
    new URL('../../src/verifying/gate-weights.json', import.meta.url),
    `${JSON.stringify(fitted, null, 2)}\n`,
  );
}
await embedder.close();
