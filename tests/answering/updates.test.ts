import { describe, expect, it } from 'vitest';
import type { ScoredSentence } from '../../src/answering/choose-sentences.ts';
import { tellings } from '../../src/answering/updates.ts';

/** A sentence of an article of that day, in a passage about the same event as the others. */
function telling(published: string, text: string, bigrams: number, clock = ''): ScoredSentence {
  const stems = text.toLowerCase().split(/\W+/);
  const shared = ['crue', 'orvaine', 'prefete', 'saint', 'aubry'];
  return {
    text,
    i: 0,
    start: clock.length,
    score: 0,
    features: { bigrams, coverage: 1, context: 1 },
    candidate: {
      article: { id: published, published: { value: published }, language: 'fr', titleStems: [] },
      chunk: {
        start: 0,
        text: `${clock}${text}`,
        stems: [...stems, ...shared],
        sentences: [{ stems }],
      },
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

  it('count one thing otherwise under headlines that share much, whatever stands around them', () => {
    const under = (one: ScoredSentence, titleStems: string[], stems: string[]): ScoredSentence => {
      const { article, chunk } = one.candidate;
      const candidate = { article: { ...article, titleStems }, chunk: { ...chunk, stems } };
      return { ...one, candidate } as unknown as ScoredSentence;
    };
    const later = telling('2024-03-05', 'Quelque 600 foyers attendent.', 1);
    const first = telling('2024-03-03', 'Le courant manque à 1 300 foyers.', 1);
    const best = under(first, ['crue', 'orvain', 'aubry'], ['courant', 'foyer', 'pont']);
    const told = under(later, ['inond', 'orvain', 'aubry'], ['attend', 'jeud', 'soir']);
    const other = under(later, ['greve', 'boulang'], ['attend', 'jeud', 'soir']);
    expect(textsOf([best, told])).toEqual([later.text, first.text]);
    expect(textsOf([best, other])).toEqual([first.text]);
  });

  it('are none that have little of the question and in which the reader finds nothing', () => {
    const read = (one: ScoredSentence, margin: number, context: number): ScoredSentence => ({
      ...one,
      features: { ...one.features, context },
      reading: { margin, span: { start: 0, end: 1 } },
    });
    const best = read(older, 3, 0.4);
    expect(textsOf([best, read(newer, -1, 0.3)])).toEqual([newer.text, older.text]);
    expect(textsOf([best, read(newer, -7, 0.3)])).toEqual([older.text]);
    // "A third man has died" has all of "how many died", and no number that the reader would find.
    expect(textsOf([best, read(newer, -7, 0.9)])).toEqual([newer.text, older.text]);
  });

  it('are those of the entries of a live page, where they count the same thing otherwise', () => {
    const noon = telling('2024-03-05', 'Le courant manque à 41 000 foyers.', 1, '12 h 30 : ');
    const night = telling('2024-03-05', 'Ce sont 12 500 foyers sans courant.', 1, '22h05. ');
    const port = telling(
      '2024-03-05',
      'Sans courant, le port garde 60 bateaux à quai.',
      1,
      '20h : ',
    );
    expect(textsOf([noon, night, port])).toEqual([night.text, noon.text]);
    expect(textsOf([night, noon])).toEqual([night.text, noon.text]);
  });

  it('need not repeat the question where the reader is sure of them', () => {
    const closes = telling('2026-10-14', 'L’usine de Varades fermera le 30 juin.', 2);
    const later = telling('2026-11-02', 'La fermeture du site est repoussée à décembre.', 0);
    const words = { ...later, score: -3, features: { ...later.features, context: 0.4 } };
    const read = (margin: number) => ({
      ...words,
      reading: { margin, span: { start: 0, end: 1 } },
    });
    expect(textsOf([closes, read(4)])).toEqual([later.text, closes.text]);
    expect(textsOf([closes, read(0.5)])).toEqual([closes.text]);
  });

  it('have the names in the same order where the question has their words side by side', () => {
    const asked = telling('2024-05-01', 'Vauclin a battu Sorbes par 3 à 1.', 3);
    const other = telling('2024-05-08', 'Sorbes a battu Vauclin par 2 à 0.', 1);
    expect(textsOf([asked, other])).toEqual([asked.text]);
  });
});
