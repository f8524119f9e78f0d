import type { StemNeighbour } from '../corpus/stem-neighbour.ts';

/** A stem under which a question's word may be indexed, and how sure that is (0..1). */
export interface Alternative {
  readonly stem: string;
  readonly weight: number;
}

/** A content word of a question. */
export interface QueryTerm {
  readonly form: string;
  readonly alternatives: readonly Alternative[];
  /** How rare it is among the chunks; a word that no chunk has counts most. */
  readonly idf: number;
  /** The stems of the index nearest in meaning. */
  readonly near: readonly StemNeighbour[];
  /** A name or a number: an article without it is about something else. */
  readonly isName: boolean;
}
