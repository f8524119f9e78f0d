import type { Localized } from '../../i18n/localized.ts';

/** A file that was left out, and why: one line with the remedy. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: Localized;
}
