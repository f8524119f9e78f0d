import { splitSentences } from '../text/sentences.ts';
import type { Aligned } from './aligned.ts';
import { POINTS_THERE } from './anaphora.ts';
import { type Claim, plain } from './evidence.ts';

/** "Parents are in favour of later lessons", where they are told of as planned and "the parents are in favour of it". */
export function isAttitude(
  { text }: Claim,
  support: string,
  { words, placesOf, proofWords }: Aligned,
): boolean {
  if (!ATTITUDE.test(plain(text))) return false;
  const sentence = splitSentences(support).find(({ start, end }) =>
    POINTS_THERE.test(plain(support.slice(start, end))),
  );
  const [subject] = words.filter(({ isLight }) => !isLight);
  if (!sentence || !subject) return false;
  const places = placesOf(subject).map((at) => proofWords[at]!.start);
  return places.length > 0 && places.every((at) => sentence.start <= at && at < sentence.end);
}
const ATTITUDE =
  /^(?:\S+ ){1,6}?(?:(?:est|sont|is|are|was|were) (?:favorables?|opposee?s?|hostiles?|in favour|opposed)|oppose[sd]?|rejects?|supports?|criticises?|soutien(?:t|nent)|rejett?ent|critiquent?)\b/;
