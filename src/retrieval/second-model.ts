import type { Candidate } from './features.ts';
import type { Query } from './query.ts';
import weights from './second-weights.json' with { type: 'json' };

/** A second embedding model, whose vectors of the passages are kept beside the index. */
export interface SecondModel {
  /** Cosine of the question with each of the texts; null for one without a vector yet. */
  cosines(question: string, texts: readonly string[]): Promise<readonly (number | null)[]>;
}

/**
 * The candidates with their scores weighed against a second model's cosine, by what `npm run fit:second` fitted. One
 * without a vector yet counts as one of the mean; without any vector, or where the model fails, all stay as they are.
 */
export async function weighSecond<Ranked extends Candidate & { readonly score: number }>(
  query: Query,
  ranked: Ranked[],
  second: SecondModel | undefined,
): Promise<Ranked[]> {
  if (!second || ranked.length === 0) return ranked;
  const texts = ranked.map(({ chunk }) => chunk.text);
  // Whoever started the model is told what is wrong with it.
  const cosines = await second.cosines(query.whole, texts).catch(() => null);
  if (cosines === null) return ranked;
  const known = cosines.filter((cosine) => cosine !== null);
  if (known.length === 0) return ranked;
  const mean = known.reduce((sum, cosine) => sum + cosine, 0) / known.length;
  return ranked.map((candidate, i) => ({
    ...candidate,
    score: weights.score * candidate.score + weights.cosine * ((cosines[i] ?? mean) - mean),
  }));
}
