import { readFileSync } from 'node:fs';
import { regular } from '../text/irregular-forms.ts';
import type { Language } from '../text/language.ts';
import { stem } from '../text/stems.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { fold, splitWords, type Word } from '../text/words.ts';

/** Words of either language that a word or a phrase may stand for, as keys. */
export type Keys = Readonly<Record<Language, readonly string[]>>;

export interface Phrase {
  /** Of plain text. */
  readonly pattern: RegExp;
  readonly keys: Keys;
}

/** Of the shorter list of translations, the least share that two synonyms have in common. */
const SHARED = 0.12;
/** A word with more translations has too many meanings for one of them to tell. */
const MANY = 24;

/** What the forms of one word share: the stem of its regular form. */
export function keyOf(word: Word, language: Language): string {
  let accented = regular(word.accented, language);
  // The stemmer keeps "restent" and "commencent" whole.
  if (language === 'fr' && /.{3}ent(?:e|s|es)?$/.test(accented)) {
    accented = accented.replace(/ent(?:e|s|es)$/, 'ent');
    const whole = stem({ ...word, accented }, language) === fold(accented);
    if (whole) accented = accented.slice(0, -2);
  }
  return stem(accented === word.accented ? word : { ...word, accented }, language);
}

/** That, and what else the word may come from: the stemmer takes "réclament" for an adverb. */
export function allKeysOf(word: Word, language: Language): string[] {
  const key = keyOf(word, language);
  const { accented } = word;
  const others =
    language === 'fr'
      ? accented.length > 5 && accented.endsWith('ent')
        ? [accented.slice(0, -2)]
        : []
      : // "Largest", "older".
        accented.length > 4 && /(?:er|est)$/.test(accented)
        ? [accented.replace(/(?:r|st)$/, ''), accented.replace(/(.)\1?(?:er|est)$/, '$1')]
        : [];
  const keys = others.map((one) => stem({ ...word, accented: one }, language));
  return [...new Set([key, ...keys])];
}

/** The keys of the words of a text that mean something. */
export function keysOf(text: string, language: Language): string[] {
  return splitWords(text)
    .filter(({ form }) => form.length > 1 && !STOPWORDS[language].has(form) && !/^\d/.test(form))
    .map((word) => keyOf(word, language));
}

type Lists = ReadonlyMap<string, ReadonlySet<string>>;
interface Lexicon {
  /** Translations of each word. */
  readonly translations: Readonly<Record<Language, Lists>>;
  /** Lines of the thesaurus that each word stands in. */
  readonly lines: Readonly<Record<Language, Lists>>;
  readonly phrases: readonly Phrase[];
  /** Families or words of English that translate families or words of French. */
  readonly families: Lists;
}

const read = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

function lexiconOfFiles(): Lexicon {
  const translations = { fr: new Map(), en: new Map() } as Record<
    Language,
    Map<string, Set<string>>
  >;
  const lines = { fr: new Map(), en: new Map() } as Record<Language, Map<string, Set<string>>>;
  const phrases: Phrase[] = [];
  const add = (map: Map<string, Set<string>>, key: string, value: string): void => {
    const known = map.get(key);
    if (known) known.add(value);
    else map.set(key, new Set([value]));
  };
  for (const line of read('lexicon.tsv')) {
    const [french = '', others = ''] = line.split('\t');
    if (others.split(' ').length > MANY) continue;
    for (const english of others.split(' ')) {
      add(translations.fr, french, english);
      add(translations.en, english, french);
    }
  }
  for (const [i, line] of read('thesaurus.txt').entries()) {
    const parts = line.split(' = ');
    const [french = '', english = ''] = parts.slice(-2);
    const keys = { fr: keysOf(french, 'fr'), en: keysOf(english, 'en') };
    if (parts.length === 3 || line.includes('|')) {
      const ways = (parts.length === 3 ? parts[0]! : '').split(' | ').join('|');
      phrases.push({ pattern: new RegExp(`(?<![a-z])(?:${ways})(?![a-z])`, 'g'), keys });
      continue;
    }
    for (const key of keys.fr) add(lines.fr, key, String(i));
    for (const key of keys.en) add(lines.en, key, String(i));
  }
  const families = new Map<string, Set<string>>();
  const relate = (french: string, english: string): void =>
    add(families, family(french) ?? french, family(english) ?? english);
  for (const [french, others] of translations.fr) for (const one of others) relate(french, one);
  return { translations, lines, phrases, families };
}

let loaded: Lexicon | null = null;
const lexicon = (): Lexicon => {
  loaded ??= lexiconOfFiles();
  return loaded;
};

/** Reads the lexicon ahead of the first use: it takes a few hundred milliseconds. */
export function warmLexicon(): void {
  lexicon();
}

export const phrases = (): readonly Phrase[] => lexicon().phrases;

const meet = (a?: ReadonlySet<string>, b?: ReadonlySet<string>): number =>
  a && b ? [...a].filter((one) => b.has(one)).length : 0;

/** Whether two words of one language mean the same: forms of one word, or words that translate alike. */
export function synonyms(a: string, b: string, language: Language): boolean {
  if (a === b || (family(a) !== null && family(a) === family(b))) return true;
  const { translations, lines } = lexicon();
  if (meet(lines[language].get(a), lines[language].get(b)) > 0) return true;
  const [of, to] = [translations[language].get(a), translations[language].get(b)];
  const shared = meet(of, to);
  return shared > 0 && shared / Math.min(of!.size, to!.size) >= SHARED;
}

/** Letters that the words of a family share: "indemnité", "indemniser". */
const FAMILY = 6;
const family = (key: string): string | null => (key.length >= FAMILY ? key.slice(0, FAMILY) : null);

/** Whether a French word and an English one translate each other, or others of their families do. */
export function translate(french: string, english: string): boolean {
  const { translations, lines, families } = lexicon();
  const [of, to] = [family(french), family(english)];
  return (
    (translations.fr.get(french)?.has(english) ?? false) ||
    meet(lines.fr.get(french), lines.en.get(english)) > 0 ||
    (of !== null && (families.get(of)?.has(to ?? english) ?? false)) ||
    (to !== null && (families.get(french)?.has(to) ?? false))
  );
}

/** Whether what one stands for is what the other stands for. */
export function sameMeaning(a: Keys, b: Keys): boolean {
  const within = (['fr', 'en'] as const).some((language) =>
    a[language].some((one) => b[language].some((other) => synonyms(one, other, language))),
  );
  const across = (x: Keys, y: Keys): boolean =>
    x.fr.some((french) => y.en.some((english) => translate(french, english)));
  return within || across(a, b) || across(b, a);
}
