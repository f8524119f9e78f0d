import { TOKEN_CLASSES, type TokenClass } from './lexicon.ts';

/** Groups of token classes that rules name in capitals. */
const GROUPS: Readonly<Record<string, string>> = {
  WEEKDAY: '(weekday|weekdayabbr)',
  MONTH: '(month|monthabbr|sept)',
  DAY: '(day|ordinalday|ordinal)',
  NUMBER: '(day|number|one|sept)',
  LAST: '(last|lasts)',
};
const CODES = new Map<string, string>(
  TOKEN_CLASSES.map((name, i) => [name, String.fromCharCode(0xe000 + i)]),
);

/** The letter that stands for a class in a string of tokens. */
export const codeOf = (name: TokenClass): string => CODES.get(name)!;

/** A regular expression over the letters of token classes, from one over their names. */
export function tokenPattern(source: string): RegExp {
  const spelt = source
    .replace(/[A-Z]+/g, (name) => GROUPS[name] ?? name)
    .replace(/[a-z]+/g, (name) => codeOf(name as TokenClass));
  return new RegExp(spelt.replaceAll(' ', ''), 'g');
}

/** At each token where a pattern fits, whether or not it fits before: what is refused there may be right here. */
export function* matchesOf(
  pattern: RegExp,
  codes: string,
): Generator<{ readonly first: number; readonly behind: number }> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(codes); match; match = pattern.exec(codes)) {
    const first = match.index;
    yield { first, behind: first + match[0].length };
    pattern.lastIndex = first + 1;
  }
}
