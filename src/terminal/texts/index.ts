import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { terminalEnglish } from './en.ts';
import { type TerminalTexts, terminalFrench } from './fr.ts';

/** What only the terminal says. */
export function terminalTexts(language: Language): TerminalTexts {
  return language === 'fr' ? terminalFrench : terminalEnglish;
}

/** A text of the terminal in both languages, for an error. */
export function inBothTexts(say: (texts: TerminalTexts) => string): Localized {
  return { fr: say(terminalFrench), en: say(terminalEnglish) };
}
