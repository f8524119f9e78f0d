import { type ErrorCode, parseDocument } from 'yaml';
import type { Localized } from '../../../i18n/localized.ts';
import type { DeclaredDetails } from '../../details/details.ts';
import { detailOf, isKnownKey, isTextKey, writtenKey } from '../../details/written-details.ts';
import { articleText } from '../../texts/index.ts';
import type { Problem } from '../format.ts';
import {
  type FrontMatterEntry,
  type NoEntry,
  tomlEntries,
  yamlEntries,
} from './front-matter-entries.ts';
import { splitTitleBlock, titleBlockEntries } from './title-block.ts';

/** What a header says, and what of it is set aside: each warning goes on from the name of the file. */
export interface WrittenDetails {
  readonly details: DeclaredDetails;
  readonly warnings: readonly Localized[];
}

/** The details before a text, as they are written, and the text behind them. */
export interface FrontMatter {
  readonly kind: 'yaml' | 'toml' | 'json' | 'title block';
  readonly source: string;
  readonly body: string;
}

/** Enough for any article's details. */
const MAX_FRONT_MATTER_KB = 64;
const MAX_FRONT_MATTER_CHARS = MAX_FRONT_MATTER_KB * 1024;
const MOST_WARNINGS = 5;

const PLACES = {
  front: articleText((texts) => texts.frontMatter.brokenFrontMatter),
  sidecar: articleText((texts) => texts.frontMatter.brokenSidecar),
} as const satisfies Readonly<Record<string, Localized>>;

const NOT_YAML: Localized = articleText((texts) => texts.frontMatter.notYaml);
const UNQUOTED: Localized = articleText((texts) => texts.frontMatter.needsQuotes);
/** What people get wrong most, by the parser's code. */
const FAULTS: Readonly<Partial<Record<ErrorCode, Localized>>> = {
  BAD_INDENT: articleText((texts) => texts.frontMatter.wrongIndentation),
  TAB_AS_INDENT: articleText((texts) => texts.frontMatter.tabAtStartOfLine),
  MISSING_CHAR: articleText((texts) => texts.frontMatter.missingQuote),
  BLOCK_AS_IMPLICIT_KEY: UNQUOTED,
  BAD_SCALAR_START: UNQUOTED,
  UNEXPECTED_TOKEN: UNQUOTED,
};
const TWICE: Localized = articleText((texts) => texts.frontMatter.keyGivenTwice);
const NO_KEY: Localized = articleText((texts) => texts.frontMatter.lineWithoutKeyAndColon);
const NO_KEYS: Localized = articleText((texts) => texts.frontMatter.expectedLines);
const TOO_LONG: Localized = articleText((texts) => texts.frontMatter.tooLong(MAX_FRONT_MATTER_KB));

/**
 * Splits a text in its front matter and its body: YAML between `---`, TOML between `+++`, a JSON object on top, or Pandoc's
 * lines with `%`. Null when there is none; a first `---` that isn't followed by a key is a rule, not front matter.
 */
