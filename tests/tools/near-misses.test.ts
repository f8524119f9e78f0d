import { describe, expect, it } from 'vitest';
import type { StoredChunk } from '../../src/corpus/chunk.ts';
import { swapped, withoutSentences } from '../../tools/fit/near-misses.ts';

const first = () => 0;

describe('a question is made unanswerable', () => {
  it.each([
    [
      'Qui dirigeait la halle de Valbrune ?',
      'La halle de Valbrune est dirigée par Ada Roussel.',
      'La foire de Morlin ouvre lundi. Le marché de Sarlac ferme.',
      'Qui dirigeait la halle de Morlin ?',
    ],
    [
      'Who ran the mill at Hollin End?',
      'Ruth Carne ran the mill at Hollin End.',
      'They went to Pell Lane. The river rose at Kelby.',
      'Who ran the mill at Pell Lane?',
    ],
  ])('by a name of another paragraph: %s', (question, passage, elsewhere, expected) => {
    expect(swapped(question, passage, [elsewhere], first)).toBe(expected);
  });

  it.each([
    ['Que se passe-t-il en 1931 ?', 'Le bac a coulé en 1931.', 'Que se passe-t-il en 1934 ?'],
    ['What happened in 1931?', 'It sank in 1931 and rose in 1934.', 'What happened in 1929?'],
  ])('by a number that the passage has not: %s', (question, passage, expected) => {
    expect(swapped(question, passage, [], first)).toBe(expected);
  });

  it('not where it has no name or number of the passage, or nothing stands elsewhere', () => {
    expect(swapped('Que fait la mairie ?', 'La mairie vote.', ['À Morlin.'], first)).toBeNull();
    expect(swapped('Où est Ada Roussel ?', 'Ada Roussel est là.', ['À Morlin.'], first)).toBeNull();
  });
});

it('a passage loses the sentences that hold the answer, as if it had been written so', () => {
  const sentences = ['Le bac part.', 'Il coûte 12 €.', 'Ada rame.'];
  const text = sentences.join(' ');
  const spans = sentences.map((one) => {
    const start = 100 + text.indexOf(one);
    return { start, end: start + one.length, stems: [one] };
  });
  const chunk: StoredChunk = {
    id: 1,
    articleId: 'a',
    start: 100,
    end: 100 + text.length,
    text,
    wordCount: 8,
    stems: sentences,
    vector: Int8Array.of(9),
    sentences: spans,
    sentenceVectors: Int8Array.of(1, 2, 3),
  };
  const answer = { start: 100 + text.indexOf('12'), end: 102 + text.indexOf('12') };
  const without = withoutSentences(chunk, [answer]);
  expect(without.text).toBe('Le bac part. Ada rame.');
  expect(
    without.sentences.map(({ start, end }) => without.text.slice(start - 100, end - 100)),
  ).toEqual(['Le bac part.', 'Ada rame.']);
  expect([...without.sentenceVectors]).toEqual([1, 3]);
  expect(without.stems).toEqual(['Le bac part.', 'Ada rame.']);
  expect(without.end).toBe(without.start + without.text.length);
});
