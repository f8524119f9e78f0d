import type { QueryTerm } from './query-term.ts';

/** What a stem of a text says about one term of a question. */
export interface StemRole {
  /** Index into the question's terms. */
  readonly term: number;
  /** How surely the stem is the term's word: 1 for itself, less for another spelling or a translation, 0 for neither. */
  readonly word: number;
  /** How near in meaning it is, at least as sure as `word`. */
  readonly meaning: number;
}

/** By stem: the terms that it speaks for. */
export type StemRoles = ReadonlyMap<string, readonly StemRole[]>;

/** The roles of all stems that a question looks for or is near to. */
export function stemRoles(terms: readonly QueryTerm[]): StemRoles {
  const roles = new Map<string, StemRole[]>();
  for (const [term, { alternatives, near }] of terms.entries()) {
    const words = new Map<string, number>();
    for (const { stem, weight } of alternatives)
      words.set(stem, Math.max(weight, words.get(stem) ?? 0));
    const meanings = new Map(words);
    for (const { stem, score } of near)
      meanings.set(stem, Math.min(1, Math.max(score, words.get(stem) ?? 0)));
    for (const [stem, meaning] of meanings) {
      const role = { term, word: words.get(stem) ?? 0, meaning };
      const known = roles.get(stem);
      if (known) known.push(role);
      else roles.set(stem, [role]);
    }
  }
  return roles;
}
