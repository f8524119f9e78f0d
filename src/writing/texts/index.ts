import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { french, type PromptTexts } from './fr.ts';

/** What a language model is told, by the language that it is to answer in. */
export const promptTexts: Readonly<Record<Language, PromptTexts>> = { fr: french, en: english };
