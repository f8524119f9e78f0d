import { type Guild, GuildFeature, Locale, type Message } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { BotMemory } from '../../memory/bot-memory.ts';
import { type Language, tellLanguage } from '../../text/language.ts';

interface Settings {
  readonly store: Pick<BotMemory, 'guilds'>;
}

/**
 * The language of what the bot says: the guild's, else the member's.
 *
 * @param locale the member's, as Discord writes it; anything but English is answered in French.
 */
export function interfaceLanguage(
  { store }: Settings,
  guildId: string | null,
  locale: string,
): Language {
  const chosen = guildId === null ? 'auto' : store.guilds.settings(guildId).language;
  if (chosen !== 'auto') return chosen;
  return /^en\b/i.test(locale) ? 'en' : 'fr';
}

/** Locales of people, by their ids, as their last command told them: a message has none. */
export type Locales = LRUCache<string, string>;

const PEOPLE_KEPT = 10_000;

/** Of nobody yet; those seen last are kept. */
export const noLocales = (): Locales => new LRUCache({ max: PEOPLE_KEPT });

/**
 * For a message: the guild's chosen language, else that of its text. Where a word or two tell nothing, that of the asker's
 * Discord as far as it is known, else the one that the guild is in.
 */
export function messageLanguage(
  { store, locales }: Settings & { readonly locales: Locales },
  { author, guild }: Pick<Message, 'author' | 'guild'>,
  text: string,
): Language {
  const locale = tellLanguage(text) ?? locales.get(author.id) ?? localeOf(guild) ?? 'fr';
  return interfaceLanguage({ store }, guild?.id ?? null, locale);
}

/** Null where nobody chose it: every server is in American English until it becomes a community. */
function localeOf(guild: Guild | null): string | null {
  if (guild === null) return null;
  const isChosen =
    guild.features.includes(GuildFeature.Community) || guild.preferredLocale !== Locale.EnglishUS;
  return isChosen ? guild.preferredLocale : null;
}
