import { describe, expect, it } from 'vitest';
import { polarity } from '../../../src/answering/question-kinds/polarity.ts';
import { foldStraight } from '../../../src/text/words.ts';

const decides = (question: string, sentence: string) =>
  polarity(foldStraight(question), foldStraight(sentence));

describe('whether a sentence decides a yes-or-no question', () => {
  it.each([
    ['Le cirque a-t-il quitté la ville ?', 'Le cirque a quitté la ville.', true],
    ['Le cirque a-t-il quitté la ville ?', 'Le cirque n’a pas quitté la ville.', false],
    ['Le vote a-t-il été annulé ?', 'Le vote a été annulé.', true],
    ['Le musée fermera-t-il en mars ?', 'Le musée fermera en mars.', true],
    ['Are dogs allowed on the beach?', 'Dogs are allowed on the beach.', true],
    ['Le club a-t-il demandé un délai ?', 'Le club a demandé un délai.', true],
    ['Did the ferry sail on Monday?', 'The ferry did not sail on Monday.', false],
  ])('%s %s: %s', (question, sentence, expected) => {
    expect(decides(question, sentence)).toBe(expected);
  });

  it.each([
    ['Can I fill my pool?', 'Filling a pool is banned.'],
    ['Peut-on remplir sa piscine ?', 'Remplir sa piscine est interdit.'],
    ['Le stade a-t-il été vendu ?', 'La vente du stade a été annulée.'],
    [
      'Did the council approve the budget?',
      'The council rejected the budget that it had to approve.',
    ],
    ['Le musée a-t-il fermé ?', 'Le musée fermera en mars.'],
    ['Has the school closed?', 'The school will close in June.'],
    ['Le maire a-t-il vendu le terrain ?', 'Le maire doit vendre le terrain.'],
    ['Faut-il un masque ?', 'Un masque est vendu ici.'],
    ['Les malades ont-ils eu leur lit ?', 'La maire a demandé un lit pour les malades.'],
    ['Did the club get a fence?', 'The club wants the council to get a fence.'],
    ['Le pont a-t-il cédé ?', 'Le pont aurait cédé.'],
    ['Le pont n’a-t-il pas cédé ?', 'Le pont a cédé.'],
  ])('%s %s: left open', (question, sentence) => {
    expect(decides(question, sentence)).toBeNull();
  });
});
