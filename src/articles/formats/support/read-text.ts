import { oneLine } from '../../details/details.ts';
import { isProse } from '../../details/header-lines.ts';
import { isKnownKey } from '../../details/written-details.ts';
import type { Content, Problem } from '../format.ts';
import { linesOf } from '../lines.ts';
import { cleanText, decode } from './decode.ts';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { labelledHeaderAt, labelledStarts } from './labelled-header.ts';
import { quotedPrintable } from './mend.ts';
import { mendEntities } from './mend-entities.ts';
import { contentOfMarkdown } from './plain-text.ts';
import { ruledDocuments } from './ruled-documents.ts';
import { several } from './several.ts';
import { withParts } from './with-parts.ts';

/** Plain text, with the front matter that it may start with. */
export async function readText(bytes: Uint8Array): Promise<Content | Problem> {
  return read(bytes, plainContent);
}

/** Markdown, with the front matter that it may start with. */
export async function readMarkdown(bytes: Uint8Array): Promise<Content | Problem> {
  return read(
    bytes,
    (written) => {
      const { heading, ...read } = contentOfMarkdown(written.text);
      return withParts({ ...written, ...read, heading: oneLine(heading ?? '') });
    },
    ruledDocuments,
  );
}

function plainContent(written: Content): Content {
  const mail = quotedPrintable(written.text);
  const text = cleanText(mendEntities(mail ?? written.text));
  const header = mail === null ? null : /^(?:[A-Z][\w-]{1,40}: [^\n]*\n)+\n/.exec(text);
  // A message is one article, whatever dates its header has.
  if (header === null) return withParts({ ...written, text });
  const subject = /^Subject: (.*)$/m.exec(header[0])?.[1] ?? '';
  const leftovers = [{ start: 0, end: header[0].length }];
  return { ...written, text, heading: oneLine(subject), leftovers };
}

/**
 * @param contentOf what is written below front matter.
 * @param documentsIn those of a text without front matter; one unless told otherwise.
 */
function read(
  bytes: Uint8Array,
  contentOf: (written: Content) => Content,
  documentsIn = (text: string): string[] => [text],
): Content | Problem {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const contents: Content[] = [];
  const split = splitDocuments(decoded.text);
  for (const document of split.length === 1 ? documentsIn(decoded.text) : split) {
    const written = withFrontMatter(document);
    if ('problem' in written) return written;
    contents.push(contentOf(written));
  }
  const [first] = contents;
  const content = contents.length === 1 && first ? first : several(contents);
  return { ...content, warnings: [...decoded.warnings, ...(content.warnings ?? [])] };
}

function withFrontMatter(text: string): Content | Problem {
  const split = splitFrontMatter(text);
  if (split === null) {
    const header = labelledHeaderAt(text, 0);
    if (header === null) return { text };
    const body = text.slice(header.end).replace(/^\n+/, '');
    return { text: body, declared: [['front matter', header.details]] };
  }
  if ('problem' in split) return split;
  const { details, warnings } = readFrontMatter(split);
  return { text: split.body, declared: [['front matter', details]], warnings };
}

/** Of a header: a key, what belongs to one, a remark. */
const HEADER_LINE = /^(?:[\w-]+[ \t]*:|[ \t]|-(?:[ \t]|$)|#|$)/;
const MOST_HEADER_LINES = 100;

/**
 * The documents of a text, each with front matter or a header of its own, as some exports put several articles into a file;
 * the text itself where it is one.
 */
function splitDocuments(text: string): string[] {
  const starts = text.startsWith('---') ? fencedStarts(text) : labelledStarts(text);
  if (starts.length < 2) return [text];
  const documents = starts.map((start, i) =>
    text.slice(start, starts[i + 1]).replace(RULE_AT_END, '\n'),
  );
  const above = text.slice(0, starts[0]);
  // The name of an export, or an article of its own.
  return linesOf(above).some(isProse) ? [above, ...documents] : documents;
}

/** Between the articles of an export. */
const RULE_AT_END = /\n[ \t]*(?:[-=_*~#—–][ \t]?){3,}\s*$/;

/** A `---` that no key of an article follows is a rule. */
function fencedStarts(text: string): number[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  let offset = 0;
  let closed = -1;
  for (const [at, line] of lines.entries()) {
    const isApart = at === 0 || lines[at - 1]!.trim() === '';
    if (at > closed && isApart && isFence(line)) {
      const end = endOfHeader(lines, at);
      if (end !== null) {
        starts.push(offset);
        closed = end;
      }
    }
    offset += line.length + 1;
  }
  return starts;
}

const isFence = (line: string): boolean => /^---[ \t]*$/.test(line);

/** The line that closes the front matter that is opened at a line; null where none is. */
function endOfHeader(lines: readonly string[], at: number): number | null {
  let isKnown = false;
  for (let end = at + 1; end < Math.min(lines.length, at + MOST_HEADER_LINES); end += 1) {
    const line = lines[end]!;
    if (isFence(line)) return isKnown ? end : null;
    if (!HEADER_LINE.test(line)) return null;
    const key = /^[\w-]+(?=[ \t]*:)/.exec(line)?.[0];
    isKnown ||= key !== undefined && isKnownKey(key);
  }
  return null;
}
