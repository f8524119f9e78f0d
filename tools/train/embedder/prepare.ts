import { codeSwitched, Dictionary } from './code-switching.ts';
import { pseudoQuestions, stemPairs, wordUses } from './made-pairs.ts';
import type { Pair, Sources } from './pairs.ts';
import { Random } from './random.ts';
import { splitWords } from './split-words.ts';

/** Made of the words of all texts. */
const STEMS = 'stems';
/** Made of the passages of some sources. */
const PSEUDO = 'pseudo-questions';
/** Made of English texts of which the passages are translations or surroundings. */
const ENGLISH_PSEUDO = 'English pseudo-questions';
/** Before the name of the source of which code-switched copies are made. */
const SWITCHED = 'switched ';

/** Which sources made ones are made from. */
export interface MadeFrom {
  /** Lists of English and French words, for the dictionary. */
  readonly dictionary: readonly string[];
  /** Sources with French passages. */
  readonly pseudoQuestions: readonly string[];
  /** Sources with English anchors and French passages. */
  readonly englishPseudoQuestions: readonly string[];
}

/** Which files hold the pairs of these sources. */
export function pairFiles(names: readonly string[]): string[] {
  const made = [STEMS, PSEUDO, ENGLISH_PSEUDO];
  return names.filter((name) => !made.includes(name) && !name.startsWith(SWITCHED));
}

/** Adds the sources that are made from others; of code-switched copies, those that are wanted. */
export function addMadePairs(
  sources: Sources,
  names: readonly string[],
  from: MadeFrom,
  seed: number,
): void {
  const uses = wordUses([...sources.values()].flat());
  const pairsOf = (those: readonly string[]) => those.flatMap((name) => sources.get(name) ?? []);
  sources.set(STEMS, stemPairs(uses, new Random(seed, STEMS)));
  const passages = new Set(
    pairsOf(from.pseudoQuestions).flatMap(({ positive, positiveLanguage }) =>
      positiveLanguage === 'fr' ? [positive] : [],
    ),
  );
  const themselves = Array.from(passages, (text): Pair => {
    return { anchor: text, positive: text, anchorLanguage: 'fr', positiveLanguage: 'fr' };
  });
  sources.set(PSEUDO, pseudoQuestions(themselves, uses.fr, new Random(seed, PSEUDO)));
  const english = pairsOf(from.englishPseudoQuestions).filter(
    ({ anchorLanguage, positiveLanguage }) => anchorLanguage === 'en' && positiveLanguage === 'fr',
  );
  sources.set(ENGLISH_PSEUDO, pseudoQuestions(english, uses.en, new Random(seed, ENGLISH_PSEUDO)));
  const dictionary = new Dictionary(pairsOf(from.dictionary));
  for (const name of names) {
    if (!name.startsWith(SWITCHED)) continue;
    const copied = pairsOf([name.slice(SWITCHED.length)]);
    sources.set(name, codeSwitched(copied, dictionary, new Random(seed, name)));
  }
}

/** How often each word stands in the texts, each text counted once; sources of less weight count for less. */
export function wordCounts(
  sources: Sources,
  weights: Readonly<Record<string, number>>,
): Map<string, number> {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const [name, pairs] of sources) {
    const weight = weights[name] ?? 1;
    for (const text of pairs.flatMap(({ anchor, positive }) => [anchor, positive])) {
      if (seen.has(text)) continue;
      seen.add(text);
      for (const word of splitWords(text)) counts.set(word, (counts.get(word) ?? 0) + weight);
    }
  }
  return counts;
}
