import type { Language } from '../text/language.ts';
import type { Aligned } from './aligned.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { reports } from './reported-speech.ts';
import { partsOf } from './told.ts';
import { PERFECT } from './voices.ts';

/** How a part begins that has a subject of its own. */
const OWN_SUBJECT =
  /^[\s«»“”"(]*(?:(?:puis|et|mais|then|and|but|while|alors que|tandis que) )*(?:l[ae]s? |l'|une? |des |the |an? )/;
const SPEAKER = /^(?:selon|d'apres|according to) [^,]*, /;

/** "The heatwave destroyed the buds", where the frost did, and the heatwave did something else. */
export function checkSubjects(
  claim: Claim,
  { support, passage }: Evidence,
  { words, proofWords, placesOf }: Aligned,
): string | null {
  const { language } = passage.article;
  const told = new Set(words.flatMap((word) => placesOf(word)));
  const acts = (text: string, { start, word }: ContentWord, of: Language): boolean =>
    !reports(word) && PERFECT[of].test(plain(text.slice(0, start)));
  const parts = partsOf(support);
  const partOf = (at: number) =>
    parts.find(({ start, end }) => start <= proofWords[at]!.start && proofWords[at]!.start < end)!;
  const from = SPEAKER.exec(plain(claim.text))?.[0].length ?? 0;
  for (const word of words) {
    const [at, ...more] = placesOf(word);
    if (at === undefined || more.length > 0 || !acts(claim.text, word, claim.language)) continue;
    if (!acts(support, proofWords[at]!, language)) continue;
    const part = partOf(at);
    if (!OWN_SUBJECT.test(plain(support.slice(part.start, part.end)))) continue;
    const own = proofWords.filter(
      ({ start, isLight }, i) => start >= part.start && i < at && !isLight,
    );
    if (own.length === 0 || own.some((one) => told.has(proofWords.indexOf(one)))) continue;
    const subject = words.find(
      ({ start, isLight }) => start >= from && start < word.start && !isLight,
    );
    const places = subject ? placesOf(subject) : [];
    const elsewhere = (place: number): boolean => {
      const other = partOf(place);
      return (
        other !== part &&
        proofWords.some(
          (one) =>
            one.start > proofWords[place]!.start &&
            one.start < other.end &&
            acts(support, one, language),
        )
      );
    };
    if (places.length > 0 && places.every(elsewhere)) return `${word.word} of ${subject!.word}`;
  }
  return null;
}
