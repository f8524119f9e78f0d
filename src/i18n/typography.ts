import type { Language } from '../text/language.ts';

/** Stands inside guillemets, before a colon, between a number and its unit. */
export const NBSP = '\u00a0';
/** Stands before ? ! and ;. */
const NNBSP = '\u202f';

function typesetFrench(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`)
    .replace(/ (?=[?!;])/g, NNBSP)
    .replace(/ (?=:)/g, NBSP);
}

/** Quotation marks of a language, and how those of the same kind within them are set. */
interface Marks {
  readonly open: string;
  readonly close: string;
  readonly nested: (text: string) => string;
}

const FRENCH: Marks = {
  open: `«${NBSP}`,
  close: `${NBSP}»`,
  nested: (text) => text.replace(/«[\s\u202f]?/g, '“').replace(/[\s\u202f]?»/g, '”'),
};
const ENGLISH: Marks = {
  open: '“',
  close: '”',
  nested: (text) => text.replaceAll('“', '‘').replaceAll('”', '’'),
};

function join(
  literals: readonly string[],
  values: readonly (string | number)[],
  { open, close, nested }: Marks,
): string {
  return literals
    .map((literal, i) => {
      const value = `${values[i] ?? ''}`;
      const isQuoted = literal.endsWith(open) && literals[i + 1]?.startsWith(close);
      return literal + (isQuoted ? nested(value) : value);
    })
    .join('');
}

/**
 * French, written with plain spaces and apostrophes, set with the right ones. What is interpolated stays as it is; between
 * quotation marks, those of the same kind in it become those of the second level.
 */
export function fr(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return join(strings.map(typesetFrench), values, FRENCH);
}

/** English, written with plain apostrophes, set with curly ones; what is interpolated is set as by {@link fr}. */
export function en(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return join(
    strings.map((text) => text.replaceAll("'", '’')),
    values,
    ENGLISH,
  );
}

/** A text between the quotation marks of a language. Marks of the same kind in it become those of the second level. */
export function quote(language: Language, text: string): string {
  return language === 'fr' ? fr`« ${text} »` : en`“${text}”`;
}
