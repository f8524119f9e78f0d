import type { Writer } from '../corpus/corpus-store.ts';
import type { IndexBusy } from '../errors.ts';
import type { BotMemory } from './bot-memory.ts';

/** What is known of an article beside its text: what the articles folder alone would not give again. */
export interface KeptArticle {
  readonly id: string;
  readonly file: string;
  readonly hash: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Title, publisher, dates… as JSON. */
  readonly details: string;
}

/** What is wrong with a bot's memory, as a thorough look finds it. */
export type MemoryFault =
  | { readonly kind: 'newer version' }
  | { readonly kind: 'damaged'; readonly how: string }
  | { readonly kind: 'unreadable'; readonly how: string };

/** The place where a bot's memory is kept. */
export interface MemoryStore {
  /** Whether there is anything, whole or not. */
  exists(): Promise<boolean>;
  /**
   * Opens the memory, made or brought to this version where needed.
   * @returns the memory, and what was wrong with the one before, which is kept aside (null when nothing was).
   * @throws UserError when it cannot be written or is of a newer version.
   */
  open(
    clock?: () => number,
    now?: Date,
  ): Promise<{ readonly memory: BotMemory; readonly damage: string | null }>;
  /**
   * Opens it as it is, beside a bot; null when there is none.
   * @throws UserError when it is of a newer version on a server.
   */
  read(): Promise<BotMemory | null>;
  /** Reads all of it and changes nothing; null when nothing is wrong with it. */
  inspect(): Promise<MemoryFault | null>;
  /**
   * Writes the memory, as it is at one moment, and what is known of the articles into a file.
   * @returns how many answers and votes.
   */
  backUp(
    file: string,
    articles: readonly KeptArticle[],
    now: Date,
  ): Promise<{ readonly answers: number; readonly votes: number }>;
  /**
   * Keeps other bots from this memory, on whatever machine, also where the server starts again meanwhile.
   * @param taken told where another bot took it then, before this one could again.
   * @returns frees it; null where the lock of the data folder is enough.
   * @throws IndexBusy naming the bot that has it, after having waited for `waitMs`.
   */
  takeLock(
    writer: Writer,
    waitMs: number,
    taken: (error: IndexBusy) => void,
  ): Promise<(() => Promise<void>) | null>;
  /** @throws UserError when another process has the memory open. */
  assertUnused(): Promise<void>;
  /** Puts a backup in the place of the memory. @returns where the former is kept; null for none. */
  putBack(backup: string, now: Date): Promise<string | null>;
}
