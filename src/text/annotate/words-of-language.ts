/** What a word may do to the meaning of those around it. */
type Turn =
  | 'condition'
  | 'restriction'
  | 'hedge'
  | 'plan'
  | 'comparison'
  | 'quantifier'
  | 'order'
  | 'contrast'
  | 'prevention'
  | 'fiction';

/** What a word does to the meaning of those around it; it denies, or says that something is somebody's word. */
export type Operator = Turn | 'negation' | 'attribution';

/** What the annotation knows of a language; folded forms. */
export interface AnnotationWords {
  /** Words that deny, or that say that something did not take place. */
  readonly negations: ReadonlySet<string>;
  /** Words that say that something is somebody's word. */
  readonly reports: ReadonlySet<string>;
  /** Of `prevention` are those that keep something from being so, of `fiction` those of what is so in words only. */
  readonly operators: ReadonlyMap<string, Turn>;
  /** Endings of verbs that make a supposition or a plan of what is told. */
  readonly endings: readonly (readonly [RegExp, Turn])[];
}

/** The words of a list that is written with spaces or line breaks between. */
export const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** A map of words, each with the operator of its list. */
export function operatorsOf(lists: Readonly<Record<Turn, string>>): ReadonlyMap<string, Turn> {
  return new Map(
    (Object.keys(lists) as Turn[]).flatMap((kind) =>
      lists[kind]
        .trim()
        .split(/\s+/)
        .map((word) => [word, kind] as const),
    ),
  );
}
