import type { Span } from '../text/spans.ts';

/** Several things that a text names one after the other. */
export interface Enumeration {
  /** What is quoted: a line or a sentence an item, or the one sentence that names them all. */
  readonly items: readonly Span[];
  readonly count: number;
  /** What stands before them and says of what they are items, nearest last. */
  readonly context: readonly Span[];
  readonly form: 'lines' | 'sequence' | 'sentence';
  /** The text itself says how many follow. */
  readonly announced: boolean;
}
