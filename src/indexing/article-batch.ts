import { setImmediate } from 'node:timers/promises';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { fromInt8 } from '../../embeddings/int8-vector.ts';
import type { ParsedArticle } from '../articles/article.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { NewArticle, NewWord, StoredFile } from '../corpus/stored-article.ts';
import { indexedWords } from '../text/index-stems.ts';
import { chunkArticle } from './chunks.ts';

/**
 * Texts cut, embedded and written together, about 250 chunks: bounds the memory, and what a kill can lose. One step after
 * the other over many is quicker than all steps over each.
 */
const BATCH_CHARACTERS = 200_000;

interface ReadArticle {
  readonly stored: StoredFile;
  readonly article: ParsedArticle;
  /** Vectors that the corpus has of texts of it. */
  readonly known: ReadonlyMap<string, Int8Array>;
}

/** Articles that were read and wait to be cut, embedded and written, all at once. */
export class ArticleBatch {
  #articles: ReadArticle[] = [];
  #characters = 0;
  /** Texts embedded so far. */
  embedded = 0;

  constructor(
    private readonly writer: CorpusWriter,
    private readonly embedder: LocalEmbedder,
    private readonly collectionOf: (file: string) => string | null,
  ) {}

  add(article: ReadArticle): void {
    this.#articles.push(article);
    this.#characters += article.article.text.length;
  }

  get isFull(): boolean {
    return this.#characters >= BATCH_CHARACTERS;
  }

  async write(): Promise<void> {
    if (this.#articles.length === 0) return;
    const pending: PendingArticle[] = [];
    for (const { stored, article, known } of this.#articles) {
      const collection = this.collectionOf(stored.file);
      pending.push(prepareArticle(stored, article, known, this.embedder, collection));
      await setImmediate();
    }
    this.embedded += await writeArticles(pending, this.writer, this.embedder);
    this.#articles = [];
    this.#characters = 0;
  }
}

/**
 * Embeds what has no vector yet, texts and new words at once, and writes the articles in one transaction.
 * @returns how many texts were embedded, single words not counted.
 */
export async function writeArticles(
  pending: readonly PendingArticle[],
  writer: CorpusWriter,
  embedder: LocalEmbedder,
): Promise<number> {
  const texts = textsToEmbed(pending);
  const found = new Map<string, Omit<NewWord, 'vector'>>();
  for (const { vocabulary, entry } of pending) {
    const { language } = entry.article;
    for (const [stem, form] of vocabulary) {
      if (!found.has(stem)) found.set(stem, { stem, form, language });
    }
  }
  const fresh = (await writer.newStems(found.keys())).map((stem) => found.get(stem)!);
  const words = embedder.openVocabulary === null ? [] : fresh.map(({ form }) => form);
  const vectors = await embedder.embed([...texts, ...words], 'passage');
  const made = new Map(texts.map((text, i) => [text, vectors[i] ?? null]));
  await writer.put(
    pending.map((article) => withVectors(article, made)),
    embedder.info.dimension,
    fresh.map((word, i) => ({ ...word, vector: vectors[texts.length + i] ?? null })),
  );
  return texts.length;
}

/** A chunk with its text, and those of its sentences. */
interface PendingChunk extends Omit<NewArticle['chunks'][number], 'vector' | 'sentenceVectors'> {
  readonly text: string;
  readonly sentenceTexts: readonly string[];
}

/** An article cut, stemmed, and waiting for its vectors. */
interface PendingArticle {
  readonly entry: Omit<NewArticle, 'chunks'>;
  readonly chunks: readonly PendingChunk[];
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
  collection: string | null = null,
): PendingArticle {
  const limits = {
    maxTokens: embedder.info.maxTokens,
    countTokens: (text: string) => embedder.countTokens(text),
  };
  const { text, language } = article;
  const vocabulary = new Map<string, string>();
  const stemsOf = (part: string): string[] =>
    indexedWords(part, language).map(({ stem, accented }) => {
      if (!vocabulary.has(stem) && NEIGHBOURLY.test(accented)) vocabulary.set(stem, accented);
      return stem;
    });
  const chunks = chunkArticle(article, limits).map((chunk) => {
    const sentenceTexts = chunk.sentences.map(({ start, end }) => text.slice(start, end));
    const stems = sentenceTexts.map(stemsOf);
    return {
      ...chunk,
      text: text.slice(chunk.start, chunk.end),
      sentenceTexts,
      stems: stems.map((sentence) => sentence.join(' ')).join('\n'),
      wordCount: stems.reduce((sum, sentence) => sum + sentence.length, 0),
    };
  });
  const titleStems = stemsOf(`${kickerOf(article)} ${article.title}`).join(' ');
  const words = text.match(/\S+/g)?.length ?? 0;
  const entry = { stored, collection, article, titleStems, words };
  return { entry, chunks, known, vocabulary };
}

/** Lines above a headline that a whole text is of: "Ville de Ravelin", "Actualité — Saint-Cast". */
const MAX_KICKER_CHARS = 160;

/** What stands above the headline in the text: what the article is of, as the headline takes for granted. */
function kickerOf({ text, title }: ParsedArticle): string {
  const at = text.indexOf(title);
  return at > 0 && at <= MAX_KICKER_CHARS ? text.slice(0, at) : '';
}

/** Every text of the articles that has no vector yet, once: their chunks and sentences. */
export function textsToEmbed(pending: readonly PendingArticle[]): readonly string[] {
  const texts = new Set<string>();
  for (const { chunks, known } of pending) {
    for (const { text, sentenceTexts } of chunks) {
      if (!known.has(text)) texts.add(text);
      for (const sentence of sentenceTexts) if (!known.has(sentence)) texts.add(sentence);
    }
  }
  return [...texts];
}

/** Puts the vectors to their chunks and sentences. */
export function withVectors(
  { entry, chunks, known }: PendingArticle,
  made: ReadonlyMap<string, Float32Array | null>,
): NewArticle {
  const vectorOf = (text: string): Float32Array | null => {
    const kept = known.get(text);
    return kept ? fromInt8(kept) : (made.get(text) ?? null);
  };
  return {
    ...entry,
    chunks: chunks.map(({ text, sentenceTexts, ...chunk }) => ({
      ...chunk,
      vector: vectorOf(text),
      sentenceVectors: sentenceTexts.map(vectorOf),
    })),
  };
}
