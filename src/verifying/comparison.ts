import type { Unit } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How a claim is compared with its support: in one language, or across two. */
export interface Comparison {
  /** Whether a unit of the claim says what a unit of its support says. */
  same(claimed: Unit, given: Unit): boolean;
  /** Whether two units may stand the other way round: "voiture rouge", "red car"; null where none may. */
  readonly mayTurn: ((one: Unit, other: Unit) => boolean) | null;
  /** Small words of the claim's language, and of the support's. */
  readonly of: { readonly claim: Vocabulary; readonly support: Vocabulary };
}
