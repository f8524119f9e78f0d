import { mergeSpans, type Span } from '../../../../text/spans.ts';
import { type DeclaredDetails, dateIn, oneLine } from '../../../details/details.ts';
import type { Declaration } from '../../format.ts';
import { type Line, linesOf } from '../../lines.ts';

/** What of a message is not its own text, and what the message that it passes on says of itself. */
export interface MessageParts {
  readonly leftovers: readonly Span[];
  readonly forwarded: readonly Declaration[];
}

const SIGNATURE = /^--$/;
const LONGEST_SIGNATURE = 15;
const QUOTED = /^>/;
/** "Le 4 mars 2024 à 10:00, Luc Bon <luc@example.org> a écrit :", on one line or two. */
const ATTRIBUTION = /(?:a écrit|wrote|écrivait)\s?:$/i;
const BROKEN = /^(?:le|on) [^.!?]{0,40}\d[^.!?]{0,100}$/i;
const FORWARD =
  /^(?:-{2,20}\s?(?:forwarded message|message transféré|message transmis|message réexpédié)\s?-{2,20}|begin forwarded message\s?:|début du message (?:réexpédié|transféré)\s?:)$/i;
const ORIGINAL =
  /^(?:-{2,20}\s?(?:message d'origine|message original|message initial|original message|original appointment)\s?-{2,20}|_{20,80})$/i;
const FROM = /^\*?(?:de|from|expéditeur)\*?\s?:\*?\s/i;
const HEADER =
  /^\*?(de|from|expéditeur|date|envoyé|sent|objet|subject|sujet|à|to|pour|cc|répondre à|reply-to|importance)\*?\s?:\*?\s?(.{0,400})$/iu;
const MOST_HEADERS = 8;
/** So little above a message that is passed on says nothing of its own. */
const REMARK = 400;
/** Lines of what a list of addresses writes below a message. */
const FOOTER_LINES = 12;
const FOOTER_RULE = /^[_=-]{10,200}$/;
const FOOTER = /mailing list|liste de (?:diffusion|discussion)|désabonn|désinscri|unsubscribe/i;
/** A line of it alone: an order with its address, why one has the message, what it was written on. */
const NOTICE =
  /^(?:--\s?)?(?:envoyé (?:de|depuis|à partir de) mon|sent from my|obtenir outlook|get outlook for|télécharger outlook) .{1,60}$|^(?:vous (?:recevez|avez reçu) (?:cet?|cette) (?:message|courriel|e-?mail|mail|lettre|infolettre|newsletter)|you(?:'re| are) receiving this|you received this|this (?:e-?mail|message) was sent to|cet? (?:message|courriel|e-?mail|mail) (?:a été envoyé|vous (?:a été|est) (?:adressé|envoyé)))|(?:désabonn|désinscri|unsubscribe).{0,200}(?:https?:|cliqu|click|ici|here)|(?:cliqu|click).{0,100}(?:désabonn|désinscri|unsubscribe)|^(?:se |me )?(?:désabonner|désinscrire|unsubscribe)\b.{0,80}$/iu;
const LONGEST_NOTICE = 300;

/**
 * The parts of a message: signature, quoted answers, what a list adds are leftovers; so is the head of a message that is
 * passed on, which gives it its title, date and sender.
 * @param known leftovers that its markup tells.
 */
export function messageParts(
  text: string,
  known: readonly Span[],
  { isForwarded }: { readonly isForwarded: boolean },
): MessageParts {
  const lines = linesOf(text);
  const head = headOfForwarded(lines, isForwarded);
  const spans = [
    ...known,
    ...quoted(lines),
    ...signature(lines),
    ...footer(lines),
    ...lines.filter((line) => line.text.length <= LONGEST_NOTICE && NOTICE.test(line.text)),
    ...(head ? [head.span] : answered(lines)),
  ];
  const leftovers = mergeSpans(spans, text);
  // What somebody writes at length above it is the message's own article.
  const isPassedOn = head !== null && head.span.start === 0;
  const own = leftovers.reduce((sum, { start, end }) => sum - (end - start), text.length);
  // A message that is nothing but an answer's quotation is read as it is.
  return own < 20 && !head
    ? { leftovers: [], forwarded: [] }
    : { leftovers, forwarded: isPassedOn ? [['text', head.details]] : [] };
}

const to = (first: Line, last: Line): Span => ({ start: first.start, end: last.end });

function quoted(lines: readonly Line[]): Span[] {
  return lines.flatMap((line, i) => {
    if (QUOTED.test(line.text)) return [line];
    if (!ATTRIBUTION.test(line.text)) return [];
    const isBroken = !/\d/.test(line.text) && BROKEN.test(lines[i - 1]?.text ?? '');
    return [to(isBroken ? lines[i - 1]! : line, line)];
  });
}

function signature(lines: readonly Line[]): Span[] {
  const at = lines.findLastIndex(({ text }) => SIGNATURE.test(text));
  return at < 0 || lines.length - at > LONGEST_SIGNATURE ? [] : [to(lines[at]!, lines.at(-1)!)];
}

function footer(lines: readonly Line[]): Span[] {
  const tail = lines.slice(-FOOTER_LINES);
  const at = tail.findIndex(({ text }) => FOOTER_RULE.test(text));
  return at < 0 || !tail.slice(at).some(({ text }) => FOOTER.test(text))
    ? []
    : [to(tail[at]!, tail.at(-1)!)];
}

/** The message that is answered, below the answer: to the end. */
function answered(lines: readonly Line[]): Span[] {
  const at = lines.findIndex(
    ({ text }, i) =>
      (ORIGINAL.test(text) && FROM.test(lines[i + 1]?.text ?? '')) ||
      (ORIGINAL.test(text) && text.startsWith('-')) ||
      (i > 0 && FROM.test(text) && headersFrom(lines, i).length >= 3),
  );
  return at <= 0 ? [] : [to(lines[at]!, lines.at(-1)!)];
}

const headersFrom = (lines: readonly Line[], at: number): RegExpExecArray[] => {
  const found: RegExpExecArray[] = [];
  for (const { text } of lines.slice(at, at + MOST_HEADERS)) {
    const header = HEADER.exec(text);
    if (!header) break;
    found.push(header);
  }
  return found;
};

interface Forwarded {
  /** Its head, with what little stands above. */
  readonly span: Span;
  readonly details: DeclaredDetails;
}

function headOfForwarded(lines: readonly Line[], isForwarded: boolean): Forwarded | null {
  const at = lines.findIndex(({ text }, i) =>
    isForwarded ? FROM.test(text) && headersFrom(lines, i).length >= 3 : FORWARD.test(text),
  );
  if (at < 0) return null;
  const first = FORWARD.test(lines[at]!.text) ? at + 1 : at;
  const headers = headersFrom(lines, first);
  if (headers.length < 2) return null;
  const value = (names: RegExp): string =>
    headers.find(([, name = '']) => names.test(name))?.[2]?.trim() ?? '';
  const rule = at > 0 && (FORWARD.test(lines[at - 1]!.text) || ORIGINAL.test(lines[at - 1]!.text));
  const start = rule ? lines[at - 1]!.start : lines[at]!.start;
  const sender = value(/^(?:de|from|expéditeur)$/i).replace(
    /\s?[<[(]?[^\s<>]{1,100}@[^\s<>]{1,100}[>\])]?/g,
    '',
  );
  return {
    span: { start: start < REMARK ? 0 : start, end: lines[first + headers.length - 1]!.end },
    details: {
      title: oneLine(value(/^(?:objet|subject|sujet)$/i)) ?? undefined,
      publisher: oneLine(sender.replace(/["*]/g, '')) ?? undefined,
      published: dateIn(value(/^(?:date|envoyé|sent)$/i)) ?? undefined,
    },
  };
}
