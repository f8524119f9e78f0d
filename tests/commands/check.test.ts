import { describe, expect, it } from 'vitest';
import check from '../../commands/check.ts';
import { commandTexts } from '../../commands/texts/index.ts';
import type { CheckedClaim } from '../../src/answering/check-claim.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { citation, contextWith, fakeKiosque } from './fake-kiosque.ts';

const read = (
  type: 'agrees' | 'same-point' | 'differs',
  claimed: string,
  found: string,
): CheckedClaim => ({
  type,
  claimed,
  found,
  sentence: { kind: 'quoted', citation, highlights: [{ start: 0, end: 5 }] },
});

const run = (text: string, check_: Kiosque['check'], language: 'fr' | 'en' = 'fr') =>
  check.run(
    { text, isOwn: false, question: null },
    contextWith({ kiosque: fakeKiosque({ check: check_ }).kiosque, language }),
  );

describe.each(['fr', 'en'] as const)('a claim that is read, in %s', (language) => {
  const texts = commandTexts(language);

  it('agrees, has one point that agrees, or differs with the article’s figure', async () => {
    const agreeing = await run(
      'Douze communes inondées',
      async () => read('agrees', 'Douze communes', 'Douze communes'),
      language,
    );
    expect(agreeing).toMatchObject({
      answer: { kind: 'answered', notes: [texts.sameSaid('Douze communes')] },
    });
    const open = await run(
      'Douze communes évacuées',
      async () => read('same-point', 'Douze communes', 'Douze communes'),
      language,
    );
    expect(open).toMatchObject({ answer: { notes: [texts.samePoint('Douze communes')] } });
    const differing = await run(
      'Quinze communes inondées',
      async () => read('differs', 'Quinze communes', 'Douze'),
      language,
    );
    expect(differing).toMatchObject({
      answer: { sentences: [{ citation }], notes: [texts.otherFigure('Quinze communes', 'Douze')] },
    });
  });

  it('is quoted nothing where the articles say nothing of it', async () => {
    const reply = await run('La crue a tué 6 vaches', async () => ({ type: 'nothing' }), language);
    expect(JSON.stringify(reply)).toContain(texts.nothingSaid);
    expect(JSON.stringify(reply)).not.toContain(citation.quote);
  });
});

it('each statement of a message is checked on its own', async () => {
  const asked: string[] = [];
  const reply = await run(
    'Douze communes ont été inondées. La Loire a tué 6 vaches ce jour-là. Vous y croyez ?',
    async (claim) => {
      asked.push(claim);
      return claim.startsWith('Douze')
        ? read('agrees', 'Douze communes', 'Douze')
        : { type: 'nothing' };
    },
  );
  expect(asked).toEqual([
    'Douze communes ont été inondées.',
    'La Loire a tué 6 vaches ce jour-là.',
  ]);
  const texts = commandTexts('fr');
  expect(reply).toMatchObject({
    answer: {
      sentences: [{ citation: { n: 1 } }],
      notes: [texts.sameSaid('Douze'), texts.nothingOf('La Loire a tué 6 vaches ce jour-là.')],
    },
  });
});

it('what is not read is compared by its figures', async () => {
  const texts = commandTexts('fr');
  const reply = await run('15 communes ont été inondées', async () => null);
  expect(reply).toMatchObject({
    answer: { notes: [texts.otherFigure('15 communes', 'Douze communes')] },
  });
  const same = await run('12 communes ont été inondées', async () => ({ type: 'nothing' }));
  expect(same).toMatchObject({ answer: { notes: [texts.sameFigure('12 communes')] } });
});
