import { expect, it } from 'vitest';
import { MEASURES, measurePages } from '../../tools/eval/measure-pages.ts';

it('reads the main text, titles, dates and authors of the pages that are kept', async () => {
  const scores = [...(await measurePages()).values()];
  const right = MEASURES.map((measure) => scores.filter((page) => page[measure]).length);
  expect(scores).toHaveLength(56);
  const [text = 0, clean = 0, title = 0, date = 0, author = 0] = right;
  expect([text, title]).toEqual([56, 56]);
  expect(clean).toBeGreaterThanOrEqual(54);
  expect(date).toBeGreaterThanOrEqual(55);
  expect(author).toBeGreaterThanOrEqual(55);
});
