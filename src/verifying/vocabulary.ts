/** What the sets of a language's small words are for. */
type WordSet =
  | 'definite' // articles, which may come and go
  | 'pronouns' // speak of somebody or something named before: "elle", "c'est", "that"
  | 'possessives' // "its", "ses", "cette": in the place of an article
  | 'finite' // auxiliaries by which a predicate begins: "has", "sera"
  | 'coordinators'
  | 'joiners' // may join two statements that stood apart
  | 'places' // prepositions that say where
  | 'relatives' // open a clause about the noun before
  | 'subordinators' // open a clause within another
  | 'prepositions'
  | 'calendar' // "month", "year": before their names
  | 'namely' // how much that is: "soit 9 %"
  | 'because' // open a clause of cause or sequel, which may be left out at the end
  | 'saying' // forms of verbs that say no more than that somebody said it
  | 'auxiliaries' // of what is over: "a dit", "has promised"
  | 'that'
  | 'speakers' // of whoever speaks or is spoken to
  | 'untranslated' // the other language may do without, or sets elsewhere
  | 'future' // auxiliaries of the future
  | 'of' // join a noun to the one before
  | 'clitics'; // only a verb stands behind them

/** The small words of a language; folded forms. */
export interface Vocabulary extends Readonly<Record<WordSet, ReadonlySet<string>>> {
  /** Several forms of one small word, and of one unit of measure. */
  readonly same: ReadonlyMap<string, string>;
  /** Pronouns of somebody, by whether an article says another gender. */
  readonly personal: ReadonlyMap<string, ReadonlySet<string>>;
  /** Phrases that join a sentence to the one before: "however", "en revanche". */
  readonly connectives: readonly (readonly string[])[];
  readonly according: readonly (readonly string[])[];
  readonly and: string;
  /** Whether what is said may follow without "that". */
  readonly thatMayGo: boolean;
  readonly futureEnding: RegExp;
  /** Words that may be participles, and others. */
  readonly participle: RegExp;
  /** Verbs within a clause that are no new clause's: infinitives, gerunds. */
  readonly nonFinite: RegExp;
}

/** Phrases that stand between bars, word by word. */
export const phrasesOf = (phrases: string): readonly (readonly string[])[] =>
  phrases.split('|').map((phrase) => phrase.trim().split(/\s+/));

/** A map of each word to the first of its group; groups stand between bars. */
export const groupsOf = (groups: string): ReadonlyMap<string, string> =>
  new Map(phrasesOf(groups).flatMap((words) => words.map((word) => [word, words[0]!] as const)));
