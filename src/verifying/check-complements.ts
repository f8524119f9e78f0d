import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { latestOwner, type Topics } from './topics.ts';

const OF =
  /^ (?:de|du|des|d'|of)(?: (?:l[ae]s?|un|une|the|an?|its|his|her|their|son|sa|ses|leurs?))? ?(?:l')?$/;

/** The word that "de" or "of" joins to another: "présidence" has "revue" in "la présidence de la revue". */
function complementOf(
  text: string,
  word: ContentWord,
  words: readonly ContentWord[],
): ContentWord | null {
  const next = words.find(({ start }) => start >= word.end);
  return next && OF.test(plain(text.slice(word.end, next.start))) ? next : null;
}

const POSSESSIVE = /\b(son|sa|ses|leurs?|his|her|its|their) (?:\S+ )?$/;
const AT = /^ (?:at|in|from|for|on|a|au|aux|dans|en|sur|chez) (?:l[ae]s? |l'|the |an? |un |une )?$/;

/** "La déléguée du théâtre", where "sa déléguée" is the union's; "the trial of the nurses", where it is one at a hospital. */
function ownedOtherwise(
  said: ContentWord,
  head: ContentWord,
  support: string,
  topics: Topics,
  words: readonly ContentWord[],
  proofWords: readonly ContentWord[],
  means: (word: ContentWord, one: ContentWord) => boolean,
): boolean {
  const owned = POSSESSIVE.exec(plain(support.slice(0, head.start)))?.[1];
  if (owned) {
    const owner = latestOwner(topics, /^(?:leurs?|their)$/.test(owned));
    return /^(?:his|her)$/.test(owned) || !owner || !means(said, owner);
  }
  const next = proofWords.find(({ start }) => start >= head.end);
  if (!next || !AT.test(plain(support.slice(head.end, next.start)))) return false;
  return !words.some((word) => means(word, next));
}

/** "La présidence de la revue", where the support has "la présidence de l'institut". */
export function checkComplements(
  claim: Claim,
  { support }: Evidence,
  words: readonly ContentWord[],
  proofWords: readonly ContentWord[],
  placesOf: (word: ContentWord) => readonly number[],
  means: (word: ContentWord, one: ContentWord) => boolean,
  topics: Topics,
): string | null {
  for (const word of words) {
    const said = complementOf(claim.text, word, words);
    const places = placesOf(word);
    if (!said || places.length === 0 || places.length > 1) continue;
    if (!said.isName && placesOf(said).length === 0) {
      const otherwise = ownedOtherwise(
        said,
        proofWords[places[0]!]!,
        support,
        topics,
        words,
        proofWords,
        means,
      );
      if (otherwise) return `${word.word} of ${said.word}, not there`;
    }
    const given = complementOf(support, proofWords[places[0]!]!, proofWords);
    if (!given || means(said, given) || said.word === given.word) continue;
    // Adjectives and appositions may come between: what is joined may stand a little further.
    const near = proofWords.filter(
      ({ start }) =>
        start > given.start &&
        start - given.end < 24 &&
        !/[,;.]/.test(support.slice(given.end, start)),
    );
    if (near.some((one) => means(said, one))) continue;
    if (!words.some((one) => one !== said && means(one, given))) {
      return `${word.word} of ${said.word}`;
    }
  }
  return null;
}
