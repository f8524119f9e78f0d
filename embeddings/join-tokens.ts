/** Texts by the texts that they are made of, in order, with white space between. */
export type TextParts = ReadonlyMap<string, readonly string[]>;

/**
 * Tokenizes each part once, for itself and for the text that it is a part of: a chunk has the tokens of its sentences.
 * Only for a tokenizer that never looks beyond white space and puts nothing around a text.
 */
export function joiningParts(
  encode: (text: string) => number[],
  parts: TextParts,
): (text: string) => number[] {
  const shared = new Set([...parts.values()].flat());
  const known = new Map<string, number[]>();
  const once = (text: string): number[] => {
    if (!shared.has(text)) return encode(text);
    const ids = known.get(text) ?? encode(text);
    known.set(text, ids);
    return ids;
  };
  return (text) => parts.get(text)?.flatMap(once) ?? once(text);
}
