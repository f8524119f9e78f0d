import type {
  PassageReading,
  QuestionReading,
  ReadablePassage,
  ReaderInfo,
} from '../../embeddings/reader/reader.ts';

/** Which model the process that reads loads. */
export interface ReaderOptions {
  /** Of the model; the bundled one when undefined. */
  readonly folder?: string | undefined;
}

/** What the reader's process is asked to do. */
export type ReaderRequest =
  | { readonly kind: 'start'; readonly options: ReaderOptions }
  | {
      readonly kind: 'read';
      readonly question: string;
      readonly passages: readonly ReadablePassage[];
    }
  | { readonly kind: 'understand'; readonly question: string };

/** What each kind of request resolves to. */
export interface ReaderResults {
  readonly start: ReaderInfo;
  readonly read: PassageReading[];
  readonly understand: QuestionReading | null;
}
