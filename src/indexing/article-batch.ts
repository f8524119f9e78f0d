import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { ParsedArticle } from '../articles/article.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { StoredFile } from '../corpus/stored-article.ts';
import { breathe } from './breathe.ts';
import { type PendingArticle, prepareArticle } from './build-chunks.ts';
import { writeArticles } from './write-articles.ts';

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
      await breathe();
    }
    this.embedded += await writeArticles(pending, this.writer, this.embedder);
    this.#articles = [];
    this.#characters = 0;
  }
}
