import { stemmer as englishStemmer } from '@orama/stemmers/english';
import { stemmer as frenchStemmer } from '@orama/stemmers/french';
import type { Language, Pair } from './pairs.ts';
import type { Random } from './random.ts';

/** Of French and English, in lower case; without properties, which would take five times as long. */
const WORD = /[a-zà-öø-ÿœ]+/g;
const SHORTEST_WORD = 4;
const FEWEST_USES = 3;
const MOST_OF_A_STEM = 8;
/** That a text must have to be asked for. */
const FEWEST_WORDS = 6;

/** Words of a language with the number of texts that have them. */
export type WordUses = ReadonlyMap<string, number>;

/** Counts in how many texts each word of either language stands, in lower case. */
export function wordUses(pairs: Iterable<Pair>): Record<Language, WordUses> {
  const uses = { fr: new Map<string, number>(), en: new Map<string, number>() };
  const seen = new Set<string>();
  const count = (text: string, language: Language) => {
    if (seen.has(text)) return;
    seen.add(text);
    for (const word of new Set(text.toLowerCase().match(WORD) ?? [])) {
      uses[language].set(word, (uses[language].get(word) ?? 0) + 1);
    }
  };
  for (const pair of pairs) {
    count(pair.anchor, pair.anchorLanguage);
    count(pair.positive, pair.positiveLanguage);
  }
  return uses;
}

/** Pairs of words of one stem, such as "negotiated" and "negotiation". */
export function stemPairs(uses: Record<Language, WordUses>, random: Random): Pair[] {
  return (['fr', 'en'] as const).flatMap((language) => {
    const stemmer = language === 'fr' ? frenchStemmer : englishStemmer;
    const stems = new Map<string, string[]>();
    for (const [word, count] of uses[language]) {
      if (word.length < SHORTEST_WORD || count < FEWEST_USES) continue;
      const stem = stemmer(word);
      const words = stems.get(stem);
      if (words === undefined) stems.set(stem, [word]);
      else words.push(word);
    }
    return [...stems.values()].flatMap((words) => {
      if (words.length < 2) return [];
      const chosen = random.shuffle(words).slice(0, MOST_OF_A_STEM);
      return chosen.map((anchor, i) => ({
        anchor,
        positive: chosen[(i + 1) % chosen.length]!,
        anchorLanguage: language,
        positiveLanguage: language,
      }));
    });
  });
}

/**
 * Pairs of a handful of a text's words with a French passage, as if they were a question: rare words more often than
 * common ones.
 *
 * @param pairs each anchor is the text to take the words from; its passage may be in another language.
 * @param uses of the words of the anchors' language.
 */
export function pseudoQuestions(pairs: readonly Pair[], uses: WordUses, random: Random): Pair[] {
  const total = [...uses.values()].reduce((most, n) => Math.max(most, n), 1);
  return pairs.flatMap((pair) => {
    const words = [...new Set(pair.anchor.toLowerCase().match(WORD))].filter((w) => w.length >= 3);
    if (words.length < FEWEST_WORDS) return [];
    // The smallest keys are a sample by weight (Efraimidis and Spirakis 2006).
    const keyed = words.map((word) => {
      const weight = Math.log(total / (uses.get(word) ?? 1)) + 0.01;
      return { word, key: -Math.log(1 - random.next()) / weight ** 2 };
    });
    const count = 3 + random.below(5);
    const chosen = keyed.sort((a, b) => a.key - b.key).slice(0, count);
    return [{ ...pair, anchor: chosen.map(({ word }) => word).join(' ') }];
  });
}