export function splitFrontMatter(text: string): FrontMatter | Problem | null {
  if (text.startsWith('{')) return splitJson(text);
  const fenced = splitFencedJson(text);
  if (fenced) return fenced;
  const block = splitTitleBlock(text);
  if (block) return { kind: 'title block', ...block };
  const opening = /^(?:---[ \t]*\n(?=\s*(?:[\w-]+[ \t]*:|#|---))|\+\+\+[ \t]*\n)/.exec(text)?.[0];
  if (opening === undefined) return null;
  const isToml = opening.startsWith('+');
  const end = isToml ? /^\+\+\+[ \t]*$/m : /^(?:---|\.\.\.)[ \t]*$/m;
  const closing = end.exec(text.slice(opening.length, opening.length + MAX_FRONT_MATTER_CHARS));
  if (closing === null) {
    return {
      problem: articleText((texts) => texts.frontMatter.notClosed),
    };
  }
  const stop = opening.length + closing.index;
  const body = text.slice(stop + closing[0].length).replace(/^\n+/, '');
  return { kind: isToml ? 'toml' : 'yaml', source: text.slice(opening.length, stop), body };
}

/** JSON between fences, as some site generators have it: `---json`, `;;;`. */
function splitFencedJson(text: string): FrontMatter | null {
  const opening = /^(?:---json|;;;)[ \t]*\n(?=\{)/.exec(text)?.[0];
  if (opening === undefined) return null;
  const rest = text.slice(opening.length, opening.length + MAX_FRONT_MATTER_CHARS);
  const closing = /^(?:---|;;;)[ \t]*$/m.exec(rest);
  const source = closing ? rest.slice(0, closing.index) : '';
  if (closing === null || !isJson(source)) return null;
  const stop = opening.length + closing.index + closing[0].length;
  return { kind: 'json', source, body: text.slice(stop).replace(/^\n+/, '') };
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

/** An object that ends a line is a header; text in braces is text. */
function splitJson(text: string): FrontMatter | null {
  const end = /^\}[ \t]*\n/m.exec(text.slice(0, MAX_FRONT_MATTER_CHARS));
  if (end === null) return null;
  const source = text.slice(0, end.index + 1);
  if (!isJson(source)) return null;
  return { kind: 'json', source, body: text.slice(end.index + end[0].length).replace(/^\n+/, '') };
}

/** Reads front matter; what cannot be used of it is set aside, and said. */
export function readFrontMatter({ kind, source }: FrontMatter): WrittenDetails {
  if (kind === 'yaml') return readYaml(source, 'front', 2);
  if (kind === 'toml') return read(tomlEntries(source), 'front', 2);
  if (kind === 'title block') return read(titleBlockEntries(source), 'front', 1);
  const entries = Object.entries(JSON.parse(source)).map(([key, value]) => ({
    key,
    value,
    source: '',
    line: 0,
  }));
  return read(entries, 'front', 1);
}

/**
 * Reads YAML written by people. Each key is read by itself, so that a fault in one leaves the others.
 * @param place what holds it, for the warnings.
 * @param firstLine the line of the file that the YAML starts at.
 */
export function readYaml(
  yaml: string,
  place: keyof typeof PLACES,
  firstLine: number,
): WrittenDetails {
  if (yaml.length > MAX_FRONT_MATTER_CHARS)
    return { details: {}, warnings: [warningOf(place, firstLine, TOO_LONG)] };
  return read(yamlEntries(yaml), place, firstLine);
}

function read(
  entries: readonly (FrontMatterEntry | NoEntry)[],
  place: keyof typeof PLACES,
  firstLine: number,
): WrittenDetails {
  const details: { -readonly [K in keyof DeclaredDetails]: DeclaredDetails[K] } = {};
  const warnings: Localized[] = [];
  const keys = new Set<string>();
  const hasKeys = entries.some((entry) => 'key' in entry);
  for (const entry of entries) {
    const refuse = (why: Localized) => warnings.push(warningOf(place, firstLine + entry.line, why));
    if (!('key' in entry)) {
      refuse(hasKeys ? NO_KEY : NO_KEYS);
      continue;
    }
    const key = writtenKey(entry.key);
    if (!isKnownKey(key)) continue;
    if (keys.has(key)) {
      refuse(TWICE);
      continue;
    }
    keys.add(key);
    const value = 'value' in entry ? { value: entry.value } : entryValue(entry);
    if ('fault' in value) {
      refuse(value.fault);
      continue;
    }
    const detail = detailOf(key, value.value);
    if ('complaint' in detail) refuse(detail.complaint(entry.key));
    else
      for (const [name, found] of Object.entries(detail)) {
        // A key of a more exact name comes first: "date" and "published" may both stand there.
        if (found !== undefined)
          Object.assign(details, { [name]: details[name as keyof DeclaredDetails] ?? found });
      }
  }
  return { details, warnings: warnings.slice(0, MOST_WARNINGS) };
}

/** What starts text in quotes, a list, a block, or a remark; or is nothing. */
const NOT_PLAIN = /^["'[{|>&#]|^(?:null|~)$/i;

/** What YAML cannot read of quotes or brackets that only begin a line: '"The lamp" is lit', '[Video] The lamp'. */
const isLineOfText = (value: string | undefined): value is string =>
  value !== undefined && /^(?:(["'])[^"'\n]+\1|\[[^\][\n]+\])\s+[\p{L}\p{N}«(:–—-]/u.test(value);

/** A value as people mean it: a plain line is text, whatever signs stand in it. */
function entryValue({ key, source }: FrontMatterEntry): { value: unknown } | { fault: Localized } {
  const unquoted = /^[^\n:]*:[ \t]+(.+?)[ \t]*\n*$/.exec(source)?.[1];
  if (unquoted !== undefined && isTextKey(key) && !NOT_PLAIN.test(unquoted)) {
    return { value: unquoted };
  }
  try {
    const document = parseDocument(source, { prettyErrors: false });
    const error = document.errors[0];
    if (error && isTextKey(key) && isLineOfText(unquoted)) return { value: unquoted };
    if (error) return { fault: FAULTS[error.code] ?? NOT_YAML };
    return { value: Object.values((document.toJS({ maxAliasCount: 0 }) ?? {}) as object)[0] };
  } catch (error) {
    // The yaml package throws these for aliases, and where brackets nest without end.
    if (error instanceof ReferenceError || error instanceof RangeError) return { fault: NOT_YAML };
    throw error;
  }
}

function warningOf(place: keyof typeof PLACES, line: number, why: Localized): Localized {
  return articleText((texts, language) =>
    texts.frontMatter.badLine(PLACES[place][language], line, why[language]),
  );
}
