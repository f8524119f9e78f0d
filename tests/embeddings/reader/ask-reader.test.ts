import { describe, expect, it } from 'vitest';
import { askReader } from '../../../embeddings/reader/ask-reader.ts';
import type { PassageReading } from '../../../embeddings/reader/reader.ts';

const reading = (margin: number): PassageReading => ({
  best: { margin, span: { start: 3, end: 7 } },
  sentences: [],
});

describe('a text is asked', () => {
  it.each([
    [1, 0, { start: 3, end: 7 }],
    [-1, 0, null],
    [-1, -2, { start: 3, end: 7 }],
  ])('margin %d of at least %d', async (margin, least, span) => {
    const ask = askReader({ read: async () => [reading(margin)] }, least);
    expect(await ask('Qui ?', 'Le texte.')).toEqual(span);
  });

  it('by its question and its text', async () => {
    const asked: unknown[] = [];
    const ask = askReader({
      read: async (question, passages) => {
        asked.push(question, ...passages.map(({ text }) => text));
        return [{ best: null, sentences: [] }];
      },
    });
    expect(await ask('Qui ?', 'Le texte.')).toBeNull();
    expect(asked).toEqual(['Qui ?', 'Le texte.']);
  });

  it('of a reader that breaks or hangs finds nothing', async () => {
    const broken = askReader({ read: () => Promise.reject(new Error('gone')) });
    expect(await broken('Qui ?', 'Le texte.')).toBeNull();
    const hanging = askReader({ read: () => new Promise(() => {}) });
    expect(await hanging('Qui ?', 'Le texte.')).toBeNull();
  });
});
