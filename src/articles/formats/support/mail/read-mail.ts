import PostalMime, { type Email } from 'postal-mime';
import type { Localized } from '../../../../i18n/localized.ts';
import { type DeclaredDetails, dateIn, oneLine, webAddress } from '../../../details/details.ts';
import { articleText } from '../../../texts/index.ts';
import type { Content, Problem } from '../../format.ts';
import { cleanText } from '../decode.ts';
import { contentOfHtml } from '../read-html.ts';
import { several } from '../several.ts';
import { textOfMessage } from './html-message.ts';
import { messageParts } from './message-parts.ts';

/** What is said of a file that is no message. */
export const NO_MESSAGE: Localized = articleText((texts) => texts.readMail.notMessage);

/** Outlook's own files, and whatever else is no message, have none. */
const HEADER = /^(?:\xef\xbb\xbf)?\s{0,20}(?:From [^\n]{0,300}\n)?[\w-]{1,76}[ \t]{0,5}:/;
const HEAD = 1_000;
/** Of messages within each other. */
const MOST_NESTED = 5;
/** "Pour info", above a message that is attached. */
const SHORT = 80;
/** "RE: TR: A subject". */
const ANSWERED = /^(?:(?:re|tr|fwd?|wg|aw)(?:\[\d{1,3}\])?\s?:\s{0,5}){1,20}/i;
const FORWARDED = /^(?:re\s?:\s?)?(?:tr|fwd?|wg)\s?:/i;
const SAVED = /^(?:saved by|enregistré par) /i;

/** A message, with those that are attached to it; or a page that a program saved as a message. */
export async function readMail(bytes: Uint8Array): Promise<Content | Problem> {
  const contents = await contentsOfMail(bytes);
  return contents.length === 0 ? { problem: NO_MESSAGE } : several(contents);
}

/** The message and those attached to it, each an article; none where there is no text. */
export async function contentsOfMail(bytes: Uint8Array, depth = 0): Promise<Content[]> {
  if (!HEADER.test(Buffer.from(bytes.subarray(0, HEAD)).toString('latin1'))) return [];
  const mail = await PostalMime.parse(Uint8Array.from(bytes), {
    maxNestingDepth: 50,
    forceRfc822Attachments: true,
  });
  if (mail.headers.length === 0) return [];
  const own = isSavedPage(mail) ? savedPage(mail) : messageOf(mail);
  const attached: Content[] = [];
  for (const { mimeType, content } of mail.attachments) {
    if (mimeType !== 'message/rfc822' || depth >= MOST_NESTED) continue;
    const inner = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    attached.push(...(await contentsOfMail(inner, depth + 1)));
  }
  const isNote = attached.length > 0 && (own?.text.length ?? 0) < SHORT;
  return own === null || isNote ? attached : [own, ...attached];
}

const headerOf = (mail: Email, name: string): string | undefined =>
  mail.headers.find(({ key }) => key === name)?.value;

/** What browsers and word processors save has a page for its body, and nobody wrote it to anybody. */
const isSavedPage = (mail: Email): boolean =>
  headerOf(mail, 'snapshot-content-location') !== undefined ||
  SAVED.test(headerOf(mail, 'from')?.replace(/^[<"\s]{1,4}/, '') ?? '') ||
  (mail.from === undefined && mail.to === undefined && mail.html !== undefined);

/** It has its own title and dates; those of the message are of the saving. */
function savedPage(mail: Email): Content | null {
  const page = contentOfHtml(mail.html ?? '');
  if ('problem' in page || page.text === '') return null;
  const address =
    headerOf(mail, 'snapshot-content-location') ?? headerOf(mail, 'content-location') ?? '';
  const saved: DeclaredDetails = { url: webAddress(address) ?? undefined };
  return { ...page, declared: [...(page.declared ?? []), ['meta', saved]] };
}

/** The HTML part before the plain one. */
function messageOf(mail: Email): Content | null {
  const subject = oneLine(mail.subject ?? '') ?? '';
  const isForwarded = FORWARDED.test(subject);
  const html = mail.html ? textOfMessage(mail.html, { isForwarded }) : null;
  const plainBody = { text: cleanText(mail.text ?? '').trim(), leftovers: [] };
  const body = html !== null && html.text !== '' ? html : plainBody;
  if (body.text === '') return null;
  const { leftovers, forwarded } = messageParts(body.text, body.leftovers, { isForwarded });
  const details: DeclaredDetails = {
    title: oneLine(subject.replace(ANSWERED, '')) ?? undefined,
    publisher: oneLine(mail.from?.name ?? '') ?? undefined,
    published: sentOn(mail),
  };
  return { text: body.text, leftovers, declared: [...forwarded, ['file', details]] };
}

/** The day as the sender saw it; else that on which a server had it. */
function sentOn(mail: Email): DeclaredDetails['published'] {
  const received = headerOf(mail, 'received')?.split(';').at(-1) ?? '';
  const written = headerOf(mail, 'date') ?? '';
  return dateIn(written) ?? dateIn(mail.date ?? '') ?? dateIn(received) ?? undefined;
}
