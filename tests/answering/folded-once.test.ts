import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { article, asking } from './question-kinds/ask.ts';

const QUESTION = 'Combien de péniches passent l’écluse de Sarvane ?';
let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({ a: article('L’écluse de Sarvane voit passer 40 péniches par jour.') });
});
afterAll(() => library.close());

it('a question is folded once for all the patterns that it is held against', async () => {
  const lower = vi.spyOn(String.prototype, 'toLowerCase');
  const answer = await library.ask(QUESTION);
  const whole = lower.mock.contexts.filter((text) => String(text).endsWith(QUESTION));
  lower.mockRestore();
  expect(answer.kind).toBe('answered');
  // Once for all of them; its dates, letters and spelling are read otherwise.
  expect(whole.length).toBeLessThanOrEqual(8);
});
