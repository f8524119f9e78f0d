import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, day } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    mairie: article(
      `La maire de Vaubrun réunit son conseil

La maire de Vaubrun, Odile Tassin, réunit son conseil jeudi. Odile Tassin défend le budget de la piscine, que l’opposition trouve trop lourd. Elle a refusé de commenter les rumeurs.`,
      { published: day('2025-03-04') },
    ),
    pont: article(
      `Le pont de Vaubrun a été fermé

Le pont de Vaubrun a été fermé lundi, parce que deux câbles étaient rouillés.`,
      { published: day('2025-03-05') },
    ),
    ferry: article(
      `The Vaubrun ferry keeps its captain

Captain Nora Pell spoke of the new Vaubrun ferry on Monday. Nora Pell wants a longer pier.`,
      { published: day('2025-03-06'), language: 'en' },
    ),
  });
});
afterAll(() => library.close());

describe('a question that takes for granted what no article says', () => {
  it.each([
    [
      'Pourquoi Odile Tassin a-t-elle démissionné ?',
      /^Les articles ne disent pas que ce soit le cas/,
    ],
    ['Why was Nora Pell arrested?', /^The articles do not say that this is so/],
  ])('%s', async (question, words) => {
    const answer = await library.ask(question);
    expect(answer.questionKind).toBe('false-premise');
    expect(answer.lead).toMatch(words);
    // What they say instead answers nothing: none of it stands in bold.
    expect(answer.sentences.length).toBeGreaterThan(0);
    for (const { highlights } of answer.sentences) expect(highlights).toEqual([]);
  });

  it('is told by the verb, and about whom by all the other words', async () => {
    const answer = await library.ask('Pourquoi la maire supprime-t-elle le budget de la piscine ?');
    expect(answer).toMatchObject({ questionKind: 'false-premise', kind: 'perhaps' });
    expect(answer.sentences[0]?.citation.quote).toContain('défend le budget de la piscine');
  });

  it('is none where an article says so', async () => {
    const answer = await library.ask('Pourquoi le pont de Vaubrun a-t-il été fermé ?');
    expect(answer.questionKind).not.toBe('false-premise');
    expect(answer.sentences[0]?.citation.quote).toContain('câbles étaient rouillés');
  });
});
