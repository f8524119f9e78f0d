import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '../../src/answering/follow-up.ts';
import { article, asking, quotes } from './question-kinds/ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    bac: article(`Le bac de Trévis à l’arrêt

Le bac de Trévis ne traverse plus depuis mardi. La panne est à cause d’une hélice faussée par un tronc d’arbre. Les 300 passagers quotidiens font un détour de 41 kilomètres.

La capitaine Maud Lanoë attend une pièce de Norvège. Elle espère reprendre dans trois semaines.`),
    train: article(`Le train de Morlin en panne

Le train de Morlin ne roule plus depuis lundi à cause d’une caténaire arrachée par le vent. Les 900 voyageurs prennent des cars. La région a décidé de rembourser les billets.`),
  });
});
afterAll(() => library.close());

const turnAfter = (quote: string): readonly Turn[] => [
  {
    question: 'Pourquoi le bac de Trévis est-il à l’arrêt ?',
    understood: 'Pourquoi le bac de Trévis est-il à l’arrêt ?',
    articleIds: ['bac'],
    quote,
    quotes: [quote],
  },
];

describe('a question without words of its own', () => {
  it.each(['C’est à cause de quoi ?', 'Depuis quand ?', 'Et combien ?', 'Et pourquoi ?'])(
    '%s is answered from the article at hand',
    async (question) => {
      const answer = await library.ask(
        question,
        turnAfter('Le bac de Trévis ne traverse plus depuis mardi.'),
      );
      expect(answer.kind).not.toBe('abstained');
      for (const { citation } of answer.sentences) expect(citation.articleId).toBe('bac');
    },
  );

  it('has another article where it names one', async () => {
    const answer = await library.ask(
      'Et le train de Morlin ?',
      turnAfter('Le bac de Trévis ne traverse plus depuis mardi.'),
    );
    expect(answer.sentences[0]?.citation.articleId).toBe('train');
  });

  it('for more shows something else than was shown', async () => {
    const said = 'Les 300 passagers quotidiens font un détour de 41 kilomètres.';
    const shown = quotes(await library.ask('Plus d’infos', turnAfter(said)));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).not.toContain(said);
  });
});
