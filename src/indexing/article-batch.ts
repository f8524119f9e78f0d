import { setImmediate } from 'node:timers/promises';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { ParsedArticle } from '../articles/article.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { NewWord, StoredFile } from '../corpus/stored-article.ts';
import { type PendingArticle, prepareArticle, textsToEmbed, withVectors } from './build-chunks.ts';

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
