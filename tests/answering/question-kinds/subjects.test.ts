import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    conseil: article(`Conseil communautaire de Brenelle

Les délégués du conseil communautaire de Brenelle ont siégé lundi jusqu’à minuit.

Les bus du soir sont maintenus

La ligne 4 roulera jusqu’à 23 heures. Le coût est de 80 000 euros.

Une forge au musée

Le musée achète une forge. Elle comprend :

- une enclume
- un soufflet

La taxe de séjour baisse

Elle passe à 50 centimes par nuit.

En bref

- Le lavoir sera couvert avant l’hiver.
- La route du moulin devient une impasse.`),
    meeting: article(
      `Parish meeting in Ostley

The parish council of Ostley met on Tuesday in the old chapel.

Benches for the green

Four oak benches will be set up in May.

A new path to the weir

The path will cost 3,000 pounds.

The bell is silent again

A crack was found in the bell.`,
      { language: 'en' },
    ),
    canton: article(
      `Réunion du canton de Varzy : les décisions

Les élus du canton de Varzy ont débattu trois heures dans la salle des fêtes.

Voirie. On l’attendait. Le chemin des Vaux sera goudronné en mai pour 12 000 euros. Les travaux dureront un mois.

Chasse. La battue aux sangliers aura lieu le dimanche matin. Personne n’a voté contre.

Noms de places. La place du Puits devient la place Ada-Lorris.`,
    ),
    note: article('Le conseil communautaire de Brenelle siégera de nouveau le mois prochain.'),
  });
});
afterAll(() => library.close());

describe('what a meeting dealt with', () => {
  it.each([
    'Quels sujets ont été abordés au conseil communautaire de Brenelle ?',
    'les points votés au conseil communautaire de Brenelle',
    'Quelles décisions ont été prises au conseil communautaire de Brenelle ? cite-les toutes',
    'Qu’est-ce qui était à l’ordre du jour du conseil communautaire de Brenelle ?',
  ])('%s: the headings, and the items of a list that nothing announces', async (question) => {
    expect(quotes(await library.ask(question))).toEqual([
      'Les bus du soir sont maintenus',
      'Une forge au musée',
      'La taxe de séjour baisse',
      'Le lavoir sera couvert avant l’hiver.',
      'La route du moulin devient une impasse.',
    ]);
  });

  it.each([
    'What topics were discussed at the parish meeting in Ostley?',
    'Which items were on the agenda of the parish meeting in Ostley?',
    'What was on the agenda of the Ostley parish meeting?',
    'What was decided at the parish meeting in Ostley?',
  ])('%s', async (question) => {
    expect(quotes(await library.ask(question))).toEqual([
      'Benches for the green',
      'A new path to the weir',
      'The bell is silent again',
    ]);
  });

  it.each([
    'Qu’est-ce qui a été décidé à la réunion du canton de Varzy ?',
    'Quels sujets ont été abordés à la réunion du canton de Varzy ?',
  ])('%s: paragraphs with labels of their own, up to what they tell', async (question) => {
    expect(quotes(await library.ask(question))).toEqual([
      'Voirie. On l’attendait. Le chemin des Vaux sera goudronné en mai pour 12 000 euros.',
      'Chasse. La battue aux sangliers aura lieu le dimanche matin.',
      'Noms de places. La place du Puits devient la place Ada-Lorris.',
    ]);
  });

  it.each([
    'Quelle décision a été prise pour la taxe de séjour à Brenelle ?',
    'What was decided at the Ostley meeting about the bell?',
  ])('%s: of one of them no other is told', async (question) => {
    const told = quotes(await library.ask(question));
    expect(told).not.toContain('Une forge au musée');
    expect(told).not.toContain('Benches for the green');
  });
});
