import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    bus: article(
      `Les Ormeaux attendent leur bus

Les habitants des Ormeaux attendent la Boréa depuis dix ans. La Boréa, un bus à haut niveau de service, partira toutes les huit minutes. La Boréa coûtera 12 millions d’euros.

La patinoire, elle, sera appelée Glissoir. Le Glissoir ouvrira en mai.`,
    ),
    marche: article('Le marché de Loubens ouvre à sept heures. Il ferme à midi.'),
  });
});
afterAll(() => library.close());

describe('what something is', () => {
  it.each([
    ['C’est quoi la Boréa ?', 'un bus à haut niveau de service'],
    ['Qu’est-ce que la Boréa ?', 'un bus à haut niveau de service'],
    ['What is the Boréa?', 'un bus à haut niveau de service'],
    ['C’est quoi le Glissoir ?', 'sera appelée Glissoir'],
  ])('%s', async (question, expected) => {
    const answer = await library.ask(question);
    expect(answer.questionKind).toBe('definition');
    expect(quotes(answer)[0]).toContain(expected);
  });

  it('is not asked by a question of its own', async () => {
    const answer = await library.ask(
      'Qu’est-ce que la Boréa va coûter aux habitants des Ormeaux ?',
    );
    expect(answer.questionKind).not.toBe('definition');
  });
});
