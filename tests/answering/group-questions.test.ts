import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { groupQuestions } from '../../src/answering/group-questions.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();

const questions = [
  'Qui est le maire ?',
  'Quand rouvre la piscine municipale ?',
  'la piscine rouvre quand',
  'When does the swimming pool reopen?',
  'Quel est le prix du pain ?',
  'le prix du pain a-t-il augmenté ?',
  'Combien de morts dans le séisme au Maroc ?',
];

describe('questions are put together', () => {
  it('where they ask nearly the same, in either language', async () => {
    const embedder = await loadEmbedder({
      model: 'kiosque-fr-en',
      cacheDir: join(folder, 'cache'),
    });
    const groups = await groupQuestions(questions, embedder);
    expect(groups).toEqual([[1, 2, 3], [4, 5], [0], [6]]);
    await embedder.close();
  });

  it('by their words where there is no model', async () => {
    expect(await groupQuestions(questions, null)).toEqual([[1, 2], [4, 5], [0], [3], [6]]);
    expect(await groupQuestions(['?', '!', 'et ?'], null)).toHaveLength(3);
    expect(await groupQuestions([], null)).toEqual([]);
  });
});
