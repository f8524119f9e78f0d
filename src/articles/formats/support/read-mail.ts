import PostalMime from 'postal-mime';
import type { Localized } from '../../../i18n/localized.ts';
import { type DeclaredDetails, dateIn, oneLine, webAddress } from '../../details/details.ts';
import { articleText } from '../../texts/index.ts';
import type { Content, Problem } from '../format.ts';
import { cleanText } from './decode.ts';
import { contentOfHtml } from './read-html.ts';
import { several } from './several.ts';

const MOST_MESSAGES = 5_000;

const NO_MESSAGE: Localized = articleText((texts) => texts.readMail.notMessage);
const TOO_MANY: Localized = articleText((texts) => texts.readMail.tooManyMessages);

/** A message, its HTML part before the plain one; or a page that a browser saved as a message. */
export async function readMail(bytes: Uint8Array): Promise<Content | Problem> {
  const mail = await PostalMime.parse(Uint8Array.from(bytes), { maxNestingDepth: 50 });
  const header = (name: string): string | undefined =>
    mail.headers.find(({ key }) => key === name)?.value;
  if (mail.headers.length === 0) return { problem: NO_MESSAGE };
  const page = mail.html ? contentOfHtml(mail.html) : null;
  const plainText = cleanText(mail.text ?? '').trim();
  const body: Content | null =
    page !== null && !('problem' in page) && page.text !== ''
      ? page
      : plainText === ''
        ? null
        : { text: plainText };
  if (body === null) return { problem: NO_MESSAGE };
  const address = header('snapshot-content-location');
  // What a browser saved has its own title and dates; those of the message are of the saving.
  if (address !== undefined) {
    const saved: DeclaredDetails = { url: webAddress(address) ?? undefined };
    return { ...body, declared: [...(body.declared ?? []), ['meta', saved]] };
  }
  const details: DeclaredDetails = {
    title: oneLine(mail.subject ?? '') ?? undefined,
    publisher: oneLine(mail.from?.name ?? '') ?? undefined,
    published: dateIn(mail.date ?? '') ?? undefined,
  };
  return { ...body, declared: [['file', details], ...(body.declared ?? [])] };
}

/** Messages one after the other (mbox): each begins with a line "From …" behind an empty one. */
export async function readMailbox(bytes: Uint8Array): Promise<Content | Problem> {
  const messages = messagesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (messages.length > MOST_MESSAGES) return { problem: TOO_MANY };
  const contents: Content[] = [];
  for (const message of messages) {
    const content = await readMail(message);
    if (!('problem' in content)) contents.push(content);
  }
  return contents.length === 0 ? { problem: NO_MESSAGE } : several(contents);
}

function messagesOf(mailbox: Buffer): Buffer[] {
  const text = mailbox.toString('latin1');
  const starts = [...text.matchAll(/(?:^|\n\r?\n)From [^\n]*\n/g)].map(
    ({ index, 0: line }) => index + line.length,
  );
  const ends = [...text.matchAll(/(?:^|\n\r?\n)From [^\n]*\n/g)].map(({ index }) => index);
  return starts.map((start, i) => mailbox.subarray(start, ends[i + 1] ?? mailbox.length));
}
