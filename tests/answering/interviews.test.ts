import { describe, expect, it } from 'vitest';
import { centralCandidates } from '../../src/answering/central-candidates.ts';
import { centralSentences } from '../../src/answering/central-sentences.ts';
import { interviewersSentences } from '../../src/answering/interviews.ts';
import { wholeArticle } from '../../src/answering/whole-article.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { tinyLibrary } from '../helpers/sources.ts';

const TEXT = `Entretien avec la gardienne du phare

Odette Kervran garde le phare de Brézol depuis douze ans.

Le Bulletin : Le phare a perdu 4 100 visiteurs en cinq ans. Comment faites-vous ?
O. K. : Je n'ouvre plus que le jeudi, et je vends 900 lampes par an à la boutique du quai.

Le Bulletin : La toiture a coûté 62 000 euros à la commune de Brézol. Qui a payé le reste ?
O. K. : J'ai signé un prêt de 18 000 euros avec la coopérative des pêcheurs de Brézol.

Le Bulletin : Et demain ?
O. K. : Je transmets le phare à deux jeunes gardiens qui logeront dans la tour dès mars 2027.`;

async function withArticle<T>(
  text: string,
  use: (article: NonNullable<Awaited<ReturnType<typeof wholeArticle>>>) => T | Promise<T>,
): Promise<T> {
  const library = await tinyLibrary({ one: parsedArticle(text) });
  try {
    return await use((await wholeArticle(library.sources.corpus, 'one'))!);
  } finally {
    await library.close();
  }
}

describe('an interview', () => {
  it('has lines that end in a question, all of whose sentences are the interviewer’s', async () => {
    await withArticle(TEXT, (article) => {
      const asked = [...interviewersSentences(article)].map((at) => article.sentences[at]!.text);
      expect(asked.join(' ')).toMatch(/4 100 visiteurs.*faites-vous \?.*62 000.*Et demain \?$/);
      expect(asked.join(' ')).not.toContain('O. K.');
    });
  });

  it('is none with a question or two', async () => {
    await withArticle('Who pays?\nThe town pays.\n\nAnd when?\nIn May.', (article) => {
      expect(interviewersSentences(article).size).toBe(0);
    });
  });

  it('is summed up by its replies, though each says "je", and not by what is asked', async () => {
    const shown = await withArticle(TEXT, (article) => centralSentences(article, { count: 3 }));
    const told = shown.map(({ text }) => text).join('\n');
    expect(told).toContain('18 000 euros');
    expect(told).not.toMatch(/4 100|62 000/);
  });

  it('has replies whose first sentence leans on what is asked', async () => {
    const candidates = await withArticle(TEXT, (article) => centralCandidates(article));
    const leans = (start: string) =>
      candidates.find(({ sentence }) => sentence.text.startsWith(start))?.leans;
    expect(leans("O. K. : J'ai signé")).toBe(true);
    expect(leans('Odette Kervran')).toBe(false);
  });
});
