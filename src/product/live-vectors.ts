import type { EmbedderInfo } from '../../embeddings/embedder.ts';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import type { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { readManifest } from '../../embeddings/hnsw-manifest.ts';
import type { OpenCorpus } from '../corpus/corpus-reader.ts';
import { hnswIdentity, hnswPath } from '../indexing/hnsw/hnsw-location.ts';
import { type Followed, replay } from '../indexing/hnsw/replay.ts';
import { MAX_DELETED_SHARE } from '../indexing/hnsw/update-hnsw.ts';

/** An index in memory, and how far it has followed the store. */
interface Vectors {
  readonly index: HnswIndex;
  readonly followed: Followed;
}

/** The vectors of an open corpus: the HNSW index in memory, which follows the store, or the store's own. */
export class LiveVectors {
  #vectors: Vectors | null = null;
  /** Whether the vectors in the store are those of the model that embeds questions. */
  #sameModel = false;
  /** The HNSW file that was looked at last. */
  #seenFile: string | null = null;

  constructor(
    private readonly corpus: OpenCorpus,
    private readonly dataDir: string,
  ) {}

  /** The index in memory; null where there is none, or the store has its own. */
  get index(): HnswIndex | null {
    return this.#vectors?.index ?? null;
  }

  /** Where the nearest chunks are looked for; null while the vectors are another model's, or not loaded. */
  get nearest() {
    const { nearest } = this.corpus;
    return nearest && this.#sameModel ? nearest : this.index;
  }

  /**
   * Takes up what the store has by now.
   * @param model that embeds questions; undefined while it is on its way.
   * @returns whether the index is another one now.
   */
  async follow(model: EmbedderInfo | undefined): Promise<boolean> {
    const [vectors, before, sameModel] = [this.#vectors, this.index, this.#sameModel];
    // Until a rebuild for another model ends, vectors are of both.
    this.#sameModel =
      model !== undefined && (await this.corpus.meta('embedder')) === JSON.stringify(model);
    if (this.corpus.nearest) return this.#sameModel !== sameModel;
    if (!model || !this.#sameModel) {
      this.#drop();
      return before !== null;
    }
    if (!vectors || !(await this.#replayed(vectors))) this.#drop();
    else if (!isFullOfHoles(vectors.index)) return false;
    return (await this.#load(model)) || this.index !== before;
  }

  #drop(): void {
    this.#vectors = null;
    this.#seenFile = null;
  }

  /** @returns false where the store does not know any more what was removed since. */
  async #replayed({ index, followed }: Vectors): Promise<boolean> {
    const { vectorRows, generation } = this.corpus;
    if (!(await vectorRows.knowsRemovalsSince(followed.generation))) return false;
    if (followed.generation !== generation) {
      this.#vectors = { index, followed: await replay(index, this.corpus, followed) };
    }
    return true;
  }

  /** Loads the HNSW file, unless it was looked at before, and swaps it in when it has followed the store. */
  async #load(model: EmbedderInfo): Promise<boolean> {
    const { corpus } = this;
    const [path, identity] = [hnswPath(this.dataDir), hnswIdentity(model)];
    const manifest = await readManifest(path, identity);
    if (!('file' in manifest) || manifest.file === this.#seenFile) return false;
    this.#seenFile = manifest.file;
    const loaded = await loadHnsw(path, identity);
    if (!('index' in loaded)) return false;
    // It may have been saved since the store was looked at.
    if (loaded.generation > corpus.generation) await corpus.advance();
    if (loaded.generation > corpus.generation) return false;
    if (!(await corpus.vectorRows.knowsRemovalsSince(loaded.generation))) return false;
    const { index, file } = loaded;
    const followed = await replay(index, corpus, loaded);
    this.#vectors = { index, followed };
    this.#seenFile = file;
    return true;
  }
}

/** So much of it is deleted that the file, which is made anew then, is better. */
function isFullOfHoles({ deleted, size }: HnswIndex): boolean {
  return deleted.size > MAX_DELETED_SHARE * (deleted.size + size);
}
