import type { Readable, Writable } from 'node:stream';
import picocolors from 'picocolors';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/environment.ts';
import type { UserError } from '../errors.ts';
import type { FeedRound } from '../feeds/feed-options.ts';
import type { IndexProgress, IndexSummary } from '../indexing/progress.ts';
import type { Kiosque, LiveListener } from '../product/kiosque.ts';
import { detectLanguage, type Language } from '../text/language.ts';

/** What came of bringing the index up to date. */
export interface Opened {
  readonly summary: IndexSummary | null;
  /** Why the index is as it was, when it could not be brought up to date. */
  readonly busy?: UserError | null;
  /** Of the feeds that were fetched before; null where none were. */
  readonly feeds?: FeedRound | null;
  /** Takes in what changes in the articles folder, from now on until it is closed. */
  readonly watch?: (listener: LiveListener) => void;
}

/** How the composition root opens the product. */
export type OpenKiosque = (
  config: Config,
  options: {
    /** The clock; null for the machine's own. */
    readonly now: Date | null;
    readonly refresh: 'if-needed' | 'full';
    readonly complete?: boolean;
    readonly onProgress?: (progress: IndexProgress) => void;
    /** Which feeds are fetched before: `all`, those of a first start, or none. */
    readonly feeds?: 'all' | 'first';
  },
) => Promise<Opened & { readonly kiosque: Kiosque }>;

/** All that the terminal program touches, handed in so that tests can hand in their own. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & {
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly rows?: number;
  };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Environment;
  /** Where `.env` is read and relative paths start. */
  readonly directory: string;
  /**
   * Aborted when the program must stop: Ctrl-C, or nobody reads its output any more. Its reason is
   * the exit code.
   */
  readonly signal: AbortSignal;
  readonly open: OpenKiosque;
}

/** What every subcommand has at hand. */
export interface TerminalSession {
  readonly kiosque: Kiosque;
  /** Of the interface. */
  readonly language: Language;
  /** Whether it was named, so that all is in it; else it follows what is written. */
  readonly languageIsNamed?: boolean;
  readonly terminal: Terminal;
}

/** The language to answer a line in: the one that was named, else the line's own, else the one before. */
export function languageOf(
  line: string,
  { language, languageIsNamed = false }: TerminalSession,
): Language {
  return languageIsNamed ? language : detectLanguage(line, language);
}

/** Functions that colour text; they change nothing where there are no colours. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/** Colours where a stream is a terminal that shows them, unchanged text elsewhere. */
export function colorsFor(stream: { readonly isTTY?: boolean }, env: Environment): Colors {
  const hasColors = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return picocolors.createColors(hasColors);
}
