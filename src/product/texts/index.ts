import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { french, type ProductTexts } from './fr.ts';

/** What the product itself says, one text in both languages. */
export function productText(say: (texts: ProductTexts, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
