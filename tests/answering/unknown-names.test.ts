import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unknownNames } from '../../src/answering/unknown-names.ts';
import { messages } from '../../src/i18n/messages.ts';
import { tinyLibrary } from '../helpers/sources.ts';
import { article, asking } from './question-kinds/ask.ts';

const BAC = article(`Le bac de Trévis à l’arrêt

Le bac de Trévis ne traverse plus depuis mardi. La capitaine Maud Lanoë attend une pièce de Norvège. La tour du port mesure 41 mètres de hauteur.`);

let library: Awaited<ReturnType<typeof asking>>;
let tiny: Awaited<ReturnType<typeof tinyLibrary>>;
beforeAll(async () => {
  library = await asking({ bac: BAC });
  tiny = await tinyLibrary({ bac: BAC });
});
afterAll(async () => {
  await library.close();
  await tiny.close();
});

const namesIn = async (question: string): Promise<string[]> =>
  unknownNames(await tiny.ask(question));

describe('names that no article has', () => {
  it.each([
    ['Quelle est la hauteur de la tour Eiffel ?', ['Eiffel']],
    ['Que dit Emmanuel Macron du bac ?', ['Emmanuel Macron']],
    ['How long does the ferry of Jean Dupont take?', ['Jean Dupont']],
    ['Le port de Rotterdam et celui de Hambourg sont-ils fermés ?', ['Rotterdam', 'Hambourg']],
  ])('%s', async (question, names) => {
    expect(await namesIn(question)).toEqual(names);
  });

  it.each([
    ['one of them is known', 'Le bac de Trévis va-t-il à Hambourg ?'],
    ['a part of one is known', 'Que dit Jean Lanoë ?'],
    ['they may be people of a known country', 'Que disent les Norvégiens ?'],
    ['an English name stands before what it qualifies', 'What did the Norwegian minister say?'],
    ['people are named in English', 'What do the Norwegians say?'],
    ['they are days', 'Quand le bac part-il le Samedi ?'],
    ['there are none', 'combien mesure la tour ?'],
    ['only the first word has a capital', 'Rotterdam est-il fermé ?'],
  ])('are none where %s', async (_why, question) => {
    expect(await namesIn(question)).toEqual([]);
  });

  it('are none where one is translated', async () => {
    const query = await tiny.ask('Que dit le maire de Londres ?');
    const near = [{ stem: 'london', score: 0.9, language: 'en' as const }];
    const terms = query.terms.map((term) => ({ ...term, near }));
    expect(unknownNames({ ...query, terms })).toEqual([]);
  });

  it('are none where one is spelt much like a word of the articles', async () => {
    const query = await tiny.ask('Quand le bac de Trevvis repart-il ?');
    const terms = query.terms.map((term) => ({
      ...term,
      alternatives: [...term.alternatives, { stem: 'trev', weight: 0.85 }],
    }));
    expect(unknownNames({ ...query, terms })).toEqual([]);
  });

  it('are told instead of what comes near', async () => {
    const answer = await library.ask('Quelle est la hauteur de la tour Eiffel ?');
    expect(answer.kind).toBe('abstained');
    expect(answer.sentences).toEqual([]);
    expect(answer.notes).toEqual([messages('fr').unknownNames(['Eiffel'])]);
  });

  it('are not told where the question is answered', async () => {
    const answer = await library.ask('Quelle est la hauteur de la tour du port ?');
    expect(answer.notes).toEqual([]);
  });
});
