import type { Language } from '../../text/language.ts';
import { discordEnglish } from './en.ts';
import { type DiscordTexts, discordFrench } from './fr.ts';

export type { DiscordTexts } from './fr.ts';

/** What only the Discord bot says. */
export function discordTexts(language: Language): DiscordTexts {
  return language === 'fr' ? discordFrench : discordEnglish;
}
