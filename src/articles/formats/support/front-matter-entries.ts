/** One key of a header with what belongs to it. */
export interface FrontMatterEntry {
  readonly key: string;
  /** With the key, as written; empty where the value is read already. */
  readonly source: string;
  /** From 0 on, in the header. */
  readonly line: number;
  readonly value?: unknown;
}

/** A line that belongs to no key. */
export interface NoEntry {
  readonly line: number;
}

/** More levels than anybody means to: readers recurse at each, and Node cannot always catch a stack that overflows. */
const DEEPEST = 50;
const MOST_ENTRIES = 500;

/** The keys of YAML, each with the lines up to the next one. */
export function yamlEntries(yaml: string): (FrontMatterEntry | NoEntry)[] {
  const entries: ({ key: string; source: string; line: number } | NoEntry)[] = [];
  for (const [line, text] of yaml.split('\n').entries()) {
    const key = /^(["']?)([\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,60}?)\1[ \t]*:(?=\s|$)/u.exec(text)?.[2];
    const last = entries.at(-1);
    if (key !== undefined) entries.push({ key, source: `${text}\n`, line });
    else if (/^\s*(?:#|$)/.test(text)) continue;
    else if (/^(?:[ \t]|-(?:\s|$)|[\]}])/.test(text) && last && 'key' in last)
      last.source += `${text}\n`;
    else entries.push({ line });
    if (entries.length > MOST_ENTRIES) break;
  }
  return entries.filter((entry) => !('key' in entry) || !isNestedTooDeep(entry.source));
}

function isNestedTooDeep(source: string): boolean {
  let depth = 0;
  for (const bracket of source.match(/[[{\]}]/g) ?? []) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > DEEPEST) return true;
  }
  return new RegExp(`(?:[-?:][ \\t]+){${DEEPEST}}`).test(source);
}

/** The keys of TOML before its first table: text, numbers, dates and lists of them, a line each. */
export function tomlEntries(toml: string): (FrontMatterEntry | NoEntry)[] {
  const entries: (FrontMatterEntry | NoEntry)[] = [];
  for (const [line, text] of toml.split('\n').entries()) {
    if (/^\s*(?:#|$)/.test(text)) continue;
    if (/^\s*\[/.test(text)) break;
    const [, key, value] = /^\s*"?([\w-]+)"?\s*=\s*(.*?)\s*$/.exec(text) ?? [];
    if (key === undefined || value === undefined) entries.push({ line });
    else entries.push({ key, source: '', line, value: tomlValue(value) });
  }
  return entries;
}

function tomlValue(value: string): unknown {
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list !== undefined) {
    return (list.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^,\s]+/g) ?? []).map(tomlValue);
  }
  const literal = /^'([^']*)'/.exec(value)?.[1];
  if (literal !== undefined) return literal;
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(value)?.[0];
  if (quoted === undefined) return value.replace(/(?<!\s)\s+#.*$/, '');
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted.slice(1, -1);
  }
}
