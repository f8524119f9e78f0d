import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saysWhatInOrder } from '../../../src/answering/question-kinds/says-what.ts';
import { foldStraight } from '../../../src/text/words.ts';
import { article, asking, day, quotes } from './ask.ts';

const LIBRARY = {
  piscine: article(
    `La piscine de Lorvant fermera l'hiver

Le conseil de Lorvant a voté mardi la fermeture de la piscine l'hiver. « Chauffer un bassin pour onze nageurs, c'est chauffer les moineaux », plaide le maire, Hector Malvoisin. Pour l'opposition, Solène Archambeau dénonce « une piscine de riches, ouverte quand il fait beau ». Le club de natation compte 140 licenciés.`,
    { published: day('2025-11-04') },
  ),
  scierie: article(
    `La scierie Vauquelin supprime neuf postes

La scierie Vauquelin, à Tresque, supprime neuf postes sur quarante. « On nous a menti en juin », s'emporte Gilda Ferrand, du syndicat. « Personne n'a menti, le prix du pin a chuté en août », répond le directeur général, Aldo Vauquelin. La préfète, Maud Estrelle, recevra les deux camps jeudi.`,
    { published: day('2025-10-14') },
  ),
  mill: article(
    `Job cuts at Hallam mill

Hallam mill will shed 30 jobs by Easter. "We held out as long as we could," said the managing director, Piers Underhay. Bet Tolliver, of the weavers' union, called it "a betrayal with a bow on it". The looms date from 1961.`,
    { published: day('2026-01-12') },
  ),
  pier: article(
    `Corran pier to close

Corran pier will close in March for repairs. The mayor, Una Strachan, said the town could not gamble with rust. "My till does not know it is being repaired," said the ice-cream seller, Dougie Baird.`,
    { published: day('2026-02-02') },
  ),
};
let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking(LIBRARY);
});
afterAll(() => library.close());

describe('what somebody says', () => {
  it.each([
    ['le maire, il dit quoi de la piscine', /moineaux/, /riches/],
    ['Solène Archambeau pense quoi de la piscine ?', /riches/, /moineaux/],
    ['et elle a dit quoi de la piscine, Solène Archambeau ?', /riches/, /moineaux/],
    ['comment réagit le maire de Lorvant à propos de la piscine ?', /moineaux/, /riches/],
    ['Quelle est la réaction de Gilda Ferrand à la scierie ?', /menti en juin/, /prix du pin/],
    ['le directeur général répond quoi au syndicat ?', /prix du pin/, /moineaux/],
    ['le patron de la scierie, il répond quoi au syndicat ?', /prix du pin/, /menti en juin/],
    ['Que dit le pdg de la scierie ?', /prix du pin/, /menti en juin/],
    ["What's the mayor's view on the pier?", /gamble with rust/, /till/],
    ["what was Dougie Baird's reaction to the pier closing?", /till/, /gamble/],
    ['How did Bet Tolliver react to the cuts?', /betrayal/, /held out/],
    ['What does the boss of Hallam mill say about the jobs?', /held out/, /betrayal/],
    ['How does the manager of the mill justify the cuts?', /held out/, /betrayal/],
  ])('%s', async (question, has, lacks) => {
    const answer = await library.ask(question);
    const shown = quotes(answer).join(' ');
    expect(answer.questionKind).toBe('speaker');
    expect(shown).toMatch(has);
    expect(shown).not.toMatch(lacks);
  });

  it('of another word for the office comes with a warning', async () => {
    const answer = await library.ask('Que dit le patron de la scierie ?');
    expect(answer).toMatchObject({ questionKind: 'speaker', kind: 'perhaps' });
  });

  it.each([
    ['Le maire, il répond quoi à l’opposition ?', "que repond le maire a l'opposition ?"],
    ['Il dit quoi de la piscine, le maire ?', 'que dit le maire de la piscine'],
    ['C’est quoi la position de la ville ?', "l'avis de la ville ?"],
    ['What’s the mayor’s take on it?', 'what does the mayor say on it?'],
  ])('is asked in the order that is known: %s', (question, inOrder) => {
    expect(saysWhatInOrder(foldStraight(question))).toBe(inOrder);
  });

  it.each(['How did the fire start?', 'C’est quoi la version de l’appli ?', 'Que dit le maire ?'])(
    'leaves other questions alone: %s',
    (question) => {
      const folded = foldStraight(question);
      expect(saysWhatInOrder(folded)).toBe(folded);
    },
  );
});
