import { setImmediate } from 'node:timers/promises';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StemNeighbour } from '../corpus/stem-neighbour.ts';
import type { Language } from '../text/language.ts';
import { stem } from '../text/stems.ts';
import { isStopword, QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { splitWords, type Word } from '../text/words.ts';
import type { Alternative } from './query-term.ts';
import { type Neighbours, type SoftMatch, softMatches, stemsToMatch } from './soft-matching.ts';
import { CORRECTIONS_KEPT, corrections, lexiconOf } from './spelling.ts';

/** A translation or synonym this near leaves no need to look for another spelling. */
const SURE = 0.75;
/** Of a text pasted as a question, the words beyond these are left out: they would cost time and add nothing. */
const MAX_TERMS = 64;

/** A content word of a question. */
interface ContentWord {
  readonly word: Word;
  /** Its own, each once: articles of both languages are in the index, each under its own stemmer. */
  readonly stems: readonly string[];
  readonly near: readonly StemNeighbour[];
}

/** A word with what the index has of it. */
interface KnownWord extends ContentWord {
  /** Chunks that have the more frequent of its stems. */
  readonly frequency: number;
  readonly soft: readonly SoftMatch[];
  /** Stems of the index that it may be a misspelling of. */
  readonly spelt: readonly Alternative[];
}

/** The words of a text in order, function words with null, up to {@link MAX_TERMS} different ones. */
export function wordsOf(
  text: string,
  language: Language,
  neighbours: Neighbours,
): (ContentWord | { readonly word: Word; readonly stems: null })[] {
  const words: ReturnType<typeof wordsOf> = [];
  const keys = new Set<string>();
  for (const word of splitWords(text)) {
    if (keys.size === MAX_TERMS) break;
    if (isStopword(text, word, QUESTION_STOPWORDS[language])) {
      words.push({ word, stems: null });
      continue;
    }
    const stems = [...new Set([stem(word, language), stem(word, language === 'fr' ? 'en' : 'fr')])];
    keys.add(stems[0]!);
    words.push({ word, stems, near: neighbours.get(word.form) ?? [] });
  }
  return words;
}

/** Looks content words up in the index: all at once, and once more those that it has nothing like. */
export async function lookUp(
  words: readonly ContentWord[],
  language: Language,
  corpus: CorpusReader,
): Promise<Map<ContentWord, KnownWord>> {
  const wanted = words.flatMap(({ stems, near }) => [...stems, ...stemsToMatch(near, language)]);
  const frequencies = await corpus.frequencies(new Set(wanted));
  const known = words.map((one): KnownWord => {
    const frequency = Math.max(...one.stems.map((candidate) => frequencies.get(candidate) ?? 0));
    const soft = softMatches(one.near, one.stems, frequency > 0, language, frequencies);
    return { ...one, frequency, soft, spelt: [] };
  });
  const isMeant = ({ frequency, soft }: KnownWord): boolean =>
    frequency > 0 || soft.some(({ translates, weight }) => translates || weight >= SURE);
  const strange = known.filter((one) => !isMeant(one));
  const spelt = strange.length === 0 ? new Map() : await respelt(strange, corpus);
  return new Map(
    words.map((one, i) => [one, { ...known[i]!, spelt: spelt.get(known[i]) ?? [] }] as const),
  );
}

async function respelt(
  words: readonly KnownWord[],
  corpus: CorpusReader,
): Promise<Map<KnownWord, Alternative[]>> {
  const lexicon = await lexiconOf(corpus);
  const found = new Map<KnownWord, Alternative[][]>();
  for (const one of words) {
    const apart = numberApart(one.word);
    found.set(one, [
      ...(apart ? [[apart]] : []),
      ...one.stems.map((unknown) => corrections(unknown, lexicon)),
    ]);
    // Each is compared with thousands of words.
    await setImmediate();
  }
  const stems = [...found.values()].flat(2).map(({ stem: other }) => other);
  const frequencies = await corpus.frequencies(new Set(stems));
  const isThere = ({ stem: other }: Alternative) => (frequencies.get(other) ?? 0) > 0;
  return new Map(
    [...found].map(([one, ofStems]) => [
      one,
      ofStems.flatMap((others) => others.filter(isThere).slice(0, CORRECTIONS_KEPT)),
    ]),
  );
}

const LETTERS_AND_NUMBER = /^[a-z]{1,4}(\d{1,4})$/;
/** Its letters may be others there. */
const APART = 0.9;

/** The number of a word such as "D47", which articles may write apart, or behind other letters: "D 47", "RD 47". */
function numberApart({ form }: Word): Alternative | null {
  const number = LETTERS_AND_NUMBER.exec(form)?.[1];
  return number === undefined ? null : { stem: number, weight: APART };
}
