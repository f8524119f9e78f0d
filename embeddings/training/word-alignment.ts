import type { Pair } from './pairs.ts';

const WORD = /\p{L}+/gu;
/** Words of a text, at most; the more there are, the less is known of each. */
const MOST_WORDS = 40;
const ROUNDS = 5;

/** A text and its translation; `couples` holds, English word by English word, the number of the couple with each French one. */
interface Translation {
  readonly english: readonly string[];
  readonly french: readonly string[];
  readonly couples: Int32Array;
}

/** An English and a French word that stand in one translation somewhere, by the numbers of the words. */
interface Couples {
  readonly english: number[];
  readonly french: number[];
}

/**
 * Which word translates which, learnt from translated texts alone: the odds are those of IBM's first model (Brown et al.
 * 1993), both ways, and two words belong together where each is the other's likeliest.
 *
 * @param pairs those of an English anchor and a French positive are looked at.
 * @returns a pair of words in lower case for each time that they belong together.
 */
export function alignedWords(pairs: Iterable<Pair>): Pair[] {
  const { translations, couples } = readTranslations(pairs);
  const toEnglish = new Float64Array(couples.english.length).fill(1);
  const toFrench = toEnglish.slice();
  for (let round = 0; round < ROUNDS; round++) {
    improve(toEnglish, translations, couples.french, 'english');
    improve(toFrench, translations, couples.english, 'french');
  }
  const odds = toEnglish.map((share, couple) => share * toFrench[couple]!);
  return translations.flatMap((translation) => alignedIn(translation, odds));
}

function readTranslations(pairs: Iterable<Pair>) {
  const numbers = { english: new Map<string, number>(), french: new Map<string, number>() };
  const number = (word: string, known: Map<string, number>): number => {
    const n = known.get(word) ?? known.size;
    known.set(word, n);
    return n;
  };
  const couples: Couples = { english: [], french: [] };
  const coupled = new Map<number, number>();
  const translations: Translation[] = [];
  for (const { anchor, positive, anchorLanguage, positiveLanguage } of pairs) {
    if (anchorLanguage !== 'en' || positiveLanguage !== 'fr') continue;
    const [english, french] = [wordsOf(anchor), wordsOf(positive)];
    if (Math.max(english.length, french.length) > MOST_WORDS) continue;
    const met = english.flatMap((e) =>
      french.map((f) => {
        const [i, j] = [number(e, numbers.english), number(f, numbers.french)];
        const key = i * 2 ** 24 + j;
        let couple = coupled.get(key);
        if (couple === undefined) {
          couple = couples.english.push(i) - 1;
          couples.french.push(j);
          coupled.set(key, couple);
        }
        return couple;
      }),
    );
    translations.push({ english, french, couples: Int32Array.from(met) });
  }
  return { translations, couples };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/**
 * One round of expectation and maximisation, in place.
 *
 * @param given for each couple the word of the other language.
 * @param to the language whose words share themselves out among those of the other.
 */
function improve(
  odds: Float64Array,
  translations: readonly Translation[],
  given: readonly number[],
  to: 'english' | 'french',
): void {
  const counts = new Float64Array(odds.length);
  const totals = new Map<number, number>();
  for (const { english, french, couples } of translations) {
    const [e, f] = [english.length, french.length];
    const [words, wordStride, others, otherStride] = to === 'english' ? [e, f, f, 1] : [f, 1, e, f];
    for (let word = 0; word < words; word++) {
      let sum = 0;
      const start = word * wordStride;
      for (let o = 0; o < others; o++) sum += odds[couples[start + o * otherStride]!]!;
      for (let o = 0; o < others; o++) {
        const couple = couples[start + o * otherStride]!;
        counts[couple]! += odds[couple]! / sum;
      }
    }
  }
  for (const [couple, n] of counts.entries())
    totals.set(given[couple]!, (totals.get(given[couple]!) ?? 0) + n);
  for (const [couple, n] of counts.entries()) odds[couple] = n / totals.get(given[couple]!)!;
}

function alignedIn({ english, french, couples }: Translation, odds: Float64Array): Pair[] {
  const of = (i: number, j: number) => odds[couples[i * french.length + j]!]!;
  const likeliest = (count: number, likely: (at: number) => number): number => {
    let best = 0;
    for (let at = 1; at < count; at++) if (likely(at) > likely(best)) best = at;
    return best;
  };
  const ofFrench = french.map((_, j) => likeliest(english.length, (i) => of(i, j)));
  return english.flatMap((anchor, i): Pair[] => {
    const j = likeliest(french.length, (at) => of(i, at));
    if (ofFrench[j] !== i) return [];
    return [{ anchor, positive: french[j]!, anchorLanguage: 'en', positiveLanguage: 'fr' }];
  });
}

/** Each pair that comes twice or more, once; without those of a word and itself. */
export function repeatedPairs(pairs: readonly Pair[]): Pair[] {
  const times = new Map<string, number>();
  return pairs.filter(({ anchor, positive }) => {
    const key = `${anchor}\t${positive}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 2 && anchor !== positive;
  });
}
