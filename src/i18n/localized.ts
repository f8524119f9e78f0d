import type { Language } from '../articles/article.ts';

/** A text in every language of the interface. */
export type Localized = Readonly<Record<Language, string>>;
