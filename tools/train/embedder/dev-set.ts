import type { TestSet } from './figures.ts';
import type { Pair, Sources } from './pairs.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';

/** Questions that are never trained on, to follow the training by: none of the test sets. */
export interface DevSets {
  readonly french: TestSet;
  readonly english: TestSet;
}

/**
 * Takes questions on French texts out of the training pairs, with every other pair that shares a text with them.
 *
 * @param from sources of French and English questions, and how many of each to take at most.
 */
export function holdOutDevSets(sources: Sources, from: Recipe['dev'], random: Random): DevSets {
  const take = (name: string): Pair[] => {
    const pairs = sources.get(name) ?? [];
    return random
      .shuffle([...pairs])
      .slice(0, Math.min(from.questions, Math.floor(pairs.length / 8)));
  };
  const [french, english] = [take(from.french), take(from.english)];
  const kept = [...french, ...english];
  const texts = new Set(kept.flatMap((pair) => [pair.anchor, pair.positive, explanation(pair)]));
  for (const [name, pairs] of sources) {
    const isOut = (pair: Pair) =>
      texts.has(pair.anchor) || texts.has(pair.positive) || texts.has(explanation(pair));
    sources.set(
      name,
      pairs.filter((pair) => !isOut(pair)),
    );
  }
  const passages = [...new Set(kept.map((pair) => pair.positive))];
  const at = new Map(passages.map((passage, i) => [passage, i]));
  const testSet = (pairs: readonly Pair[]): TestSet => ({
    questions: pairs.map(({ anchor, positive }) => ({ text: anchor, passage: at.get(positive)! })),
    passages,
  });
  return { french: testSet(french), english: testSet(english) };
}

/** What follows the answer in "answer. explanation": other pairs have it alone. */
function explanation({ positive }: Pair): string {
  const stop = positive.indexOf('. ');
  return stop < 0 ? positive : positive.slice(stop + 2);
}
