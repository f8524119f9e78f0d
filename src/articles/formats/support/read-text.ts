import { mergeSpans } from '../../../text/spans.ts';
import { oneLine } from '../../details/details.ts';
import { splitArticles } from '../../details/split-articles.ts';
import type { Content, Problem } from '../format.ts';
import { cleanText, decode } from './decode.ts';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { mendEntities, quotedPrintable } from './mend.ts';
import { textOfMarkdown } from './plain-text.ts';
import { tidy } from './tidy.ts';

/** Plain text, with the front matter that it may start with. */
export async function readText(bytes: Uint8Array): Promise<Content | Problem> {
  const written = withFrontMatter(bytes);
  if ('problem' in written) return written;
  const mail = quotedPrintable(written.text);
  const text = cleanText(mendEntities(mail ?? written.text));
  const header = mail === null ? null : /^(?:[A-Z][\w-]{1,40}: [^\n]*\n)+\n/.exec(text);
  if (header === null) return withParts({ ...written, text });
  const subject = /^Subject: (.*)$/m.exec(header[0])?.[1] ?? '';
  const leftovers = [{ start: 0, end: header[0].length }];
  return { ...written, text, heading: oneLine(subject), leftovers };
}

/** Markdown, with the front matter that it may start with. */
export async function readMarkdown(bytes: Uint8Array): Promise<Content | Problem> {
  const written = withFrontMatter(bytes);
  if ('problem' in written) return written;
  const { text, heading } = textOfMarkdown(written.text);
  return withParts({ ...written, text: tidy(text), heading: oneLine(heading ?? '') });
}

/** The content with the articles that its text is of, where it is of several. */
function withParts(content: Content): Content {
  const split = splitArticles(content.text);
  if (split === null) return content;
  const leftovers = mergeSpans([...(content.leftovers ?? []), ...split.leftovers], content.text);
  return { ...content, parts: split.parts, leftovers };
}

function withFrontMatter(bytes: Uint8Array): Content | Problem {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const split = splitFrontMatter(decoded.text);
  if (split === null) return { text: decoded.text, warnings: decoded.warnings };
  if ('problem' in split) return split;
  const { details, warnings } = readFrontMatter(split);
  return {
    text: split.body,
    declared: [['front matter', details]],
    warnings: [...decoded.warnings, ...warnings],
  };
}
