import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PassageReading, Reader } from '../../embeddings/reader/reader.ts';
import { rememberReadings } from '../../src/reading/remember-readings.ts';

/** Finds the question's length in each passage, and counts what it reads. */
function countingReader() {
  const read: string[] = [];
  const readingOf = (question: string, text: string): PassageReading => ({
    best: { margin: question.length + text.length, span: { start: 0, end: text.length } },
    sentences: [],
  });
  const reader: Reader = {
    info: { id: 'counting', revision: '1', maxTokens: 512 },
    read: async (question, passages) =>
      passages.map(({ text }) => {
        read.push(`${question}: ${text}`);
        return readingOf(question, text);
      }),
    close: async () => {},
  };
  return { reader, read, readingOf };
}

const passage = (text: string) => ({ text, sentences: [{ start: 0, end: text.length }] });

it('reads each passage once for a question, and gives what the reader gives, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom('a', 'bb'),
          fc.array(fc.constantFrom('x', 'yy', 'zzz', ''), { maxLength: 4 }),
        ),
        { maxLength: 6 },
      ),
      async (asked) => {
        const { reader, read, readingOf } = countingReader();
        const remembering = rememberReadings(reader);
        for (const [question, texts] of asked) {
          const found = await remembering.read(question, texts.map(passage));
          expect(found).toEqual(texts.map((text) => readingOf(question, text)));
        }
        const distinct = asked.map(([question, texts]) =>
          texts.map((text) => `${question}: ${text}`),
        );
        expect(new Set(read)).toEqual(new Set(distinct.flat()));
        const onceInEach = distinct.map((one) => new Set(one).size === one.length);
        if (onceInEach.every(Boolean)) expect(read.length).toBe(new Set(read).size);
      },
    ),
  );
});

it('reads again where the sentences are others', async () => {
  const { reader, read } = countingReader();
  const { read: ask } = rememberReadings(reader);
  await ask('a', [{ text: 'x y', sentences: [{ start: 0, end: 3 }] }]);
  await ask('a', [{ text: 'x y', sentences: [{ start: 0, end: 1 }] }]);
  expect(read).toHaveLength(2);
});

it('reads again under another headline', async () => {
  const { reader, read } = countingReader();
  const remembering = rememberReadings(reader);
  for (const headline of ['one', 'two', 'one', undefined]) {
    await remembering.read('a', [{ ...passage('xy'), headline }]);
  }
  expect(read).toHaveLength(3);
});

it('keeps nothing of what failed', async () => {
  let fails = true;
  const { reader, readingOf } = countingReader();
  const { read } = rememberReadings({
    ...reader,
    read: async (question, passages) => {
      if (fails) throw new Error('gone');
      return reader.read(question, passages);
    },
  });
  await expect(read('a', [passage('x')])).rejects.toThrow('gone');
  fails = false;
  expect(await read('a', [passage('x')])).toEqual([readingOf('a', 'x')]);
});

it('asks once what a question is by itself', async () => {
  const { reader } = countingReader();
  const asked: string[] = [];
  const understand: Reader['understand'] = async (question) => {
    asked.push(question);
    return question === 'a' ? { kinds: { list: 1 }, topic: [] } : null;
  };
  const remembering = rememberReadings({ ...reader, understand });
  for (const question of ['a', 'b', 'a', 'b'])
    expect(await remembering.understand!(question)).toEqual(
      question === 'a' ? { kinds: { list: 1 }, topic: [] } : null,
    );
  expect(asked).toEqual(['a', 'b']);
  expect(await rememberReadings(reader).understand!('a')).toBeNull();
});
