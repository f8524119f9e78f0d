import type { Embedder } from '../../embeddings/embedder.ts';
import type { Language } from '../text/language.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { fold, splitWords } from '../text/words.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { type Keys, keysOf, sameMeaning, synonyms } from './lexicon.ts';
import { reports } from './reported-speech.ts';

/** Letters that forms of one word share. */
const ROOT = 4;
const OF_SOME = /\b(?:des|du|of the|of) $/;
/** Letters that the name of a country shares with its adjective. */
const COUNTRY = 5;

/**
 * Compares a claim with its proof: by stems, by known translations, and by the vectors of words and sentences.
 * @param proofWords the content words of the proof; `given` has those around it too.
 * @param threshold cosine from which two words mean the same.
 */
export async function compare(
  claim: Claim,
  { support, clause, passage }: Evidence,
  words: readonly ContentWord[],
  proofWords: readonly ContentWord[],
  given: readonly ContentWord[],
  embedder: Embedder | null,
  threshold: number,
) {
  const foreign = passage.article.language !== claim.language;
  const all = [...words, ...given].map(({ word }) => word);
  const spoken = splitWords(`${claim.text} ${support}`).map(({ accented }) => accented);
  const distinct = [...new Set([...all, ...spoken])];
  const texts = [claim.text, clause, ...distinct];
  const vectors = embedder ? await embedder.embed(texts, 'passage') : [];
  const [whole, proof] = vectors;
  const vectorOf = new Map(distinct.map((word, i) => [word, vectors[i + 2]]));

  const of = (stem: string, language: Language): Keys =>
    language === 'fr' ? { fr: [stem], en: [] } : { fr: [], en: [stem] };
  const ofClaim = (stem: string): Keys => of(stem, claim.language);
  const ofProof = (stem: string): Keys => of(stem, passage.article.language);
  const near = (a: string, b: string): boolean => {
    const [x, y] = [vectorOf.get(a), vectorOf.get(b)];
    return Boolean(x && y && dot(x, y) >= threshold);
  };
  const means = (word: ContentWord, one: ContentWord): boolean =>
    sameMeaning(word.keys, one.keys) ||
    (word.word.length >= ROOT && fold(word.word) === fold(one.word)) ||
    // "Égyptien" of "Égypte".
    (one.isName && commonStart(fold(word.word), fold(one.word)) >= COUNTRY) ||
    // Between two languages a near word translates; in one it may be the contrary: only forms of one word will do.
    ((foreign || fold(word.word).slice(0, ROOT) === fold(one.word).slice(0, ROOT)) &&
      near(word.word, one.word));

  const placesOf = (word: ContentWord): readonly number[] => {
    const places = (fits: (one: ContentWord) => boolean): number[] =>
      proofWords.flatMap((one, at) => (fits(one) ? [at] : []));
    const own = places((one) => one.stem === word.stem);
    return own.length > 0 ? own : places((one) => means(word, one));
  };

  return {
    /** 1 when there is no model to tell. */
    cosine: whole && proof ? dot(whole, proof) : 1,
    /** Words that nothing of the proof holds. Names are held against it by their own check. */
    unheld: words.filter(
      (word) =>
        !word.isName &&
        !word.isLight &&
        // "Des notes" reports nothing.
        (!reports(word.word) || OF_SOME.test(plain(claim.text.slice(0, word.start)))) &&
        !(foreign && STOPWORDS[passage.article.language].has(fold(word.word))) &&
        !given.some((one) => means(word, one)),
    ),
    /** A word of the claim between the same neighbours as another word of the proof: near, or its contrary. */
    replaced: foreign
      ? undefined
      : words.find(
          (word, i) =>
            !word.isName &&
            !word.isLight &&
            !reports(word.word) &&
            !proofWords.some((one) => means(word, one)) &&
            stands(words, i, proofWords),
        ),
    isGiven: (form: string): boolean =>
      given.some((one) => near(form, one.word)) ||
      keysOf(form, claim.language).some((key) =>
        given.some((one) => sameMeaning(of(key, claim.language), one.keys)),
      ),
    /** Whether a stem of the claim is among stems of the proof, or one of that meaning between two languages. */
    isAmong: (stem: string, others: ReadonlySet<string>): boolean =>
      others.has(stem) ||
      [...others].some((other) =>
        foreign
          ? sameMeaning(ofClaim(stem), ofProof(other))
          : synonyms(stem, other, claim.language),
      ),
    means,
    /** Which words of the support a word of the claim may be: those of its own form, or all that mean the same. */
    placesOf,
    /** Which one it is; -1 for none, or more than one. */
    placeOf: (word: ContentWord): number => {
      const places = placesOf(word);
      return places.length === 1 ? places[0]! : -1;
    },
  };
}

function commonStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Whether a word stands where the proof has one that the claim has not, its neighbours being the same. */
function stands(words: readonly ContentWord[], i: number, given: readonly ContentWord[]): boolean {
  if (given.some(({ stem }) => stem === words[i]!.stem)) return false;
  const claimed = new Set(words.map(({ stem }) => stem));
  const [left, right] = [words[i - 1]?.stem, words[i + 1]?.stem];
  if (left === undefined && right === undefined) return false;
  return given.some(
    ({ stem }, at) =>
      !claimed.has(stem) &&
      (left === undefined || given[at - 1]?.stem === left) &&
      (right === undefined || given[at + 1]?.stem === right),
  );
}
