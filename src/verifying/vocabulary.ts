/** The small words of a language; folded forms. */
export interface Vocabulary {
  /** Definite articles, which may come and go. */
  readonly definite: ReadonlySet<string>;
  /** Several forms of one small word, and of one unit of measure. */
  readonly same: ReadonlyMap<string, string>;
  /** Words by which a statement speaks of somebody or something named before: "elle", "c'est", "that". */
  readonly pronouns: ReadonlySet<string>;
  /** "Its", "ses": in the place of an article. */
  readonly possessives: ReadonlySet<string>;
  /** Prepositions that two sentences set differently and mean the same. */
  readonly light: ReadonlySet<string>;
  /** Auxiliaries by which a predicate begins: "has", "sera". */
  readonly finite: ReadonlySet<string>;
  /** Pronouns of somebody, by whether an article says another gender. */
  readonly personal: ReadonlyMap<string, ReadonlySet<string>>;
  /** Phrases that join a sentence to the one before: "however", "en revanche". */
  readonly connectives: readonly (readonly string[])[];
  /** The opening of what tells by doing what: "en tombant". */
  readonly gerund: RegExp;
  readonly coordinators: ReadonlySet<string>;
  readonly and: string;
  /** What may join two statements that stood apart. */
  readonly joiners: ReadonlySet<string>;
  /** Prepositions that say where. */
  readonly places: ReadonlySet<string>;
  /** Pronouns that open a clause about the noun before. */
  readonly relatives: ReadonlySet<string>;
  /** Words that open a clause within another. */
  readonly subordinators: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** "Month", "year": before their names. */
  readonly calendar: ReadonlySet<string>;
  /** What opens a clause of cause or sequel, which may be left out at the end. */
  readonly because: ReadonlySet<string>;
  /** Forms of verbs that say no more than that somebody said it. */
  readonly saying: ReadonlySet<string>;
  /** Auxiliaries of what is over: "a dit", "has promised". */
  readonly auxiliaries: ReadonlySet<string>;
  readonly according: readonly (readonly string[])[];
  readonly that: ReadonlySet<string>;
  /** Whether what is said may follow without "that". */
  readonly thatMayGo: boolean;
  /** Words of whoever speaks or is spoken to. */
  readonly speakers: ReadonlySet<string>;
  /** Small words that the other language may do without, or set elsewhere. */
  readonly untranslated: ReadonlySet<string>;
  /** Auxiliaries of the future. */
  readonly future: ReadonlySet<string>;
  readonly futureEnding: RegExp;
  /** Prepositions that join a noun to the one before. */
  readonly of: ReadonlySet<string>;
  /** Small words that only a verb has behind it. */
  readonly clitics: ReadonlySet<string>;
  /** Verbs within a clause that are no new clause's: infinitives, gerunds. */
  readonly nonFinite: RegExp;
}

/** Phrases that stand between bars, word by word. */
export const phrasesOf = (phrases: string): readonly (readonly string[])[] =>
  phrases.split('|').map((phrase) => phrase.trim().split(/\s+/));

/** A map of each word to the first of its group; groups stand between bars. */
export function groupsOf(groups: string): ReadonlyMap<string, string> {
  return new Map(
    groups.split('|').flatMap((group) => {
      const words = group.trim().split(/\s+/);
      return words.map((word) => [word, words[0]!] as const);
    }),
  );
}
