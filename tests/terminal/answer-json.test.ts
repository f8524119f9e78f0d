import { expect, it } from 'vitest';
import { answerJson } from '../../src/terminal/answer-json.ts';
import { answer } from '../commands/fake-kiosque.ts';

it('says of each sentence whether it is quoted or written', () => {
  const [quoted] = answer().sentences;
  const sentences = [{ ...quoted!, kind: 'written' as const, text: 'Douze.' }, quoted!];
  const json = answerJson(answer({ sentences, writtenBy: 'modèle' }));
  expect(json).toMatchObject({
    writtenBy: 'modèle',
    sentences: [
      { text: 'Douze.', kind: 'written' },
      { text: quoted!.citation.quote, kind: 'quoted' },
    ],
  });
});
