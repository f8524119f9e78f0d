import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, day, quotes } from './ask.ts';

const LIBRARY = {
  chene: article(
    `Le chêne de Corvance est tombé

Le vent a couché le chêne de la Justice, à Corvance. L'arbre, âgé de 410 ans, mesurait 28 mètres. Deux camions ont emporté le tronc.`,
    { published: day('2025-11-03') },
  ),
  chene2: article(
    `Un chêne vieux de 650 ans classé à Morillon

Le chêne des Moines, à Morillon, haut de 19 mètres, est classé depuis mardi. Ce chêne a 650 ans, selon le forestier.`,
    { published: day('2025-12-10') },
  ),
  peuplier: article(`Le peuplier de Sance

Le peuplier de Sance, haut de 34 mètres, sera abattu. Il a 90 ans.`),
  ferries: article(`The Skerrin ferries

Two ferries share the Skerrin run. The Northern Wren weighs 1,900 tonnes and carries 340 passengers. The Grey Heron weighs 2,450 tonnes and carries 290 passengers. A ticket costs £11 on the Wren and £9 on the Heron.`),
  lampes: article(`Quel éclairage pour la place ?

La commune de Tarvin hésite entre deux lanternes. La lanterne en fonte coûte 1 260 euros pièce. La lanterne en aluminium est à 840 euros. Les essais ont duré neuf nuits.`),
  tunnels: article(
    `A tunnel under Carrow Hill

The Carrow tunnel, 2.4 kilometres long, opened on Friday. It cost £310 million.`,
    { published: day('2024-05-05') },
  ),
  tunnels2: article(
    `Pembury tunnel closes for repairs

The Pembury tunnel, 870 metres long, will close for a month. Repairs will cost £4 million.`,
    { published: day('2025-10-05') },
  ),
  fusion: article(`Fusion de Bourdan et de Salles

Le conseil de Bourdan a débattu quatre heures de la fusion avec Salles, devant 130 habitants. Au vote, 14 élus se sont dits favorables et 9 opposés ; deux se sont abstenus. La fusion coûtera 60 000 euros.`),
  eoliennes: article(`Éoliennes de la Crête : le sondage

Un sondage a été mené auprès de 800 habitants de la Crête. Le parc éolien a le soutien de 46 % d'entre eux. Les opposants sont moins nombreux. À la question posée, 41 % se déclarent contre le parc éolien, 46 % pour, les autres hésitent. Le collectif Vent Mauvais a recueilli 2 100 signatures contre le projet.`),
  stadium: article(`Hadley stadium plan

Hadley council spent two hours on the stadium plan. Twelve councillors voted for, seven against. The stadium would seat 8,000 people.`),
  lane: article(`Cycle lane on Mill Road

The Mill Road cycle lane cost £94,000. In a survey of 640 residents of Mill Road, 58 per cent were in favour of the cycle lane and 33 per cent were against. Traders collected 420 names against the lane.`),
};
let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking(LIBRARY);
});
afterAll(() => library.close());

describe('which of two', () => {
  it.each([
    ['Lequel des deux chênes est le plus haut ?', /28 mètres/, /19 mètres/, /peuplier/],
    ['Des deux chênes, lequel est le plus vieux ?', /410 ans/, /650 ans/, /peuplier/],
    ['Which of the two ferries is heavier?', /1,900 tonnes/, /2,450 tonnes/, /lanterne/],
    ['laquelle des deux lanternes coûte le moins cher', /1 260/, /840/, /nuits/],
    ['Which of the two tunnels is longer?', /2\.4 kilometres/, /870 metres/, /chêne/],
    ['which of these two tunnels cost more', /£310/, /£4 million/, /chêne/],
  ])('%s', async (question, one, other, neither) => {
    const answer = await library.ask(question);
    const shown = quotes(answer).join(' ');
    expect(answer.questionKind).toBe('compare');
    expect(answer.kind).not.toBe('abstained');
    expect(shown).toMatch(one);
    expect(shown).toMatch(other);
    expect(shown).not.toMatch(neither);
  });

  it('is not compared where only one has the figure', async () => {
    const answer = await library.ask('Lequel des deux peupliers est le plus haut ?');
    expect(answer.questionKind).not.toBe('compare');
  });
});

describe('for and against', () => {
  it.each([
    ['Combien de voix pour et contre la fusion de Bourdan ?', /14 élus.*9 opposés/],
    ['combien d’élus étaient favorables, combien opposés à la fusion', /14 élus.*9 opposés/],
    ['quelle part de gens pour et contre le parc éolien', /41 %.*46 %/],
    ['combien ont voté pour la fusion de Bourdan et combien contre ?', /14 élus.*9 opposés/],
    ['pourcentage de pour et de contre, éoliennes de la Crête', /41 %.*46 %/],
    ['How many councillors voted for and against the Hadley stadium?', /Twelve.*seven/],
    ['What share of people are in favour of the cycle lane, and against?', /58.*33/],
  ])('%s', async (question, both) => {
    const answer = await library.ask(question);
    const shown = quotes(answer).join(' ');
    expect(answer.questionKind).toBe('compare');
    expect(answer.kind).not.toBe('abstained');
    expect(shown).toMatch(both);
    expect(shown).not.toMatch(/signatures|420 names/);
  });

  it.each([
    'Qui est contre le parc éolien ?',
    'Combien de signatures contre le projet ?',
    'Le conseil est-il pour ou contre la fusion ?',
    'Combien la Crête verse-t-elle pour lutter contre le gel ?',
    'How many people work for the council, and is there no bus against the wind?',
  ])('are no two sides where nobody counts them: %s', async (question) => {
    expect((await library.ask(question)).questionKind).not.toBe('compare');
  });
});
