import { describe, expect, it } from 'vitest';
import { passageHeading } from '../../src/answering/passage-heading.ts';
import type { Passage } from '../../src/retrieval/passage.ts';

const HEADLINE = 'Le pont des Forges rouvre en mai';

/** A passage of an article at a place of its text. */
function passage(text: string, start = 400, id = 'a', title = HEADLINE): Passage {
  const chunk = { id: start, articleId: id, text, start, end: start + text.length };
  return { rank: 1, score: 1, article: { id, title } as Passage['article'], chunk };
}

const opening = passage(
  'À Vertrive-le-Bas, Loïc Amont dirige les travaux, loin de Paulhan. Marion Ledoux attend.',
  0,
);
const deep = passage('Les travaux coûtent 4 millions d’euros.');
const heading = (question: string, of = deep, passages = [opening, deep]) =>
  passageHeading(question, of, passages);

describe('what a passage is read under', () => {
  it('is the headline of its article', () => {
    expect(heading('Combien coûtent les travaux ?')).toBe(HEADLINE);
  });

  it('is nothing where the passage holds that itself, with whatever spaces and apostrophes', () => {
    const whole = passage('L’usine\u00a0brûle\n\nElle a brûlé.', 0, 'a', "L'usine brûle");
    expect(heading('Qui a brûlé ?', whole, [whole])).toBeUndefined();
  });

  it('begins with the names of the question that only the earliest passage has, as they stand there', () => {
    expect(heading('combien coutent les travaux de vertrive ?')).toBe(
      `Vertrive-le-Bas. ${HEADLINE}`,
    );
    expect(heading('Travaux de Loïc Amont à Paulhan ?')).toBe(`Loïc Amont. Paulhan. ${HEADLINE}`);
  });

  it('has no name that the passage or the headline has, and none of another article', () => {
    expect(heading('Combien coûtent les travaux du pont des Forges ?')).toBe(HEADLINE);
    const there = passage('À Paulhan, on attend.');
    expect(heading('Qu’attend-on à Paulhan ?', there, [opening, there])).toBe(HEADLINE);
    const other = passage('À Morlieu, on fête la réouverture.', 0, 'b');
    expect(heading('Combien coûtent les travaux à Morlieu ?', deep, [other, deep])).toBe(HEADLINE);
  });

  it('takes nothing from what stands behind the passage', () => {
    const later = passage('À Morlieu, on attend.', 900);
    expect(heading('Combien coûtent les travaux à Morlieu ?', deep, [deep, later])).toBe(HEADLINE);
  });
});
