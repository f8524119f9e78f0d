/** What a word does to the meaning of those around it. */
export type Operator =
  | 'condition'
  | 'restriction'
  | 'hedge'
  | 'plan'
  | 'comparison'
  | 'quantifier'
  | 'order'
  | 'contrast';

/** The small words of a language; folded forms. */
export interface Vocabulary {
  readonly operators: ReadonlyMap<string, Operator>;
  /** Endings of verbs that make a supposition or a plan of what is told. */
  readonly endings: readonly (readonly [RegExp, Operator])[];
  /** Definite articles, which may come and go. */
  readonly definite: ReadonlySet<string>;
  /** Those that one of the definite may take the place of. */
  readonly indefinite: ReadonlySet<string>;
  /** Several forms of one small word, and of one unit of measure. */
  readonly same: ReadonlyMap<string, string>;
  /** Words that only join a sentence to the one before. */
  readonly connectives: ReadonlySet<string>;
  /** Words by which a statement speaks of the one before: "c'est", "that". */
  readonly pointers: ReadonlySet<string>;
  /** Forms of address, and of office, that go with a name. */
  readonly titles: ReadonlySet<string>;
  /** Auxiliaries that a participle can do without: "has promised", "promised". */
  readonly perfect: ReadonlySet<string>;
  /** Words that stand for somebody named before. */
  readonly pronouns: ReadonlySet<string>;
  /** "Its", "ses": in the place of an article. */
  readonly possessives: ReadonlySet<string>;
  /** Prepositions that two sentences set differently and mean the same. */
  readonly light: ReadonlySet<string>;
  /** Forms by which a second predicate begins: "and has", "et sera". */
  readonly finite: ReadonlySet<string>;
  readonly finiteEnding: RegExp;
  /** Nouns by which something named before is spoken of again: "the company". */
  readonly generic: ReadonlySet<string>;
  /** Pronouns of somebody, by whether an article says another gender. */
  readonly personal: ReadonlyMap<string, ReadonlySet<string>>;
  readonly coordinators: ReadonlySet<string>;
  /** What may join two statements that stood apart. */
  readonly joiners: ReadonlySet<string>;
  /** Prepositions that say where. */
  readonly places: ReadonlySet<string>;
  /** Pronouns that open a clause about the noun before. */
  readonly relatives: ReadonlySet<string>;
  /** What follows an owner; null where owners follow. */
  readonly possessiveMark: string | null;
  /** Words that open a clause within another. */
  readonly subordinators: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Prepositions before a moment that go with it. */
  readonly beforeMoments: ReadonlySet<string>;
  /** What opens a clause of cause or sequel, which may be left out at the end. */
  readonly because: ReadonlySet<string>;
  /** Forms of verbs that say no more than that somebody said it. */
  readonly saying: ReadonlySet<string>;
  /** Auxiliaries of such a verb. */
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
  /** Words that deny only with another: "ne". */
  readonly halfNegations: ReadonlySet<string>;
  /** Verbs within a clause that are no new clause's: infinitives, gerunds. */
  readonly nonFinite: RegExp;
}

/** A map of words, each with the operator of its list. */
export function operatorsOf(
  lists: Readonly<Record<Operator, string>>,
): ReadonlyMap<string, Operator> {
  return new Map(
    (Object.keys(lists) as Operator[]).flatMap((kind) =>
      lists[kind]
        .trim()
        .split(/\s+/)
        .map((word) => [word, kind] as const),
    ),
  );
}

/** A map of each word to the first of its group; groups stand between bars. */
export function groupsOf(groups: string): ReadonlyMap<string, string> {
  return new Map(
    groups.split('|').flatMap((group) => {
      const words = group.trim().split(/\s+/);
      return words.map((word) => [word, words[0]!] as const);
    }),
  );
}
