import { splitSentences } from '../chunking/sentences.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';

/** What may join what two sentences say. */
const JOINT =
  /[,;:()–—]|\b(?:et|and|mais|but|qui|who|which|that|dont|ou|or|alors|while|quand|when|apres|after|avant|before|contre)\b/;
/** A sentence that goes on speaking of someone. */
export const OPENS_BACK =
  /^\W*(?:il|elle|ils|elles|celui-ci|celle-ci|ce|cet|cette|ces|son|sa|ses|leur|leurs|he|she|they|it|its|his|her|their|this|that|these|those)\b/;

/** A claim that begins with words of one sentence and goes on with those of another, as if they were one. */
export function checkStitching(
  claim: Claim,
  { support }: Evidence,
  words: readonly ContentWord[],
  proofWords: readonly ContentWord[],
  placesOf: (word: ContentWord) => readonly number[],
): string | null {
  const sentences = splitSentences(support).flatMap(({ start, end }) => {
    const at = support.slice(start, end).indexOf('; ');
    return at < 0
      ? [{ start, end }]
      : [
          { start, end: start + at + 1 },
          { start: start + at + 1, end },
        ];
  });
  for (let i = sentences.length - 1; i > 0; i--) {
    const { start, end } = sentences[i]!;
    if (!OPENS_BACK.test(plain(support.slice(start, end)))) continue;
    sentences.splice(i - 1, 2, { start: sentences[i - 1]!.start, end });
  }
  if (sentences.length < 2) return null;
  const held = words
    .filter(({ isName, isLight }) => !isName && !isLight)
    .map((word) => {
      const starts = placesOf(word).map((at) => proofWords[at]!.start);
      const within = sentences.flatMap(({ start, end }, i) =>
        starts.some((place) => start <= place && place < end) ? [i] : [],
      );
      return { word, within };
    })
    .filter(({ within }) => within.length > 0);
  let current = held[0]?.within ?? [];
  for (const [i, { word, within }] of held.entries()) {
    const both = current.filter((one) => within.includes(one));
    if (both.length > 0) {
      current = both;
      continue;
    }
    const last = held[i - 1]!.word;
    const between = plain(claim.text.slice(last.end, word.start));
    if (!JOINT.test(between)) return `stitched: ${last.word} ${word.word}`;
    current = within;
  }
  return null;
}
