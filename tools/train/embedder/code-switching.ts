import { stemmer } from '@orama/stemmers/french';
import type { Pair } from './pairs.ts';
import type { Random } from './random.ts';

const WORD = /\p{L}+/gu;

/** English words for French ones, by the word and by its stem, with the number of entries that say so. */
export class Dictionary {
  readonly #byWord = new Map<string, Map<string, number>>();
  readonly #byStem = new Map<string, Map<string, number>>();

  /** @param pairs English and French words; what is not one French word is left out. */
  constructor(pairs: Iterable<Pair>) {
    for (const { anchor, positive, anchorLanguage, positiveLanguage } of pairs) {
      if (anchorLanguage !== 'en' || positiveLanguage !== 'fr') continue;
      if (!/^\p{L}+$/u.test(positive)) continue;
      const english = anchor.toLowerCase().replace(/^(to|a|an|the) /, '');
      if (!/^[a-z]+( [a-z]+)?$/.test(english)) continue;
      const french = positive.toLowerCase();
      count(this.#byWord, french, english);
      count(this.#byStem, stemmer(french), english);
    }
  }

  /** English for a French word in lower case; none when it is unknown. */
  translations(word: string): ReadonlyMap<string, number> {
    return this.#byWord.get(word) ?? this.#byStem.get(stemmer(word)) ?? new Map();
  }

  /** A text with that share of its French words in English, as far as they are known. */
  switched(text: string, share: number, random: Random): string {
    return text.replace(WORD, (word) => {
      if (random.next() >= share) return word;
      return pickByWeight(this.translations(word.toLowerCase()), random) ?? word;
    });
  }
}

function count(words: Map<string, Map<string, number>>, key: string, value: string): void {
  const counts = words.get(key) ?? new Map<string, number>();
  counts.set(value, (counts.get(value) ?? 0) + 1);
  words.set(key, counts);
}

/** One of the translations; those that several lists have are much more likely. */
function pickByWeight(counts: ReadonlyMap<string, number>, random: Random): string | undefined {
  let total = 0;
  for (const n of counts.values()) total += n ** 2;
  let rest = random.next() * total;
  for (const [word, n] of counts) {
    rest -= n ** 2;
    if (rest < 0) return word;
  }
  return undefined;
}

/** Copies of each pair, each with other translations. */
const COPIES = 2;

/** Copies of French pairs with most of the anchor in English: what makes English questions find French texts. */
export function codeSwitched(
  pairs: readonly Pair[],
  dictionary: Dictionary,
  random: Random,
): Pair[] {
  const french = pairs.filter((pair) => pair.anchorLanguage === 'fr');
  return Array.from({ length: COPIES }, () => french)
    .flat()
    .map((pair) => {
      const share = 0.7 + 0.1 * random.next();
      return {
        ...pair,
        anchor: dictionary.switched(pair.anchor, share, random),
        anchorLanguage: 'en',
      };
    });
}
