import { cosineInt8 } from '../../embeddings/int8-vector.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import type { SeenCollections } from '../collections/visibility.ts';
import type { CorpusReader, NearestChunks, OpenCorpus } from '../corpus/corpus-reader.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { shareLexicon } from '../retrieval/spelling.ts';

/** What questions are asked of, all of it. */
export interface AllSources extends Sources {
  readonly corpus: OpenCorpus;
  /** In this process's memory; null where there is none, or where the corpus searches vectors itself. */
  readonly index: Pick<VectorIndex, 'searchAmong'> | null;
}

/** What questions are asked of by who sees some collections only. */
export async function seenSources(all: AllSources, seen: SeenCollections): Promise<Sources> {
  if (seen === null) return all;
  const { index, neighbours, ...rest } = all;
  const corpus = await all.corpus.within(seen);
  shareLexicon(all.corpus, corpus);
  const { sees } = corpus;
  const vectors =
    index && sees ? new SeenVectors(index, corpus, sees) : all.vectors && corpus.nearest;
  return { ...rest, corpus, vectors, neighbours };
}

/** Below so many chunks each is looked at: an index of all would be walked for long to find the few that may be. */
const FEW = 1000;

/** The chunks of a part of a corpus, found in an index of the whole. */
class SeenVectors implements NearestChunks {
  constructor(
    private readonly index: Pick<VectorIndex, 'searchAmong'>,
    private readonly corpus: CorpusReader,
    private readonly sees: (chunkId: number) => boolean,
  ) {}

  async search(vector: Float32Array, k: number): Promise<readonly { readonly label: number }[]> {
    if (this.corpus.counts.chunks === 0) return [];
    if (this.corpus.counts.chunks > FEW) return this.index.searchAmong(vector, k, this.sees);
    const articles = await this.corpus.articleIds();
    const ids = await Promise.all(articles.map((id) => this.corpus.chunkIds(id)));
    const heads = await this.corpus.heads(ids.flat());
    return heads
      .flatMap(({ id, vector: other }) =>
        other ? [{ label: id, score: cosineInt8(vector, other) }] : [],
      )
      .sort((a, b) => b.score - a.score || a.label - b.label)
      .slice(0, k);
  }
}
