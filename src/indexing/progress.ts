import type { UnreadFiles } from '../articles/folder/read-folder.ts';
import type { SkippedFile } from '../articles/folder/skipped-file.ts';
import type { Localized } from '../i18n/localized.ts';

/** How far an indexing has come: `done` of `total` in its stage. */
export interface IndexProgress {
  readonly stage: 'feeds' | 'model' | 'read' | 'embed' | 'save';
  readonly done: number;
  readonly total: number;
}

/** Nobody sees more of it. */
const TOLD_EVERY_MS = 50;

/**
 * Tells of the beginning and the end of each stage, and of what is between now and then: a message to another process takes
 * as long as half a chunk.
 */
export function nowAndThen(
  onProgress: (progress: IndexProgress) => void,
): (progress: IndexProgress) => void {
  let told: { readonly stage: IndexProgress['stage']; readonly at: number } | null = null;
  return (progress) => {
    const { stage, done, total } = progress;
    const at = performance.now();
    if (told?.stage === stage && done !== total && at - told.at < TOLD_EVERY_MS) return;
    told = { stage, at };
    onProgress(progress);
  };
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
