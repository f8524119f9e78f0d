import type { ContentWord } from './content-words.ts';

/**
 * A word of the claim that stands where the support has another one, between the same neighbours: "six mois d'avance",
 * "six mois de retard". Where their vectors do not tell that they mean the same, the claim says something else.
 * @param supported for each word of the claim, whether the support has it or one of that meaning.
 */
export function checkSubstitution(
  words: readonly ContentWord[],
  supported: readonly boolean[],
  support: readonly ContentWord[],
): string | null {
  const claimed = new Set(words.map(({ stem }) => stem));
  for (const [i, word] of words.entries()) {
    if (supported[i]) continue;
    const [left, right] = [words[i - 1]?.stem, words[i + 1]?.stem];
    if (left === undefined && right === undefined) continue;
    const other = support.find(
      ({ stem }, j) =>
        !claimed.has(stem) && support[j - 1]?.stem === left && support[j + 1]?.stem === right,
    );
    if (other) return `${word.word} in place of ${other.word}`;
  }
  return null;
}
