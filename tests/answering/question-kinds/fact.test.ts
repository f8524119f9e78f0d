import { expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

it('has one bold span, in the sentence that answers', async () => {
  const { ask, close } = await asking({
    serre: article(
      'Le jardin de Brasles\n\nLa serre de Brasles compte 40 plants de tomates. Le jardinier de la serre de Brasles compte 12 plants de fraises.',
    ),
    cave: article(
      'La cave de Brasles\n\nLa cave de la serre de Brasles compte 7 plants de menthe.',
    ),
  });
  const answer = await ask('Combien de plants compte la serre de Brasles ?');
  await close();
  const bold = answer.sentences.map(({ citation, highlights }) =>
    highlights.map(({ start, end }) => citation.quote.slice(start, end)),
  );
  expect(quotes(answer).length).toBeGreaterThan(1);
  expect(bold.flat()).toHaveLength(1);
  expect(bold[0]).toHaveLength(1);
});
