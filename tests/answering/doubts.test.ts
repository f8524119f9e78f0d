import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking } from './question-kinds/ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    phare: article(
      'La gardienne du phare de Brénac est Anne Tissot. Le phare de Brénac mesure 41 mètres.',
    ),
    port: article('Le port de Lorn compte douze quais.'),
  });
});
afterAll(() => library.close());

describe('an answer that lacks what is asked for', () => {
  it('is shown with a warning at most', async () => {
    const answer = await library.ask('Quel âge a la gardienne du phare de Brénac ?');
    expect(answer.kind).not.toBe('answered');
  });

  it('is no reason to doubt one that has it', async () => {
    const answer = await library.ask('Combien de mètres mesure le phare de Brénac ?');
    expect(answer.kind).toBe('answered');
  });
});
