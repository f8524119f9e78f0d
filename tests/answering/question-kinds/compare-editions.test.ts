import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, day, quotes } from './ask.ts';

const LIBRARY = {
  foire2024: article(
    `Brasac : la foire aux oignons fait le plein

La foire aux oignons de Brasac a vendu 41 tonnes de tresses dimanche. Quelque 6 300 visiteurs ont flâné entre les étals, selon la mairie de Brasac. La plus grosse tresse pesait 38 kilos, et le maire, Odon Varèse, l'a portée seul. Les 94 exposants venaient surtout du Morvay.`,
    { published: day('2024-09-09') },
  ),
  foire2025: article(
    `La foire aux oignons de Brasac sous l'averse

L'averse a gâché la fête. Avec 27 tonnes vendues, la foire aux oignons de Brasac signe son plus mauvais score. On n'a compté que 2 900 personnes dans les allées. Odon Varèse a remis le prix à une tresse de 44 kilos. Faute de place, 71 exposants seulement ont été admis, dont douze du Morvay.`,
    { published: day('2025-09-08') },
  ),
  marche2025: article(
    `Brasac : le marché de nuit attire 9 800 personnes

Le marché de nuit de Brasac a attiré 9 800 personnes sur le quai. On y a vendu deux tonnes de moules.`,
    { published: day('2025-07-15') },
  ),
  corrida2025: article(
    `Corrida d'Aubeval : Salomé Vigne en tête

Salomé Vigne a remporté dimanche la corrida d'Aubeval, dans le quartier des Tanneurs, en 33 minutes et 20 secondes. L'inscription coûtait 12 euros. Le départ a été donné par le boulanger Anatole Brun.`,
    { published: day('2025-02-17') },
  ),
  corrida2026: article(
    `La corrida d'Aubeval sacre une lycéenne

Inès Cordier, 17 ans, a surpris tout le monde à Aubeval, dans les rues des Tanneurs : elle a bouclé la corrida en 32 minutes et 5 secondes. Anatole Brun a offert les brioches. L'inscription était à 15 euros.`,
    { published: day('2026-02-16') },
  ),
  regatta2024: article(
    `Wexcombe regatta draws a fleet of 63

The Wexcombe regatta drew 63 boats and 4,100 spectators to Lantern Quay on Saturday. Skipper Tom Harrowby won in 2 hours and 14 minutes. The raffle raised £1,850 for the lifeboat.`,
    { published: day('2024-08-05') },
  ),
  regatta2025: article(
    `Calm seas slow Wexcombe regatta

Without a breath of wind at Wexcombe, Tom Harrowby needed 3 hours and 2 minutes to win the regatta. A fleet of 48 boats left Lantern Quay, watched by 5,600 people. The raffle raised £2,240 for the lifeboat.`,
    { published: day('2025-08-04') },
  ),
  pumpkin2025: article(
    `Ashdale show: giant pumpkin takes the cup

Nell Whitby's pumpkin, at 412 kilos, took the cup at the Ashdale show in Corner Field. It needed a crane.`,
    { published: day('2025-01-20') },
  ),
  pumpkin2026: article(
    `Ashdale show cup goes to a beginner

A beginner, Ravi Sood, beat Nell Whitby to the cup at the Ashdale show in Corner Field with a pumpkin of 367 kilos.`,
    { published: day('2026-01-19') },
  ),
};
let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking(LIBRARY);
});
afterAll(() => library.close());

describe('two years of what comes back each year', () => {
  it.each([
    ['Combien de tonnes à la foire aux oignons, 2024 contre 2025 ?', '41 tonnes', '27 tonnes'],
    ['Plus de monde à la foire aux oignons en 2025 qu’en 2024 ?', '2 900', '6 300'],
    ['La tresse gagnante était-elle plus lourde en 2025 qu’en 2024 ?', '44 kilos', '38 kilos'],
    ['Combien d’exposants à la foire aux oignons en 2024 et en 2025 ?', '94', '71'],
    ['Temps de la gagnante de la corrida, cette année par rapport à 2025 ?', '32 min', '33 min'],
    ['L’inscription à la corrida est plus chère cette année que l’an dernier ?', '15 eu', '12 eu'],
    ['How many boats in the Wexcombe regatta, 2024 vs 2025?', '63 boats', '48 boats'],
    ['Did more people come to the regatta in 2025 than in 2024?', '5,600', '4,100'],
    ['Winning time at the Wexcombe regatta, 2024 against 2025', '14 minutes', '2 minutes'],
    ['Did the regatta raffle make more money in 2025 than in 2024?', '£2,240', '£1,850'],
    ['Was the Ashdale pumpkin heavier this year than last year?', '367 kilos', '412 kilos'],
    ['Is the winning pumpkin at the Ashdale show heavier this year than last?', '367', '412'],
  ])('%s', async (question, first, second) => {
    const answer = await library.ask(question);
    const shown = quotes(answer);
    expect(answer.questionKind).toBe('compare');
    expect(answer.kind).not.toBe('abstained');
    expect(shown).toHaveLength(2);
    expect(shown[0]).toContain(first);
    expect(shown[1]).toContain(second);
  });

  it('name the year of each', async () => {
    const answer = await library.ask('How many boats in the Wexcombe regatta, 2024 vs 2025?');
    expect(answer.sentences.map(({ label }) => label)).toEqual(['2024:', '2025:']);
  });

  it.each([
    'Plus de monde à la foire aux oignons en 2025 qu’en 2023 ?',
    'Did more people come to the regatta in 2025 than in 2019?',
    'Was the Ashdale pumpkin heavier in 2026 than in 2012?',
  ])('take no other year or event for the one that is missing: %s', async (question) => {
    const answer = await library.ask(question);
    expect(answer.sentences.map(({ label }) => label).join()).not.toMatch(/2023|2019|2012/);
    expect(quotes(answer).join(' ')).not.toContain('9 800');
  });
});
