import { describe, expect, it } from 'vitest';
import type { ScoredSentence } from '../../src/answering/choose-sentences.ts';
import { tellings } from '../../src/answering/updates.ts';

/** A sentence of an article of that day, in a passage about the same event as the others. */
function telling(published: string, text: string, bigrams: number): ScoredSentence {
  const stems = text.toLowerCase().split(/\W+/);
  const shared = ['crue', 'orvaine', 'prefete', 'saint', 'aubry'];
  return {
    text,
    i: 0,
    score: 0,
    features: { bigrams, coverage: 1, context: 1 },
    candidate: {
      article: { id: published, published: { value: published } },
      chunk: { stems: [...stems, ...shared], sentences: [{ stems }] },
    },
  } as unknown as ScoredSentence;
}

const textsOf = (sentences: readonly ScoredSentence[]) =>
  tellings(sentences, 'newest', false).map(({ text }) => text);

describe('tellings of one thing', () => {
  const newer = telling(
    '2024-03-05',
    'Le nombre de personnes évacuées à Saint-Aubry s’élève à 340, a dit Hélène Sarrazin.',
    3,
  );
  const older = telling(
    '2024-03-03',
    'À Saint-Aubry, 120 personnes ont été évacuées dans la nuit.',
    1,
  );

  it('are told however their words stand, the newest first', () => {
    expect(textsOf([newer, older])).toEqual([newer.text, older.text]);
    expect(textsOf([older, newer])).toEqual([newer.text, older.text]);
  });

  it('have the names in the same order where the question has their words side by side', () => {
    const asked = telling('2024-05-01', 'Vauclin a battu Sorbes par 3 à 1.', 3);
    const other = telling('2024-05-08', 'Sorbes a battu Vauclin par 2 à 0.', 1);
    expect(textsOf([asked, other])).toEqual([asked.text]);
  });
});
