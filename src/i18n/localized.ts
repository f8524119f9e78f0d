import type { Language } from '../text/language.ts';

/** A text in every language of the interface. */
export type Localized = Readonly<Record<Language, string>>;
