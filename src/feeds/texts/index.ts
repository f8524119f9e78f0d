import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { type FeedTexts, french } from './fr.ts';

/** What is wrong with a feed, one text in both languages. */
export function feedText(say: (texts: FeedTexts, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
