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

function join(literals: readonly string[], values: readonly (string | number)[]): string {
  return literals.map((literal, i) => literal + (values[i] ?? '')).join('');
}

/**
 * French, written with plain spaces and apostrophes, set with the right ones.
 * What is interpolated stays as it is.
 */
export function fr(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return join(strings.map(typesetFrench), values);
}

/** English, written with plain apostrophes, set with curly ones. */
export function en(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return join(
    strings.map((text) => text.replaceAll("'", '’')),
    values,
  );
}

/** A text between the quotation marks of a language. Marks of the same kind in it become those of the second level. */
export function quote(language: Language, text: string): string {
  if (language === 'fr') {
    const inner = text.replace(/«[\s\u202f]?/g, '“').replace(/[\s\u202f]?»/g, '”');
    return fr`« ${inner} »`;
  }
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
