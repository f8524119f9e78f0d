import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { EmbedderInfo, LocalEmbedder } from '../../../embeddings/embedder.ts';
import { cosineInt8 } from '../../../embeddings/int8-vector.ts';
import { SecondVectors } from '../../corpus/open-store.ts';
import type { IndexProgress } from '../progress.ts';

/** A follow-up and a timeline ask for one text several times. */
const QUESTIONS_KEPT = 100;

/** A second model with the vectors that it made of the corpus. */
export class SecondEmbedder {
  readonly #vectors: SecondVectors;
  readonly #questions = new LRUCache<string, Float32Array>({ max: QUESTIONS_KEPT });
  #filling: Promise<unknown> = Promise.resolve();
  #queued: Promise<number> | null = null;

  /** @throws UserError when the file of the vectors cannot be written. */
  constructor(
    dataDir: string,
    private readonly embedder: LocalEmbedder,
  ) {
    this.#vectors = new SecondVectors(dataDir, JSON.stringify(embedder.info));
  }

  get info(): EmbedderInfo {
    return this.embedder.info;
  }

  /** Cosine of a question with each text; null for one without a vector yet. */
  async cosines(question: string, texts: readonly string[]): Promise<readonly (number | null)[]> {
    const vector =
      this.#questions.get(question) ?? (await this.embedder.embed([question], 'query'))[0];
    if (!vector) return texts.map(() => null);
    this.#questions.set(question, vector);
    return texts.map((text) => {
      const other = this.#vectors.of(text);
      return other && cosineInt8(vector, other);
    });
  }

  /**
   * Brings the vectors up to what the corpus has, text after text, so that questions have their turn between. One that
   * is under way gives way to the next, which sees what has changed.
   * @returns texts embedded.
   */
  fill(onProgress: (progress: IndexProgress) => void): Promise<number> {
    this.#queued ??= this.#filling.then(() => {
      this.#queued = null;
      return this.#fill(onProgress);
    });
    this.#filling = this.#queued.catch(() => {});
    return this.#queued;
  }

  async #fill(onProgress: (progress: IndexProgress) => void): Promise<number> {
    const missing = await this.#vectors.compare();
    if (!missing) return 0;
    const total = missing.ids.length;
    let done = 0;
    try {
      for (const id of missing.ids) {
        if (this.#queued) break;
        const text = missing.textOf(id);
        if (text !== null) {
          const [vector] = await this.embedder.embed([text], 'passage');
          this.#vectors.put(text, vector ?? null);
        }
        onProgress({ stage: 'embed', done: ++done, total });
        await setImmediate();
      }
      return done;
    } finally {
      missing.close();
    }
  }
}
