import type { Answer } from '../src/answering/answer.ts';
import type { Turn } from '../src/answering/follow-up.ts';
import type { Localized } from '../src/i18n/localized.ts';
import type { IndexProgress, IndexSummary } from '../src/indexing/progress.ts';
import type { Insights } from '../src/insights/shape.ts';
import type { GuildSettings } from '../src/memory/guilds.ts';
import type { ShownCitation } from '../src/memory/shown-answer.ts';
import type { Rhythm, Subscription } from '../src/memory/subscriptions.ts';
import type { Collection, Kiosque } from '../src/product/kiosque.ts';
import type { Language, ReaderLanguage } from '../src/text/language.ts';
import type { CommandDescription } from './command-description.ts';
import type { Reply } from './reply.ts';

/** What a command has at hand while it runs, in the terminal or in Discord. */
export interface CommandContext {
  readonly kiosque: Kiosque;
  /** Whether there are collections that it does not show. */
  readonly isBounded?: boolean;
  /** Of the interface. */
  readonly language: Language;
  /** Whether whoever asks chose that language: answers are in it too, whatever their question's is. */
  readonly languageIsChosen?: boolean;
  /** Keeps the turns of a conversation together; null for a question on its own. */
  readonly conversation: string | null;
  /** The citations of the last answer given here, for `/source 2`. */
  readonly recentCitations: readonly ShownCitation[];
  /** Those of every answer given here, by its number from 0, for `/source 3.2`. Absent where answers have no numbers. */
  readonly earlierCitations?: readonly (readonly ShownCitation[])[];
  /** All that can be used here, for /help. */
  readonly commands: readonly Command[];
  /** Where a question can only be answered, not lead to a list, as where programs read the answer. */
  readonly answersOnly?: true;
  /** The turns before in this conversation, oldest first. */
  readonly turns?: readonly Turn[];
  /** Told the answer as far as it goes, while a language model writes it. */
  readonly onAnswer?: (soFar: Answer) => void;
  /** Takes one of the day's answers by a language model; false when none is left. */
  readonly takeModelAnswer?: () => Promise<boolean>;
  /** Told how indexing goes. */
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Brings the index up to date where another process than this one does; absent where this one does. */
  readonly reindex?: (onProgress: (progress: IndexProgress) => void) => Promise<IndexSummary>;
  /** Erases the lines typed at the prompt; gives how many they were. Absent in Discord. */
  readonly forgetHistory?: () => number;
  /** Absent in the terminal. */
  readonly discord?: DiscordSide;
}

/** What only Discord has: the asker's rights and what is kept of people and servers. */
export interface DiscordSide {
  /** null in a direct message. */
  readonly guild: {
    readonly settings: GuildSettings;
    change(changes: Partial<GuildSettings>): Promise<GuildSettings>;
  } | null;
  /** Whether the asker manages the server. */
  readonly managesGuild: boolean;
  /** Whether the asker may reindex and see the names of files. */
  readonly mayReindex: boolean;
  readonly subscriptions: SubscriptionsSide;
  /** All that may be opened on the server, whoever sees them. */
  collections(): Promise<readonly Collection[]>;
  /** What was asked on the server in the last days, as far as whoever asks may see it. */
  insights(kiosque: Kiosque, days: number): Promise<Insights>;
}

/** What somebody wants to subscribe to. */
export interface WantedSubscription {
  readonly subject: string;
  /** Whether it is told in direct messages; else in the channel. */
  readonly isDirect: boolean;
  readonly rhythm: Rhythm;
}

/** Why somebody could not subscribe. */
export type SubscriptionRefusal = 'person limit' | 'guild limit' | 'may not write' | 'already';

/** Subscriptions as a command sees them: those of the asker, and of the server for those who manage it. */
export interface SubscriptionsSide {
  add(wanted: WantedSubscription): Promise<Subscription | SubscriptionRefusal>;
  /** The asker's, and those of the server where the asker manages it. */
  list(): Promise<readonly Subscription[]>;
  /** The one that tells a channel of the server each week what was asked; null for none. */
  weeklyInsights(): Promise<Subscription | null>;
  /** Has it told in a channel; in none for null. @returns why not; null where it is. */
  tellInsights(channelId: string | null): Promise<SubscriptionRefusal | null>;
}

/** Whom an answer is for. */
export function readerOf({ language, languageIsChosen = false }: CommandContext): ReaderLanguage {
  return { language, chosen: languageIsChosen };
}

/** IANA name of where whoever asks is: what their server chose, or the product's own. */
export function timeZoneOf({
  kiosque,
  discord,
}: Pick<CommandContext, 'kiosque' | 'discord'>): string {
  return discord?.guild?.settings.timeZone ?? kiosque.timeZone;
}

/** The values of the options, by name; absent where none was given. */
export type CommandInput = Readonly<Record<string, string | boolean | undefined>>;

/** One command: the terminal and Discord run the same object. */
export interface Command extends CommandDescription {
  /** Its work, where its policy allows it: {@link runCommand} looks at that first. */
  run(input: CommandInput, context: CommandContext): Promise<Reply>;
}

/** A message that something is to be said about. */
export interface CheckedMessage {
  /** What it says, with the text of its embeds and of the files under it. */
  readonly text: string;
  /** Whether this bot wrote it. */
  readonly isOwn: boolean;
  /** The question that it answers, complete in itself, where this bot wrote it and keeps it. */
  readonly question: string | null;
  /** Files under it that were not read, by name. */
  readonly unread?: readonly { readonly name: string; readonly why: 'too large' | 'unreadable' }[];
}

/** An entry of the menu on someone's message: its text is what is asked. */
export interface MessageCommand {
  readonly name: string;
  /** As the menu shows it. */
  readonly names: Localized;
  readonly description: Localized;
  /** It takes an answer of the bot, and no time: it waits for no turn. */
  readonly needsAnswer?: true;
  run(message: CheckedMessage, context: CommandContext): Promise<Reply>;
}
