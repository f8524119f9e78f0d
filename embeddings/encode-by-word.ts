import { oncePerWord } from './once-per-word.ts';

/**
 * Tokenizes each word once, however often it comes. Only for a tokenizer that never looks beyond white space and puts
 * nothing around a text.
 */
export function encodingByWord(encode: (text: string) => number[]): (text: string) => number[] {
  const idsOf = oncePerWord<readonly number[]>(encode);
  return (text) => {
    const ids: number[] = [];
    for (const word of text.replaceAll('\n', ' ').split(' ')) {
      if (word !== '') for (const id of idsOf(word)) ids.push(id);
    }
    return ids;
  };
}
