import type { UnreadFiles } from '../articles/folder/read-folder.ts';
import type { SkippedFile } from '../articles/folder/skipped-file.ts';
import type { Localized } from '../i18n/localized.ts';

/** How far an indexing has come: `done` of `total` in its stage. */
export interface IndexProgress {
  readonly stage: 'feeds' | 'model' | 'read' | 'embed' | 'save';
  readonly done: number;
  readonly total: number;
}

/** What an indexing has changed. */
export interface IndexSummary {
  /** Articles in the index now. */
  readonly articles: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly skipped: readonly SkippedFile[];
  /** Files of formats that are not read, by extension; absent where not all of the folder was looked at. */
  readonly unread?: UnreadFiles;
  readonly chunks: number;
  readonly sentences: number;
  /** Texts that went through the model. */
  readonly embedded: number;
  /** Why everything was rebuilt, or null. */
  readonly rebuilt: Localized | null;
  readonly seconds: number;
}
