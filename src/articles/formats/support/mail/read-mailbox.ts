import type { Localized } from '../../../../i18n/localized.ts';
import { articleText } from '../../../texts/index.ts';
import type { Content, Problem } from '../../format.ts';
import { several } from '../several.ts';
import { contentsOfMail, NO_MESSAGE } from './read-mail.ts';

const MOST_MESSAGES = 5_000;
const TOO_MANY: Localized = articleText((texts) => texts.readMail.tooManyMessages);

/** "From ana@gazette.example Tue Mar  5 08:00:00 2024": a sentence may begin with its word, but ends in no year. */
const SEPARATOR = /(?:^|\n\r?\n)From [^\n]{0,300} (?:19|20)\d\d[ \t]*\r?\n/g;
/** Such a line in a message was given a sign more. */
const ESCAPED = /^>(?=>{0,20}From )/gm;

/** Messages one after the other (mbox): each begins with a line "From …" behind an empty one. */
export async function readMailbox(bytes: Uint8Array): Promise<Content | Problem> {
  const messages = messagesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (messages.length > MOST_MESSAGES) return { problem: TOO_MANY };
  const contents: Content[] = [];
  for (const message of messages) contents.push(...(await contentsOfMail(message)));
  return contents.length === 0 ? { problem: NO_MESSAGE } : several(contents);
}

function messagesOf(mailbox: Buffer): Buffer[] {
  const text = mailbox.toString('latin1');
  const found = [...text.matchAll(SEPARATOR)];
  return found.map(({ index, 0: line }, i) =>
    Buffer.from(
      text.slice(index + line.length, found[i + 1]?.index ?? text.length).replace(ESCAPED, ''),
      'latin1',
    ),
  );
}
