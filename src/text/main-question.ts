import { splitSentences } from './sentences.ts';
import { foldStraight } from './words.ts';

/** A message up to here is read as it is. */
const LONG = 300;
/** A question as short as this leans on the sentence before it: "Why?" */
const SHORT = 25;

const MARKED = /\?["»”’)\s]*$/;

/** Words that begin hardly any sentence but a question; "when" and "where" begin many a story. */
const ASKING =
  "combien|pourquoi|comment|quel(?:le)?s?|qu'est-ce|est-ce|y a-t-il|how|why|who|whom|whose|which|what";
/** A question as people write it who leave its mark out: "How many …", "j'aimerais savoir où …". */
const UNMARKED = new RegExp(
  `^(?:et |and |so |donc |alors )?(?:${ASKING})\\b|\\b(?:savoir|(?:dis|dites)[- ](?:moi|nous)|me demande|to know|tell (?:me|us)|wonder|wondering) (?:${ASKING}|si|qui|ou|quand|if|whether|when|where)\\b`,
);

/**
 * What a long message asks: its last sentence that ends in a question mark, else the last that asks by its words; with the
 * sentence before where it is very short. A message that is short, or asks nothing, is read whole.
 */
export function mainQuestion(text: string): string {
  if (text.length <= LONG) return text;
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end).trim());
  const marked = sentences.findLastIndex((sentence) => MARKED.test(sentence));
  const at =
    marked < 0
      ? sentences.findLastIndex((sentence) => UNMARKED.test(foldStraight(sentence)))
      : marked;
  if (at < 0) return text;
  const question = sentences[at]!;
  const before = sentences[at - 1];
  return question.length < SHORT && before ? `${before} ${question}` : question;
}
