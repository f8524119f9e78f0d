import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type {
  PassageReading,
  QuestionReading,
  ReadablePassage,
  Reader,
} from '../../embeddings/reader/reader.ts';

/** Those of some hundred questions: a reading takes about 1 KB. */
const READINGS_KEPT = 2_000;
const QUESTIONS_KEPT = 500;

/**
 * The same reader, which reads no passage twice for the same question: what is asked again or followed up costs nothing.
 * A reading depends on its texts alone, so none goes stale when articles change. Of question and passage only a digest
 * is kept.
 */
export function rememberReadings(reader: Reader): Reader {
  const readings = new LRUCache<string, PassageReading>({ max: READINGS_KEPT });
  const questions = new LRUCache<string, { readonly known: QuestionReading | null }>({
    max: QUESTIONS_KEPT,
  });
  return {
    info: reader.info,
    read: async (question, passages) => {
      const keys = passages.map((passage) => keyOf(question, passage));
      const found = keys.map((key) => readings.get(key));
      const unread = passages.filter((_, i) => !found[i]);
      const fresh = unread.length === 0 ? [] : await reader.read(question, unread);
      let next = 0;
      return found.map((known, i) => {
        const reading = known ?? fresh[next++]!;
        readings.set(keys[i]!, reading);
        return reading;
      });
    },
    understand: async (question) => {
      const kept = questions.get(keyOfText(question));
      if (kept) return kept.known;
      const known = (await reader.understand?.(question)) ?? null;
      questions.set(keyOfText(question), { known });
      return known;
    },
    close: () => reader.close(),
  };
}

const keyOfText = (text: string): string => createHash('sha256').update(text).digest('base64');

function keyOf(question: string, { text, sentences, headline }: ReadablePassage): string {
  const parts = [question, headline, text, sentences.map(({ start, end }) => [start, end])];
  return keyOfText(JSON.stringify(parts));
}
