import { expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

it('compares two times of what is asked about, not of whatever else was so then', async () => {
  const library = await asking({
    regates: article(
      'Les régates de Tournebay\n\nLes régates de Tournebay ont attiré beaucoup de curieux sur la digue et au bord du chenal.',
    ),
    stages: article(
      'Les stages de la ville\n\nStage de cirque en août 2025 : 40 euros par semaine. Stage de judo en juillet 2025 : 35 euros par semaine.',
    ),
  });
  const answer = await library.ask(
    'Plus de curieux aux régates en août par rapport à juillet 2025 ?',
  );
  expect(quotes(answer).join()).not.toMatch(/cirque|judo/);
  await library.close();
});
