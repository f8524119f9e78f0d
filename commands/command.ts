import type { Answer } from '../src/answering/answer.ts';
import type { Turn } from '../src/answering/follow-up.ts';
import type { Language } from '../src/articles/article.ts';
import type { Localized } from '../src/i18n/localized.ts';
import type { IndexProgress } from '../src/indexing/progress.ts';
import type { Kiosque } from '../src/kiosque.ts';
import type { Forgotten, GuildSettings, ShownCitation } from '../src/store/shown-answer.ts';
import type { Reply } from './reply.ts';

export interface CommandOption {
  readonly name: string;
  /** Lower case, shown by Discord in the reader's language. */
  readonly names: Localized;
  readonly description: Localized;
  readonly type: 'text' | 'flag' | 'article' | 'channel' | 'role';
  readonly required: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly { readonly value: string; readonly names: Localized }[];
}

export interface CommandContext {
  readonly kiosque: Kiosque;
  /** Of the interface. */
  readonly language: Language;
  /** Keeps the turns of a conversation together; null for a question on its own. */
  readonly conversation: string | null;
  /** The citations of the last answer given here, for `/source 2`. */
  readonly recentCitations: readonly ShownCitation[];
  /** All that can be used here, for /help. */
  readonly commands: readonly Command[];
  /** The turns before in this conversation, oldest first. */
  readonly turns?: readonly Turn[];
  /** Told the answer as far as it goes, while a language model writes it. */
  readonly onAnswer?: (soFar: Answer) => void;
  /** Takes one of the day's answers by a language model; false when none is left. */
  readonly takeModelAnswer?: () => boolean;
  /** Told how indexing goes. */
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Absent in the terminal. */
  readonly discord?: DiscordSide;
}

/** What only Discord has: the asker's rights and what is kept of people and servers. */
export interface DiscordSide {
  /** null in a direct message. */
  readonly guild: {
    readonly settings: GuildSettings;
    change(changes: Partial<GuildSettings>): GuildSettings;
  } | null;
  /** Whether the asker manages the server. */
  readonly managesGuild: boolean;
  /** Whether the asker may reindex and see the names of files. */
  readonly mayReindex: boolean;
  /** Erases what is kept of the asker. */
  forget(): Forgotten;
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
  /** Where it makes sense: everywhere, in Discord, or in a server of Discord. */
  readonly where?: 'discord' | 'guild';
  /** Shown only to those who manage the server, unless it is set otherwise there. */
  readonly forManagers?: true;
  run(input: CommandInput, context: CommandContext): Promise<Reply>;
}

/** An entry of the menu on someone's message: its text is what is asked. */
export interface MessageCommand {
  readonly name: string;
  /** As the menu shows it. */
  readonly names: Localized;
  run(text: string, context: CommandContext): Promise<Reply>;
}
