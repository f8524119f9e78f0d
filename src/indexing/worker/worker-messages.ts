import type { EmbedderInfo, TextRole } from '../../../embeddings/embedder.ts';
import type { CorpusLocation } from '../../corpus/open-store.ts';
import type { Localized } from '../../i18n/localized.ts';
import type { SaveWhen } from '../hnsw/update-hnsw.ts';
import type { IndexSummary } from '../progress.ts';
import type { PackedNeighbours } from './packed-neighbours.ts';

/** What the worker needs to know; sent once, first. */
export interface WorkerOptions extends CorpusLocation {
  /** `kiosque-fr-en`, a folder or a hub id. */
  readonly model: string;
  readonly revision?: string | undefined;
  /** Where models from the hub are kept. */
  readonly cacheDir: string;
  readonly articlesDir: string;
  /** What the parent was started with, for those who have to wait for it. */
  readonly program?: string | undefined;
  /** The clock, when it is set by hand; the real one otherwise. */
  readonly now?: Date | undefined;
}

/** What an update is to look at. */
export interface UpdateWhat {
  /** Read unchanged files too, and look for damage in what is stored. */
  readonly full: boolean;
  /** Make the full text anew first. */
  readonly mend?: boolean;
  /** Only these; null for the whole folder. */
  readonly files: readonly string[] | null;
}

/** What the worker is asked to do. */
export type Request =
  | { readonly kind: 'start'; readonly options: WorkerOptions }
  | { readonly kind: 'embed'; readonly texts: readonly string[]; readonly role: TextRole }
  | { readonly kind: 'neighbours'; readonly words: readonly string[]; readonly k: number }
  | { readonly kind: 'check' }
  | ({ readonly kind: 'update' } & UpdateWhat)
  | { readonly kind: 'save'; readonly when: SaveWhen };

/** What each kind of request resolves to. */
export interface Results {
  readonly start: EmbedderInfo;
  readonly embed: (Float32Array | null)[];
  readonly neighbours: readonly PackedNeighbours[] | null;
  /** Whether there is a store without damage. */
  readonly check: boolean;
  readonly update: IndexSummary;
  /** Why the HNSW file was built from nothing, or null. */
  readonly save: Localized | null;
}
