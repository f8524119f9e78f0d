import type { Language } from '../articles/article.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import { namesIn } from './check-names.ts';
import { plain } from './evidence.ts';
import { type Keys, keyOf, phrases } from './lexicon.ts';
import { numbersIn } from './numbers.ts';
import { timesIn } from './times.ts';

export interface ContentWord {
  readonly stem: string;
  /** As it is written, in lower case. */
  readonly word: string;
  readonly isName: boolean;
  /** Where it stands in the text. */
  readonly start: number;
  /** What it may stand for in either language; for a phrase, more than one word. */
  readonly keys: Keys;
}

/** Words that report, join or measure: they say nothing that could be wrong where the other checks agree. */
const LIGHT = new Set(
  `declare declarer declaree affirme affirmer explique ajoute assure assurent indique annonce annoncer estime dit dite
  disent rapporte precise souligne selon apres avoir auront aura avaient etaient seront ete etre faire fait lieu notamment egalement ainsi environ pres
  total globalement tout chiffre
  said says say saying told tells according reported reportedly announced stated added called also still about around
  nearly approximately would will have been being well one ones
  didn doesn don isn wasn aren weren hasn haven hadn won wouldn couldn shouldn can ain ll ve re
  article articles pourcent percent cent per euro euros dollar dollars pound pounds kilometres km kilometers
  metre metres meter meters h heure heures hour hours am pm dr mr mrs mme m`
    .trim()
    .split(/\s+/),
);

/** The words of a text that carry what it says, in order; numbers and moments are left to other checks. */
export function contentWords(text: string, language: Language): ContentWord[] {
  const names = new Set(namesIn(text, language).map(({ start }) => start));
  const within = phrasesIn(text);
  const taken = [...numbersIn(text, language), ...timesIn(text, language)];
  return splitWords(text)
    .filter(({ form, start, end }) => {
      if (form.length < 2 || STOPWORDS[language].has(form) || LIGHT.has(form)) return false;
      return !taken.some((one) => one.start < end && start < one.end);
    })
    .map((word) => {
      const key = keyOf(word, language);
      const phrase = within.find(({ start, end }) => start <= word.start && word.end <= end);
      const own: Keys = language === 'fr' ? { fr: [key], en: [] } : { fr: [], en: [key] };
      const keys = phrase
        ? { fr: [...own.fr, ...phrase.keys.fr], en: [...own.en, ...phrase.keys.en] }
        : own;
      const isName = names.has(word.start);
      return { stem: key, word: word.accented, isName, start: word.start, keys };
    });
}

/** The phrases of a text that the thesaurus knows. */
function phrasesIn(text: string) {
  const read = plain(text);
  if (read.length !== text.length) return [];
  return phrases().flatMap(({ pattern, keys }) =>
    [...read.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      keys,
    })),
  );
}
