import { stemsOf } from '../text/index-stems.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import type { Finding } from './find-answer.ts';

const NAME_ASKED =
  /\b(?:quel (?:est|etait) (?:le |son )?(?:nom|prenom)|comment (?:s'appell\w+|se nomm\w+)|what (?:is|was|are) (?:\S+ ){1,6}?(?:called|named)|(?:what|which) (?:is|was) the (?:first |last |full )?name|(?:what|which) name)\b/;

/**
 * Whether what was found lacks what the question asks for, however sure the reader is: the unit ("quel âge" wants years),
 * a name where one is asked for, or any word that the question does not have itself.
 */
export function isDoubtful({ query, sentences }: Finding): boolean {
  const [best] = sentences;
  if (!best) return true;
  const { text, start, candidate, features, reading } = best;
  if (features.unit < 0) return true;
  if (!reading || reading.margin <= 0) return false;
  const lead = candidate.chunk.start - start;
  const span = text.slice(Math.max(0, reading.span.start + lead), reading.span.end + lead);
  const isNew = ({ form }: { form: string }): boolean => !query.forms.has(form);
  const words = splitWords(span);
  if (NAME_ASKED.test(foldStraight(query.text)))
    return !words.some((word) => isNew(word) && /\p{Lu}/u.test(span[word.start]!));
  const stems = stemsOf(span, candidate.article.language);
  return (
    stems.length > 0 && stems.every((stem) => query.roles.get(stem)?.some(({ word }) => word === 1))
  );
}
