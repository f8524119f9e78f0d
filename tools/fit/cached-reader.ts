import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { PassageReading, ReadablePassage, Reader } from '../../embeddings/reader/reader.ts';

/**
 * A reader that keeps what it read in a file, one reading a line, so that fitting again takes no time.
 * @param open called when something is to be read that the file has not.
 */
export function cachedReader(file: string, open: () => Promise<Reader>): Omit<Reader, 'info'> {
  const known = new Map<string, PassageReading>();
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const [key, reading] = JSON.parse(line) as [string, PassageReading];
      known.set(key, reading);
    }
  }
  let reader: Promise<Reader> | null = null;
  const readOne = async (question: string, passage: ReadablePassage): Promise<PassageReading> => {
    const key = keyOf(question, passage);
    const kept = known.get(key);
    if (kept) return kept;
    reader ??= open();
    const [reading] = await (await reader).read(question, [passage]);
    known.set(key, reading!);
    appendFileSync(file, `${JSON.stringify([key, reading])}\n`);
    return reading!;
  };
  return {
    read: async (question, passages) => {
      const readings: PassageReading[] = [];
      for (const passage of passages) readings.push(await readOne(question, passage));
      return readings;
    },
    close: async () => (await reader)?.close(),
  };
}

function keyOf(question: string, { text, sentences, headline }: ReadablePassage): string {
  const spans = sentences.flatMap(({ start, end }) => [start, end]);
  return createHash('sha1')
    .update(JSON.stringify([question, headline, text, spans]))
    .digest('base64')
    .slice(0, 16);
}
