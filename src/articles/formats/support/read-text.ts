import { oneLine } from '../../details/details.ts';
import type { Content, Problem } from '../format.ts';
import { decode } from './decode.ts';
import { readYaml, splitFrontMatter } from './front-matter.ts';
import { textOfMarkdown } from './plain-text.ts';
import { tidy } from './tidy.ts';

/** Plain text, with the front matter that it may start with. */
export async function readText(bytes: Uint8Array): Promise<Content | Problem> {
  return withFrontMatter(bytes);
}

/** Markdown, with the front matter that it may start with. */
export async function readMarkdown(bytes: Uint8Array): Promise<Content | Problem> {
  const written = withFrontMatter(bytes);
  if ('problem' in written) return written;
  const { text, heading } = textOfMarkdown(written.text);
  return { ...written, text: tidy(text), heading: oneLine(heading ?? '') };
}

function withFrontMatter(bytes: Uint8Array): Content | Problem {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const split = splitFrontMatter(decoded.text);
  if ('problem' in split) return split;
  if (split.yaml === null) return { text: split.body };
  const front = readYaml(split.yaml, 'front', 2);
  if ('problem' in front) return front;
  return { text: split.body, declared: [['front matter', front.details]] };
}
