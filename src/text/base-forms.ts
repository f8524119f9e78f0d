import { oncePerWord } from '../../embeddings/once-per-word.ts';
import type { Language } from './language.ts';

/** A word, or what it may be an inflection of: "livrées", "livrer". */
export interface BaseForm {
  readonly word: string;
  /** Whether the word as it stands is of what is over, as "delivered" and "livrées". */
  readonly isPast: boolean;
}

/** Endings, each with what a dictionary has in its place; "-" is nothing. */
const ENDINGS: Readonly<Record<Language, { readonly past: string; readonly other: string }>> = {
  fr: {
    past: 'é er|és er|ée er|ées er|i ir|is ir|ie ir|ies ir|ait er|aient er',
    other: `s -|x -|aux al|aux ail|e -|es -|e er|ent er|it ir|era er|eront er|ira ir|iront ir|dra dre|dront dre|issent ir|ve f|ves f|ère er|ères er|euse eur|euses eur|trice teur|trices teur|enne en|elle el|elles el`,
  },
  en: {
    past: 'ed -|ed e|ied y',
    other: 's -|es -|ies y|ing -|ing e',
  },
};
const FEWEST_LETTERS = 3;
/** "Stopped", of "stop". */
const DOUBLED = /([bdgklmnprt])\1$/;

/** A word as it stands, and each that it may be an inflection of, whether or not there is such a word. */
export function baseFormsOf(word: string, language: Language): readonly BaseForm[] {
  return known[language](word);
}

const known: Readonly<Record<Language, (word: string) => readonly BaseForm[]>> = {
  fr: oncePerWord((word) => find(word, 'fr')),
  en: oncePerWord((word) => find(word, 'en')),
};

function find(word: string, language: Language): BaseForm[] {
  const { past, other } = ENDINGS[language];
  const ofPast = replaced(word, past, language).map((word) => ({ word, isPast: true }));
  return [
    { word, isPast: ofPast.length > 0 },
    ...ofPast,
    ...replaced(word, other, language).map((word) => ({ word, isPast: false })),
  ];
}

function replaced(word: string, endings: string, language: Language): string[] {
  return endings.split('|').flatMap((pair) => {
    const [ending, base] = pair.split(' ') as [string, string];
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || stem.length < FEWEST_LETTERS) return [];
    if (base !== '-') return [stem + base];
    return language === 'en' && DOUBLED.test(stem) ? [stem, stem.slice(0, -1)] : [stem];
  });
}
