import type { Language } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import { namesIn } from './check-names.ts';
import { plain } from './evidence.ts';
import { allKeysOf, type Keys, keyOf, keysOf, phrases } from './lexicon.ts';
import { timesIn } from './times.ts';

export interface ContentWord {
  readonly stem: string;
  /** As it is written, in lower case. */
  readonly word: string;
  readonly isName: boolean;
  /** Says nothing that could be wrong where the other checks agree. */
  readonly isLight: boolean;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** What it may stand for in either language; for a phrase, more than one word. */
  readonly keys: Keys;
}

/** Words that report, join or measure: they say nothing that could be wrong where the other checks agree. */
const LIGHT = new Set(
  `declare declarer declaree affirme affirmer explique ajoute assure assurent indique annonce annoncer estime dit dite
  disent precise souligne selon apres avoir auront aura avaient etaient seront ete etre faire fait lieu notamment
  egalement ainsi environ pres total globalement tout chiffre chiffres nombre nombres niveau montant somme argent fois
  face present maintenant actuellement auparavant jusqu contre raison cause car car grace faute suite rapport propos sujet cas
  compare comparaison compris inclus notre plupart majorite survenu survenue survenus finalement uniquement seulement exclusivement partir seul seule seuls seules reste restent rester restee restees maximum minimum faveur passe passes passee passees passent passer atteindre atteint atteignait atteignent eleve elevait elevent represente representent pourront pourraient pourra devraient devra devront veulent concerne concernent feront fera devient devenir serait seraient aurait auraient personne personnes gens autour soit dont lors cours
  said says say saying told tells according reported reportedly announced stated added called also still about around
  nearly approximately would will have been being well one ones number numbers figure figures level amount money sum
  now far instead compared comparison currently previously before so new-found including included because due reason
  among following parmi cause case time times thanks happened occurred most mostly majority single finally eventually only longer get gets got amounts amount front reach reached reaches fewer alone remain remains remained stay stays stayed become becomes became maximum minimum favor favour people person persons
  less roughly didn doesn don isn wasn aren weren hasn haven hadn won wouldn couldn shouldn can ain ll ve re
  article articles pourcent percent cent per euro euros dollar dollars pound kilometres km kilometers
  metre metres meter meters h heure heures hour hours am pm dr mr mrs mme m`
    .trim()
    .split(/\s+/),
);
/** Of these, all forms. */
const LIGHT_VERBS: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(keysOf('passer atteindre représenter faire concerner devenir', 'fr')),
  en: new Set(keysOf('reach remain stay become amount represent', 'en')),
};
/** What a number counts, where it is money. */
const CURRENCY = /^(?:livres?|pounds?|sterling|euros?|dollars?)$/;

/** The words of a text that carry what it says, in order; numbers and moments are left to other checks. */
export function contentWords(text: string, language: Language): ContentWord[] {
  const names = new Set(namesIn(text, language).map(({ start }) => start));
  const within = phrasesIn(text);
  const numbers = numbersIn(text, language);
  const taken = [...numbers, ...timesIn(text, language)];
  return splitWords(text)
    .filter(({ form, start, end }) => {
      if (form.length < 2 || STOPWORDS[language].has(form)) return false;
      if (CURRENCY.test(form) && numbers.some((one) => one.unit && start - one.end < 6))
        return false;
      return !taken.some((one) => one.start < end && start < one.end);
    })
    .map((word) => {
      const key = keyOf(word, language);
      const phrase = within.find(({ start, end }) => start <= word.start && word.end <= end);
      const all = allKeysOf(word, language);
      const own: Keys = language === 'fr' ? { fr: all, en: [] } : { fr: [], en: all };
      const keys = phrase
        ? { fr: [...own.fr, ...phrase.keys.fr], en: [...own.en, ...phrase.keys.en] }
        : own;
      const isName = names.has(word.start);
      return {
        stem: key,
        word: word.accented,
        isName,
        isLight: LIGHT.has(word.form) || LIGHT_VERBS[language].has(key),
        start: word.start,
        end: word.end,
        keys,
      };
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
