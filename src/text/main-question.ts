import { splitSentences } from './sentences.ts';

/** A message up to here is read as it is. */
const LONG = 300;
/** A question as short as this leans on the sentence before it: "Why?" */
const SHORT = 25;

/**
 * What a long message asks: its last sentence that ends in a question mark, with the sentence before where it is very
 * short. A message that is short, or asks nothing, is read whole.
 */
export function mainQuestion(text: string): string {
  if (text.length <= LONG) return text;
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end).trim());
  const at = sentences.findLastIndex((sentence) => /\?["»”’)\s]*$/.test(sentence));
  if (at < 0) return text;
  const question = sentences[at]!;
  const before = sentences[at - 1];
  return question.length < SHORT && before ? `${before} ${question}` : question;
}
