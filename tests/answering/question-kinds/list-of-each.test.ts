import { afterAll, beforeAll, expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

const LIBRARY = {
  parking: article(`Parking in Mossley from 1 June

The council has fixed the parking rules for six streets.

Streets where parking is free:
- Mill Lane
- Orchard Row

Streets where parking costs £1 an hour:
- Quay Street

Streets where nobody may park:
- Church Walk
- The Steps, but for deliveries before 9 am

Wardens start on Monday.`),
  menus: article(`La cantine de Vernel : les menus de la semaine

Lundi :
- carottes râpées
- poulet basquaise

Mardi :
- soupe de potiron
- lasagnes

Jeudi :
- brandade

Les menus peuvent changer.`),
  dechets: article(`La collecte change à Sorbiers

Un nouveau calendrier de collecte des déchets entre en vigueur à Sorbiers.

Quartier du Moulin, collecte le lundi :
- rue des Forges
- rue du Lavoir

Quartier de la Gare, collecte le jeudi :
- avenue Carnot
- impasse des Aulnes

À conserver.`),
  camp: article(`Forest camp at Dunleigh: what to bring

Every child at the Dunleigh forest camp brings a hat.

The Hedgehogs bring:
- a blanket
- a cup

The Badgers bring:
- boots
- a torch

Hot soup is provided.`),
};
let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking(LIBRARY);
});
afterAll(() => library.close());

it.each([
  [
    'Show me the parking rules in Mossley street by street',
    /Orchard Row/,
    /Quay Street/,
    /Church Walk/,
  ],
  ['What are the parking rules for each of the streets of Mossley?', /free/, /£1/, /nobody/],
  ['Les menus de la cantine de Vernel, jour par jour', /Lundi/, /Mardi/, /brandade/],
  ['Quels sont les menus de la cantine pour chaque jour ?', /Lundi/, /Mardi/, /Jeudi/],
  ['la collecte des déchets à Sorbiers quartier par quartier', /Moulin/, /lundi/, /Aulnes/],
  ['Quels jours de collecte pour chaque quartier de Sorbiers ?', /lundi/, /jeudi/, /Carnot/],
  [
    'What do the children bring to Dunleigh forest camp, group by group?',
    /cup/,
    /Badgers/,
    /torch/,
  ],
])(
  'each list that follows another, with the line that says what it is: %s',
  async (question, ...all) => {
    const answer = await library.ask(question);
    expect(answer.questionKind).toBe('list');
    for (const one of all) expect(quotes(answer).join('\n')).toMatch(one);
  },
);

it('one list alone, where no more is asked', async () => {
  const shown = quotes(await library.ask('Which streets of Mossley have free parking?'));
  expect(shown.join(' ')).not.toMatch(/Quay Street/);
});
