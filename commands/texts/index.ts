import type { Language } from '../../src/text/language.ts';
import { commandEnglish } from './en.ts';
import { type CommandTexts, commandFrench } from './fr.ts';

/** What the commands answer where they cannot do what was asked. */
export function commandTexts(language: Language): CommandTexts {
  return language === 'fr' ? commandFrench : commandEnglish;
}
