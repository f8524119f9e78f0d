import type { Writable } from 'node:stream';
import type { Reply } from '../../commands/reply.ts';
import { moduleProblem, UserError } from '../errors.ts';
import { messages } from '../i18n/messages.ts';
import { columnsOf, wrap } from '../i18n/wrap.ts';
import type { Language } from '../text/language.ts';
import { printable } from './printable.ts';

/** The command line itself is wrong: exit code 2. */
export class WrongUse extends UserError {}

/** What is shown of an error: its message and remedy; of a bug, its stack and an apology. */
export function errorText(error: unknown, language: Language): string {
  const showable = moduleProblem(error) ?? error;
  if (showable instanceof UserError) {
    return printable(`${showable.text[language]}\n${showable.remedy[language]}`);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${printable(stack)}\n${messages(language).errors.bug}`;
}

/** Says something beside the answers, with lines that end at words where a person reads them. */
export function writeNote(
  text: string,
  stream: Writable & { readonly isTTY?: boolean; readonly columns?: number },
): void {
  stream.write(`${wrap(text, columnsOf(stream))}\n`);
}

/** A line on what kept a language model from writing an answer, and the reader from reading. */
export function tellTrouble(reply: Reply | null, stderr: Writable): void {
  if (reply?.type !== 'answer') return;
  for (const trouble of [reply.answer.trouble, reply.answer.readingTrouble]) {
    if (trouble !== undefined) stderr.write(`${printable(trouble)}\n`);
  }
}
