import { describe, expect, it } from 'vitest';
import { newArticle, parsedArticle } from '../helpers/corpus.ts';

const title = 'Ce qu’il faut retenir du conseil';

describe('the stems of a headline', () => {
  it('have those of the line above it, which it takes for granted', async () => {
    const text = `VILLE DE RAVELIN\n\n${title}\n\nLe budget atteint 12 millions d’euros.`;
    const { titleStems } = await newArticle('a', parsedArticle(text, { title }));
    expect(titleStems.split(' ')).toContain('ravelin');
    expect(titleStems.split(' ')).not.toContain('budget');
  });

  it('have no more where the headline stands far below, or not in the text', async () => {
    const alone = await newArticle('a', parsedArticle('Le budget.', { title }));
    const text = `${'Ravelin vote son budget. '.repeat(10)}\n\n${title}`;
    const far = await newArticle('a', parsedArticle(text, { title }));
    expect(far.titleStems).toBe(alone.titleStems);
  });
});
