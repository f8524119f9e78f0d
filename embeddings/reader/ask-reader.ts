import { setTimeout } from 'node:timers/promises';
import type { Reader, TextSpan } from './reader.ts';

/** Asks where a text answers a question; resolves to null for nowhere. */
export type AskReader = (question: string, text: string) => Promise<TextSpan | null>;

/** Nobody waits longer for one text. */
const TIME_LIMIT_MS = 3000;

/**
 * Asks a reader about one text after the other. One that fails or is late finds nothing.
 * @param leastMargin below which the reader's best span is taken for none.
 */
export function askReader(reader: Pick<Reader, 'read'>, leastMargin = 0): AskReader {
  return async (question, text) => {
    const reading = reader.read(question, [{ text, sentences: [] }]).catch(() => []);
    const late = setTimeout(TIME_LIMIT_MS, [], { ref: false });
    const [found] = await Promise.race([reading, late]);
    return found?.best && found.best.margin >= leastMargin ? found.best.span : null;
  };
}
