import type { Citation } from '../src/answering/answer.ts';
import type { Language } from '../src/articles/article.ts';
import type { Kiosque } from '../src/kiosque.ts';
import type { Reply } from './reply.ts';

export type Localized = Readonly<Record<Language, string>>;

export interface CommandOption {
  readonly name: string;
  /** Lower case, shown by Discord in the reader's language. */
  readonly names: Localized;
  readonly description: Localized;
  readonly type: 'text' | 'flag' | 'article';
  readonly required: boolean;
}

export interface CommandContext {
  readonly kiosque: Kiosque;
  /** Of the interface. */
  readonly language: Language;
  /** Keeps the turns of a conversation together; null for a question on its own. */
  readonly conversation: string | null;
  /** The citations of the last answer given here, for `/source 2`. */
  readonly recentCitations: readonly Citation[];
  /** All of them, for /help. */
  readonly commands: readonly Command[];
}

export type CommandInput = Readonly<Record<string, string | boolean | undefined>>;

/** One command: the terminal and Discord run the same object. */
export interface Command {
  readonly name: string;
  /** As typed after the slash. */
  readonly names: Localized;
  readonly description: Localized;
  readonly options: readonly CommandOption[];
  /** Shown by /help, without the name of the command. */
  readonly examples: Readonly<Record<Language, readonly string[]>>;
  run(input: CommandInput, context: CommandContext): Promise<Reply>;
}
