import type { Span } from '../../../text/spans.ts';
import type { Content, ContentPart } from '../format.ts';

/** Between two articles of one text. */
const BETWEEN = '\n\n';

/** One content of several articles, each a part of it; of one alone, itself. */
export function several(contents: readonly Content[]): Content {
  const written = contents.filter(({ text }) => text.trim() !== '');
  const [first] = written;
  if (written.length === 1 && first) return first;
  let text = '';
  const parts: ContentPart[] = [];
  const leftovers: Span[] = [];
  const teasers: Span[] = [];
  for (const content of written) {
    if (text !== '') text += BETWEEN;
    const start = text.length;
    text += content.text;
    const moved = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
    leftovers.push(...(content.leftovers ?? []).map(moved));
    teasers.push(...(content.teasers ?? []).map(moved));
    parts.push({
      start,
      end: text.length,
      declared: content.declared ?? [],
      heading: content.heading ?? null,
    });
  }
  const warnings = contents.flatMap((content) => content.warnings ?? []);
  return { text, parts, leftovers, teasers, ...(warnings.length > 0 && { warnings }) };
}
