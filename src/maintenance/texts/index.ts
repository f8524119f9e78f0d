import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { french, type MaintenanceTexts } from './fr.ts';

/** What `doctor`, backup, restore and migrate say, one text in both languages. */
export function maintenanceText(
  say: (texts: MaintenanceTexts, language: Language) => string,
): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
