/** What the annotation knows of a language; folded forms. */
export interface AnnotationWords {
  /** Words that deny, or that say that something did not take place. */
  readonly negations: ReadonlySet<string>;
  /** Words that say that something is somebody's word. */
  readonly reports: ReadonlySet<string>;
}

/** The words of a list that is written with spaces or line breaks between. */
export const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
