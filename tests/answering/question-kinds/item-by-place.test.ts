import { afterAll, beforeAll, expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    compost: article(
      `Réussir son compost à Vernoul

Le syndicat de Vernoul distribue un guide. Voici les étapes du compost :
1. choisir un coin à l’ombre
2. alterner restes humides et feuilles mortes
3. remuer une fois par semaine
4. attendre neuf mois

Le guide est offert.`,
    ),
    reading: article(
      `New rules at Ashcombe library

The library of Ashcombe opens again on Monday. Its three house rules are:
- leave your coat at the entrance
- switch off your phone
- bring back books within a month

The head of the library thanks the town.`,
      { language: 'en' },
    ),
    tour: article(
      `Le tour cycliste du Val d’Ormes

La deuxième étape du tour partira samedi de Lannay. La première a été gagnée par Ilse Varden.

Au menu du repas :
- soupe
- pain
- fromage`,
    ),
  });
});
afterAll(() => library.close());

const answers = async (question: string) => {
  const answer = await library.ask(question);
  return { kind: answer.kind, quotes: quotes(answer) };
};

it('an item of a list is found by its place, and quoted alone', async () => {
  const places: readonly (readonly [string, string])[] = [
    ['Quelle est la deuxième étape du compost ?', 'alterner restes humides et feuilles mortes'],
    ['Quelle est la 1re étape du compost ?', 'choisir un coin à l’ombre'],
    ['C’est quoi la dernière étape du compost ?', 'attendre neuf mois'],
    ['Quelle est l’avant-dernière étape du compost ?', 'remuer une fois par semaine'],
    ['Quelle est l’étape 3 du compost ?', 'remuer une fois par semaine'],
    ['What is the second house rule of Ashcombe library?', 'switch off your phone'],
    ['What is the last rule of the library?', 'bring back books within a month'],
    ['What does rule no. 1 of the library say?', 'leave your coat at the entrance'],
  ];
  for (const [question, item] of places)
    expect(await answers(question), question).toEqual({ kind: 'answered', quotes: [item] });
});

it('a place that a list does not have is no other item', async () => {
  expect(await answers('Quelle est la sixième étape du compost ?')).not.toMatchObject({
    kind: 'answered',
    quotes: [expect.anything()],
  });
});

it('a list of other things has no say in it', async () => {
  const { quotes: shown } = await answers('Quelle est la deuxième étape du tour ?');
  expect(shown[0]).toContain('Lannay');
});
