/** Readers of HTML recurse or walk up at every tag; no page is nested that deep but one made to break them. */
export const DEEPEST = 200;

/** A comment, what holds no tags, or a tag's slash and name. */
const TAG = /<!--|<(script|style|textarea|title)\b|<(\/?)([a-z][^\s/>]*)/gi;
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
/** Tags whose end may be left out, with those that end them. */
const ENDED_BY: Readonly<Record<string, RegExp>> = {
  p: /^(?:p|div|[uod]l|table|form|pre|hr|h[1-6]|section|article|aside|header|footer|main|nav|blockquote|figure|address)$/,
  li: /^li$/,
  dt: /^d[dt]$/,
  dd: /^d[dt]$/,
  td: /^t[dhr]$/,
  th: /^t[dhr]$/,
  tr: /^tr$/,
  option: /^opt(?:ion|group)$/,
};

/** Whether tags are nested more than {@link DEEPEST} deep, told in one pass before anything parses them. */
export function isNestedTooDeep(html: string): boolean {
  const open: string[] = [];
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const [, raw, slash, tag] = match;
    if (tag === undefined) {
      const end = raw === undefined ? /-->/g : new RegExp(`</${raw}`, 'gi');
      end.lastIndex = TAG.lastIndex;
      if (!end.test(html)) return false;
      TAG.lastIndex = end.lastIndex;
      continue;
    }
    const name = tag.toLowerCase();
    if (slash) {
      const at = open.lastIndexOf(name);
      if (at !== -1) open.length = at;
      continue;
    }
    while (ENDED_BY[open.at(-1) ?? '']?.test(name)) open.pop();
    if (!VOID.has(name) && open.push(name) > DEEPEST) return true;
  }
  return false;
}
