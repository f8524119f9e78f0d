import { expect, it } from 'vitest';
import { article, asking, finds, quotes } from './ask.ts';

const NOWHERE = finds('nothing of this');

const minutes = article(
  `Le club de tir à l’arc de Sourdeval

Compte rendu de la réunion du club

1. Comptes du club. Les recettes couvrent les dépenses, dit le trésorier.

2. Projets 2031.
- une cible couverte ;
- un stage à Mortain ;
- deux arcs pour débutants.

3. Divers. Le gant trouvé en mai attend au vestiaire.`,
);

it('the heading that is found leads to the list below it, inside a numbered one too', async () => {
  const library = await asking({ minutes }, NOWHERE);
  const answer = await library.ask('Le club prévoit quoi pour 2031 ?');
  expect(answer.questionKind).toBe('list');
  expect(quotes(answer)).toEqual([
    'une cible couverte ;',
    'un stage à Mortain ;',
    'deux arcs pour débutants.',
  ]);
  await library.close();
});

const camp = article(
  `Le camp de voile de Lessay

Le camp de voile reçoit les enfants en août.

Dans la valise
- un sac à viande
- des bottes
- une gourde

La plage est à dix minutes.`,
);

it('of items that are alike none is the answer, but all of them', async () => {
  // The same margin for each sentence of the list.
  const reader: ReturnType<typeof finds> = {
    read: async (_question, passages) =>
      passages.map(({ text, sentences }) => ({
        best: { margin: 1, span: { start: 0, end: text.length } },
        sentences: sentences.map(({ start, end }) => ({
          margin: text[start] === '-' ? 1 : -6,
          span: { start, end },
        })),
      })),
  };
  const library = await asking({ camp }, reader);
  expect(quotes(await library.ask('je mets quoi dans le sac pour le camp de voile'))).toEqual([
    'un sac à viande',
    'des bottes',
    'une gourde',
  ]);
  await library.close();
});

it('one item that is read as the answer stays one', async () => {
  const library = await asking({ camp }, finds('un sac à viande'));
  const answer = await library.ask('dans quoi dorment les enfants au camp de voile ?');
  expect(answer.questionKind).not.toBe('list');
  await library.close();
});
