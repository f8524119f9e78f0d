import { setImmediate } from 'node:timers/promises';
import type { LocalEmbedder, WordIndex } from '../../embeddings/embedder.ts';
import type { StoredWord, VocabularyReader } from '../corpus/corpus-store.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import type { StemNeighbour } from '../corpus/stem-neighbour.ts';
import type { Language } from '../text/language.ts';

/** Words read between two looks at the messages that wait. */
const WORDS_PER_READ = 2000;

/** Finds the index stems whose words mean nearly the same as others, in the store as it is at each question. */
export class StemNeighbours {
  #reader: VocabularyReader | null = null;
  #vocabulary: WordIndex | null = null;
  readonly #languages = new Map<string, Language>();
  #generation = -1;
  #lastRow = 0;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly location: CorpusLocation,
    private readonly embedder: LocalEmbedder,
  ) {}

  /** @returns for each word at most `k`, nearest first; null when the model is no table of words. */
  async nearest(words: readonly string[], k: number): Promise<StemNeighbour[][] | null> {
    if (this.embedder.openVocabulary === null) return null;
    // One after the other: two questions at once must not read the same rows.
    const reading = this.#reading.then(() => this.#read());
    this.#reading = reading.catch(() => {});
    const vocabulary = await reading;
    if (vocabulary === null) return words.map(() => []);
    const found = await vocabulary.nearest(words, k);
    return found.map((list) =>
      list.map(({ word, score }) => ({ stem: word, score, language: this.#languages.get(word)! })),
    );
  }

  async close(): Promise<void> {
    await this.#reader?.close();
    this.#reader = null;
    this.#vocabulary = null;
    this.#languages.clear();
  }

  /**
   * Brings the vocabulary up to the store's generation: words are only ever added, unless the store is another; those that
   * it forgets stay until the next start.
   * @returns null while there is no store, or its words are of another model.
   */
  async #read(): Promise<WordIndex | null> {
    if (await this.#reader?.isReplaced()) await this.close();
    this.#reader ??= await corpusStore(this.location).vocabulary();
    if (!this.#reader) return null;
    const generation = await this.#reader.generation();
    if ((await this.#reader.embedder()) !== JSON.stringify(this.embedder.info)) {
      await this.close();
      return null;
    }
    if (this.#vocabulary === null) {
      this.#vocabulary = await this.embedder.openVocabulary!();
      this.#generation = -1;
      this.#lastRow = 0;
    }
    while (generation !== this.#generation) {
      const slice: readonly StoredWord[] = await this.#reader.words(this.#lastRow, WORDS_PER_READ);
      for (const { stem, language, vector } of slice) {
        // A word may have been forgotten and come back.
        if (!this.#languages.has(stem)) this.#vocabulary.add(stem, vector);
        this.#languages.set(stem, language);
      }
      this.#lastRow = slice.at(-1)?.row ?? this.#lastRow;
      if (slice.length < WORDS_PER_READ) this.#generation = generation;
      else await setImmediate();
    }
    return this.#vocabulary;
  }
}
