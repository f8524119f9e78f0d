import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { Writer } from '../corpus/corpus-store.ts';
import type { CorpusLocation } from '../corpus/open-store.ts';
import type { IndexProgress } from './progress.ts';

/** What an update of the corpus is to do, and with what. */
export interface UpdateOptions extends CorpusLocation {
  readonly articlesDir: string;
  readonly now: Date;
  /** Read every file, also those whose size and time stamp are as they were, and look for damage in what is stored. */
  readonly full: boolean;
  /** Make the full text anew first. */
  readonly mend?: boolean | undefined;
  /** Only these, relative to the folder; null for all of it. */
  readonly files: readonly string[] | null;
  /** Whether to look for damage in the store. */
  readonly checked: boolean;
  readonly writer: Writer;
  readonly embedder: LocalEmbedder;
  readonly onProgress: (progress: IndexProgress) => void;
  /** Called where a corpus is filled for the first time, when it has got many chunks more. */
  readonly filled?: (() => void) | undefined;
}
