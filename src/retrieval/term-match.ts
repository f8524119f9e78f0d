import type { Query, StemRoles } from './query.ts';

/** How well a text has each term of a question, 0..1, in the order of the terms. */
export interface TermMatch {
  readonly words: Float64Array;
  readonly meanings: Float64Array;
}

/** How well a list of stems has the terms of a question. */
export function matchTerms({ roles, terms }: Query, stems: Iterable<string>): TermMatch {
  const words = new Float64Array(terms.length);
  const meanings = new Float64Array(terms.length);
  for (const stem of stems) {
    const found = roles.get(stem);
    if (found === undefined) continue;
    for (const { term, word, meaning } of found) {
      if (word > words[term]!) words[term] = word;
      if (meaning > meanings[term]!) meanings[term] = meaning;
    }
  }
  return { words, meanings };
}

/** The words of a match, and those that the stems have better. */
export function wordsWith({ roles }: Query, stems: Iterable<string>, others: Float64Array) {
  const words = others.slice();
  for (const stem of stems) {
    const found = roles.get(stem);
    if (found === undefined) continue;
    for (const { term, word } of found) if (word > words[term]!) words[term] = word;
  }
  return words;
}

/** The better of two matches, term by term, the second one counting `weight` times. */
export function eitherMatch(a: TermMatch, b: TermMatch, weight = 1): TermMatch {
  return {
    words: better(a.words, b.words, weight),
    meanings: better(a.meanings, b.meanings, weight),
  };
}

/** A loop: `map` of a typed array takes several times as long. */
function better(a: Float64Array, b: Float64Array, weight: number): Float64Array {
  const values = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) values[i] = Math.max(a[i]!, weight * b[i]!);
  return values;
}

/** Share of a question's idf mass in the values of a match. */
export function massShare({ terms, mass }: Query, values: Float64Array): number {
  if (mass === 0) return 0;
  let sum = 0;
  for (let i = 0; i < terms.length; i++) sum += terms[i]!.idf * values[i]!;
  return sum / mass;
}

function says(roles: StemRoles, stem: string | undefined, wanted: number): boolean {
  const found = stem === undefined ? undefined : roles.get(stem);
  return found?.some(({ term, word }) => term === wanted && word > 0) ?? false;
}

/** Share of a question's pairs of neighbours that stand side by side in the stems; 0.6 with one word between. */
export function bigramShare({ roles, terms }: Query, stems: readonly string[]): number {
  if (terms.length < 2) return 0;
  const best = new Float64Array(terms.length - 1);
  for (let p = 0; p < stems.length; p++) {
    const found = roles.get(stems[p]!);
    if (found === undefined) continue;
    for (const { term, word } of found) {
      if (word === 0 || term === best.length || best[term] === 1) continue;
      const next = term + 1;
      if (says(roles, stems[p + 1], next)) best[term] = 1;
      else if (says(roles, stems[p + 2], next) || says(roles, stems[p - 1], next)) best[term] = 0.6;
    }
  }
  let mass = 0;
  let found = 0;
  for (let i = 0; i < best.length; i++) {
    const weight = terms[i]!.idf + terms[i + 1]!.idf;
    mass += weight;
    found += weight * best[i]!;
  }
  return mass === 0 ? 0 : found / mass;
}
