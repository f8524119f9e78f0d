import type { BotMemory } from '../../memory/bot-memory.ts';
import { detectLanguage, type Language } from '../../text/language.ts';

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

/** For a message, which tells no locale: the guild's language, else that of its text. */
export function messageLanguage(
  settings: Settings,
  guildId: string | null,
  text: string,
): Language {
  return interfaceLanguage(settings, guildId, detectLanguage(text));
}
