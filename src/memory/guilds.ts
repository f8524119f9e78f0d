import { ALL_OPENED, type OpenedCollections } from '../collections/visibility.ts';
import type { Language } from '../text/language.ts';

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

/** The settings of a server that changed none. */
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

/** The servers that the bot is or was in, and what their managers chose. */
export interface GuildMemory {
  /** In memory: every message and keystroke asks. */
  settings(guildId: string): GuildSettings;
  /** @returns all settings, as they are from now on. */
  change(guildId: string, changes: Partial<GuildSettings>): Promise<GuildSettings>;
  /** Notes that the bot is in these. */
  joined(guildIds: readonly string[]): Promise<void>;
  /** Notes that the bot is no longer in one. */
  left(guildId: string): Promise<void>;
  /** Ids of every guild of which something is kept. */
  known(): Promise<readonly string[]>;
  /** Ids of those in which the bot is, as far as all of its processes have noted. */
  present(): Promise<readonly string[]>;
}
