import { expect, it } from 'vitest';
import { hasPiaf, PIAF } from '../../tools/bench/piaf.ts';
import { churned, exactNeighbours, piafVectors, recallOf } from '../../tools/bench/recall.ts';
import { LONG } from '../helpers/long.ts';

if (!hasPiaf) console.log(`Skipped: recall is measured on ${PIAF}, which is not there.`);

// It takes minutes of the machine; vector-index.test.ts holds made vectors to the same recall at each run.
it.skipIf(!hasPiaf || !LONG).each(['passages', 'sentences'] as const)(
  'finds 98 of 100 neighbours of PIAF’s %s after half as many changes again as there are',
  async (name) => {
    const [set] = await piafVectors([name]);
    const { recall } = recallOf(churned(set!, 1.5), set!, exactNeighbours(set!));
    expect(recall).toBeGreaterThanOrEqual(0.98);
  },
  600_000,
);
