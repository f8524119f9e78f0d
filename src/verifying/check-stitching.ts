import { numbersIn, sameNumber } from '../text/numbers.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Aligned } from './aligned.ts';
import { OPENS_BACK, POINTS_THERE } from './anaphora.ts';
import type { ContentWord } from './content-words.ts';
import { isElliptic } from './elliptic.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';

/** What may join what two sentences say. */
const JOINT =
  /[,;:()–—]|\b(?:et|and|mais|but|qui|who|which|that|dont|ou|or|alors|while|quand|when|apres|after|avant|before|contre)\b/;
/** Where another subject follows within one sentence. */
const TURN =
  /; |, (?:(?:but|while|whereas) (?:the|most|some|all|many|several|an?)|(?:mais|alors que|tandis que) (?:la|le|les|une?|des|plusieurs|certains)) (?!.*\b(?:it|them|its|their|they|this|that|him|her|en|y|celui|celle|son|sa|ses|leurs?)\b)/i;
/** A claim that begins with words of one sentence and goes on with those of another, as if they were one. */
export function checkStitching(
  claim: Claim,
  { support, passage }: Evidence,
  { words, proofWords, placesOf }: Aligned,
): string | null {
  const sentences = splitSentences(support).flatMap(({ start, end }) => {
    const at = support.slice(start, end).search(TURN);
    return at < 0
      ? [{ start, end }]
      : [
          { start, end: start + at + 1 },
          { start: start + at + 1, end },
        ];
  });
  for (let i = sentences.length - 1; i > 0; i--) {
    const { start, end } = sentences[i]!;
    const sentence = plain(support.slice(start, end));
    if (!OPENS_BACK.test(sentence) && !POINTS_THERE.test(sentence)) continue;
    sentences.splice(i - 1, 2, { start: sentences[i - 1]!.start, end });
  }
  if (sentences.length < 2) return null;
  // What "5,300 started" counts stands in the sentence before.
  const alone = numbersIn(support, passage.article.language).filter((one) =>
    isElliptic(support, one),
  );
  const counts = numbersIn(claim.text, claim.language).filter((one) =>
    alone.some((other) => sameNumber(one, other)),
  );
  const isCounted = ({ start }: ContentWord): boolean =>
    counts.some(({ end }) => end + 1 === start);
  const held = words
    .filter((word) => !word.isName && !word.isLight && !isCounted(word))
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
