import { LineCounter, parseDocument } from 'yaml';
import type { ZodError } from 'zod';
import { type DeclaredDetails, writtenDetails } from './details.ts';

/** Details, or the line they break at and why. */
export type WrittenDetails = { readonly details: DeclaredDetails } | { readonly problem: string };

/** Enough for any article's details; an alias bomb stops here. */
const MOST_ALIASES = 100;
const LONGEST = 64 * 1024;

/**
 * Splits a text in its YAML front matter and its body. `yaml` is null when there is none;
 * a first `---` that isn't followed by a key is a rule, not front matter.
 */
export function splitFrontMatter(
  text: string,
): { yaml: string | null; body: string } | { problem: string } {
  const opening = /^---[ \t]*\n(?=\s*(?:[\w-]+[ \t]*:|#|---))/.exec(text)?.[0];
  if (opening === undefined) return { yaml: null, body: text };
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(
    text.slice(opening.length, opening.length + LONGEST),
  );
  if (closing === null) {
    return {
      problem:
        'has front matter that opens in line 1 and never closes. End it with a line of three dashes.',
    };
  }
  const end = opening.length + closing.index;
  const body = text.slice(end + closing[0].length).replace(/^\n+/, '');
  return { yaml: text.slice(opening.length, end), body };
}

/**
 * Reads YAML written by people, without custom tags.
 * @param place what holds it, for the message: "front matter", or the sidecar's name.
 * @param firstLine the line of the file that the YAML starts at.
 */
export function readYaml(yaml: string, place: string, firstLine: number): WrittenDetails {
  const lines = new LineCounter();
  const broken = (offset: number, why: string): WrittenDetails => ({
    problem: `has broken ${place}, line ${firstLine + lines.linePos(offset).line - 1}: ${why}. Correct or remove it.`,
  });
  if (yaml.length > LONGEST) return broken(0, 'longer than 64 KB');
  let value: unknown;
  try {
    const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
    const error = document.errors[0];
    if (error) return broken(error.pos[0], shorten(error.message));
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
    const checked = writtenDetails.safeParse(value ?? {});
    if (checked.success) return { details: checked.data };
    const key = checked.error.issues[0]?.path[0];
    const node = key === undefined ? null : keyOffset(document.contents, key);
    return broken(node ?? 0, complaint(checked.error));
  } catch (error) {
    // The yaml package throws these for alias bombs and for nesting deeper than the stack.
    if (error instanceof ReferenceError || error instanceof RangeError) {
      return broken(0, 'too many aliases or levels');
    }
    throw error;
  }
}

function complaint(error: ZodError): string {
  const issue = error.issues[0];
  const key = issue?.path[0];
  if (key === undefined) return 'expected lines such as "title: A headline"';
  const union = issue?.code === 'invalid_union' ? issue.errors.flat().at(-1)?.message : undefined;
  return `"${String(key)}" ${union?.startsWith('must') ? union : (issue?.message ?? 'is wrong')}`;
}

function keyOffset(contents: unknown, key: PropertyKey): number | null {
  const items = (contents as { items?: { key?: { value?: unknown; range?: [number] } }[] })?.items;
  const found = items?.find((item) => item.key?.value === key);
  return found?.key?.range?.[0] ?? null;
}

function shorten(message: string): string {
  return message.split('\n', 1)[0]!.replace(/\.$/, '').slice(0, 120);
}
