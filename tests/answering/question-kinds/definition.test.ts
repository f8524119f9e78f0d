import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNoDefinition } from '../../../src/answering/question-kinds/definition.ts';
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

describe('what was found for a name', () => {
  it.each([
    ['C’est quoi la CFDT ?', 'La CFDT a déposé un préavis.', 'un préavis', true],
    ['What is the Brill Trust?', 'The Brill Trust paid for the film.', 'the film', true],
    ['What is SOLI?', 'The strike ends on Monday.', 'Monday', true],
    ['C’est quoi la CFDT ?', 'La CFDT, premier syndicat du pays, part.', 'premier syndicat', false],
    ['C’est quoi la CFDT ?', 'Le premier syndicat, la CFDT, part.', 'premier syndicat', false],
    ['What is SOLI?', 'SOLI is a union of nurses.', 'a union of nurses', false],
    ['Que veut dire SOLI ?', 'Le syndicat SOLI conteste.', 'syndicat', false],
    ['C’est quoi le prix ?', 'Le billet a été vendu 8 euros.', '8 euros', false],
    ['What is the Brill Trust worth?', 'The Brill Trust has £4 million.', '£4 million', false],
    ['What is the capital of Belmontia?', 'Belmontia moved it to Orle.', 'Orle', false],
  ])('%s %s is no definition where it stands apart: %s', (question, text, found, expected) => {
    const start = text.indexOf(found);
    expect(isNoDefinition(question, text, start, start + found.length)).toBe(expected);
  });
});
