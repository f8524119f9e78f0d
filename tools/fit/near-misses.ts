/*
 * Questions made unanswerable in numbers: a name, a year or a number of the question is exchanged for another one of the
 * same article, so that all its other words still stand in the passage.
 */
import type { SentenceOfChunk, StoredChunk } from '../../src/corpus/chunk.ts';
import type { Span } from '../../src/text/spans.ts';
import type { Random } from '../bench/random.ts';

const NAME =
  /(?<=[\s'’(«"])\p{Lu}[\p{L}\p{M}-]+(?: (?:de |du |des |la |von |van |of )?\p{Lu}[\p{L}\p{M}-]+)*/gu;
const NUMBER = /\b\d{2,4}\b/g;

const matchesOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ found, index }));

/** The question about another name or number; null where it has none that the passage has. */
export function swapped(
  question: string,
  passage: string,
  elsewhere: readonly string[],
  random: Random,
): string | null {
  const numbers = matchesOf(question, NUMBER).filter(({ found }) => passage.includes(found));
  const names = matchesOf(question, NAME).filter(({ found }) => passage.includes(found));
  const number = numbers[0];
  if (number && (names.length === 0 || random() < 0.6)) {
    for (const step of [3, -2, 7, -12, 20, 1, -5]) {
      const other = String(Number(number.found) + step);
      if (!passage.includes(other)) return replaced(question, number, other);
    }
  }
  const name = names[Math.floor(random() * names.length)];
  if (!name) return null;
  const twoWords = name.found.includes(' ');
  const others = elsewhere
    .flatMap((text) => matchesOf(text, NAME).map(({ found }) => found))
    .filter((other) => other.includes(' ') === twoWords && !passage.includes(other));
  const other = others[Math.floor(random() * others.length)];
  return other === undefined ? null : replaced(question, name, other);
}

function replaced(
  text: string,
  { found, index }: { readonly found: string; readonly index: number },
  other: string,
): string {
  return text.slice(0, index) + other + text.slice(index + found.length);
}

/** A chunk without the sentences that hold an answer, as if it had been written so. */
export function withoutSentences(chunk: StoredChunk, answers: readonly Span[]): StoredChunk {
  const dimension = chunk.sentenceVectors.length / (chunk.sentences.length || 1);
  let text = '';
  const sentences: SentenceOfChunk[] = [];
  const vectors: number[] = [];
  for (const [i, { start, end, stems }] of chunk.sentences.entries()) {
    if (answers.some((answer) => answer.start < end && start < answer.end)) continue;
    if (text !== '') text += ' ';
    const at = chunk.start + text.length;
    text += chunk.text.slice(start - chunk.start, end - chunk.start);
    sentences.push({ start: at, end: chunk.start + text.length, stems });
    vectors.push(...chunk.sentenceVectors.subarray(i * dimension, (i + 1) * dimension));
  }
  return {
    id: chunk.id,
    articleId: chunk.articleId,
    start: chunk.start,
    end: chunk.start + text.length,
    text,
    wordCount: chunk.wordCount,
    stems: sentences.flatMap(({ stems }) => stems),
    vector: chunk.vector,
    sentences,
    sentenceVectors: Int8Array.from(vectors),
  };
}
