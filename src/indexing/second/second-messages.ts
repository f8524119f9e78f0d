import type { EmbedderInfo } from '../../../embeddings/embedder.ts';

/** What the second model's process needs to know; sent once, first. */
export interface SecondOptions {
  /** A folder or a hub id. */
  readonly model: string;
  /** Where models from the hub are kept. */
  readonly cacheDir: string;
  /** Its vectors are kept beside the corpus there. */
  readonly dataDir: string;
}

/** What the second model's process is asked to do. */
export type SecondRequest =
  | { readonly kind: 'start'; readonly options: SecondOptions }
  | { readonly kind: 'cosines'; readonly question: string; readonly texts: readonly string[] }
  | { readonly kind: 'fill' };

/** What each kind of request resolves to. */
export interface SecondResults {
  readonly start: EmbedderInfo;
  /** Of each text; null for one without a vector yet. */
  readonly cosines: readonly (number | null)[];
  /** Texts embedded. */
  readonly fill: number;
}
