import type { ContentWord } from './content-words.ts';
import { type Claim, plain } from './evidence.ts';

/** Nouns and adjectives that only say what kind of thing the word beside them is: "la départementale 917" is a road. */
const GENERIC =
  /^(?:roads?|streets?|sites?|areas?|zones?|places?|buildings?|facilit(?:y|ies)|premises|local|systems?|schemes?|programmes?|devices?|equipment|process|procedures?|operations?|locale?s?|locaux|routes?|rues?|lieux?|secteurs?|batiments?|dispositifs?|systemes?|appareils?)$/;
/** Other words of the claim that the proof must hold. */
const HELD = 4;
const BESIDE = /^ (?:(?:de |du |des |d'|of |the |la |le |les |l')*)$/;

/**
 * Whether a word that a translation adds says nothing of its own: a generic one right beside a word that the proof holds,
 * the only one of the sentence.
 */
export function isGeneric(
  word: ContentWord,
  { text }: Claim,
  words: readonly ContentWord[],
  placesOf: (word: ContentWord) => readonly number[],
): boolean {
  if (!GENERIC.test(plain(word.word))) return false;
  const held = words.filter((one) => !one.isLight && !one.isName && placesOf(one).length > 0);
  const beside = held.some((one) => {
    const [from, to] = one.start < word.start ? [one.end, word.start] : [word.end, one.start];
    return BESIDE.test(plain(text.slice(from, to)));
  });
  return beside && held.length >= HELD;
}
