import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { ParsedArticle } from '../articles/article.ts';
import { chunkArticle } from '../chunking/chunks.ts';
import type { NewArticle, StoredFile } from '../store/corpus-writer.ts';
import { fromInt8 } from '../store/int8-vector.ts';
import { indexedWords } from '../text/index-stems.ts';

/** An article cut, stemmed, and waiting for its vectors. */
export interface PendingArticle {
  readonly entry: Omit<NewArticle, 'chunks'>;
  readonly chunks: readonly Omit<NewArticle['chunks'][number], 'vector' | 'sentenceVectors'>[];
  /** Vectors that the store already has for some of the texts. */
  readonly known: ReadonlyMap<string, Int8Array>;
  /** Its stems, each with the word that it first stands for. */
  readonly vocabulary: ReadonlyMap<string, string>;
}

/** Words that can have neighbours: numbers and what is shorter have no meaning of their own. */
const NEIGHBOURLY = /^[\p{L}\p{M}]{3,}$/u;

/** Cuts an article into chunks and stems them. */
export function prepareArticle(
  stored: StoredFile,
  article: ParsedArticle,
  known: ReadonlyMap<string, Int8Array>,
  embedder: LocalEmbedder,
): PendingArticle {
  const limits = {
    maxTokens: embedder.info.maxTokens,
    countTokens: (text: string) => embedder.countTokens(text),
  };
  const vocabulary = new Map<string, string>();
  const stemsOf = (text: string): string[] =>
    indexedWords(text, article.language).map(({ stem, accented }) => {
      if (!vocabulary.has(stem) && NEIGHBOURLY.test(accented)) vocabulary.set(stem, accented);
      return stem;
    });
  const chunks = chunkArticle(article, limits).map((chunk) => {
    const stems = chunk.sentences.map(({ start, end }) => stemsOf(article.text.slice(start, end)));
    return {
      ...chunk,
      stems: stems.map((sentence) => sentence.join(' ')).join('\n'),
      wordCount: stems.reduce((sum, sentence) => sum + sentence.length, 0),
    };
  });
  const titleStems = stemsOf(article.title).join(' ');
  const words = article.text.match(/\S+/g)?.length ?? 0;
  return { entry: { stored, article, titleStems, words }, chunks, known, vocabulary };
}

/** Every text of the articles that has no vector yet, once: their chunks and sentences. */
export function textsToEmbed(pending: readonly PendingArticle[]): readonly string[] {
  const texts = new Set<string>();
  for (const { entry, chunks, known } of pending) {
    for (const chunk of chunks) {
      for (const { start, end } of [chunk, ...chunk.sentences]) {
        const text = entry.article.text.slice(start, end);
        if (!known.has(text)) texts.add(text);
      }
    }
  }
  return [...texts];
}

/** Puts the vectors to their chunks and sentences. */
export function withVectors(
  { entry, chunks, known }: PendingArticle,
  made: ReadonlyMap<string, Float32Array | null>,
): NewArticle {
  const vectorOf = (start: number, end: number): Float32Array | null => {
    const text = entry.article.text.slice(start, end);
    const kept = known.get(text);
    return kept ? fromInt8(kept) : (made.get(text) ?? null);
  };
  return {
    ...entry,
    chunks: chunks.map((chunk) => ({
      ...chunk,
      vector: vectorOf(chunk.start, chunk.end),
      sentenceVectors: chunk.sentences.map(({ start, end }) => vectorOf(start, end)),
    })),
  };
}
