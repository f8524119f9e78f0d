import type { AnswerKind, Citation } from '../answering/answer.ts';
import { ALL_OPENED, type OpenedCollections } from '../collections/visibility.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';

/** A citation as it was shown, with the passage around it at that time. */
export interface ShownCitation extends Citation {
  readonly context: {
    /** Where the passage started in the article's stored text. */
    readonly start: number;
    readonly text: string;
  };
}

/** Finds the passage that holds a place of an article; null where the article has gone. */
export type FindPassage = (
  articleId: string,
  start: number,
  end: number,
) => Promise<{ readonly passage: Span & { readonly text: string } } | null>;

/** The citations of an answer, or of a timeline's entries, with the passages around them, to be read also when the articles have changed. */
export function shownCitations(
  { sentences }: { readonly sentences: readonly { readonly citation: Citation }[] },
  excerpt: FindPassage,
): Promise<ShownCitation[]> {
  const shown = sentences.map(async ({ citation }): Promise<ShownCitation> => {
    const { articleId, start, end, quote } = citation;
    const passage = (await excerpt(articleId, start, end))?.passage;
    // The article may have changed since it was answered from.
    const holds = passage?.text.slice(start - passage.start, end - passage.start) === quote;
    const context = holds ? { start: passage.start, text: passage.text } : { start, text: quote };
    return { ...citation, context };
  });
  return Promise.all(shown);
}

/** An answer that was given in Discord, as `bot.db` keeps it. */
export interface ShownAnswer {
  readonly id: number;
  /** The answer that it follows. */
  readonly parentId: number | null;
  readonly guildId: string | null;
  readonly channelId: string;
  /** null until it is sent. */
  readonly messageId: string | null;
  /** Whether only the asker sees it. */
  readonly private: boolean;
  /** Who asked, what, and how it was understood; null once erased. */
  readonly person: string | null;
  readonly question: string | null;
  readonly understood: string | null;
  readonly language: Language;
  readonly kind: AnswerKind;
  readonly citations: readonly ShownCitation[];
}

export type VoteValue = 1 | -1;

/** Hours in which nothing is sent, in minutes since midnight; `from` may be later than `until`, over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** What a guild's managers chose. */
export interface GuildSettings {
  /** Of the interface; `auto` follows each member's. */
  readonly language: 'auto' | Language;
  /** Ids of the channels where the bot answers; empty for all. */
  readonly channels: readonly string[];
  /** Ids of the channels, forums among them, where it answers every question without being mentioned. */
  readonly questionChannels: readonly string[];
  /** Who may reindex beside the bot's own admins: those who manage the guild, or nobody here. */
  readonly reindex: 'managers' | 'admins';
  /** Id of a role that may reindex too. */
  readonly reindexRole: string | null;
  /** IANA name of where the members are; null for the configured one. */
  readonly timeZone: string | null;
  /** In its time zone: what subscriptions bring waits for their end; null for none. */
  readonly quietHours: QuietHours | null;
  /** In its time zone, 0 to 23: from when on the digest of a day is sent. */
  readonly digestHour: number;
  /** Which articles are seen, where and by whom. */
  readonly collections: OpenedCollections;
}

export const DEFAULT_SETTINGS: GuildSettings = {
  language: 'auto',
  channels: [],
  questionChannels: [],
  reindex: 'managers',
  reindexRole: null,
  timeZone: null,
  quietHours: null,
  digestHour: 8,
  collections: ALL_OPENED,
};

/** How much was erased of a person. */
export interface Forgotten {
  readonly questions: number;
  readonly votes: number;
  readonly subscriptions: number;
}
