/** A text as the grammar reads it, and where each of its signs stood. */
export interface FoldedText {
  /** ASCII: lower case, no accents, plain spaces, straight apostrophes, hyphens for all dashes. */
  readonly text: string;
  /** The place in the text as it was. @param index 0 to the length of `text`. */
  at(index: number): number;
}

const NOT_ASCII = /[^\0-\x7f]/g;
/** Accents written apart, soft hyphens, what has no width: they belong to the sign before. */
const DROPPED = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/;
const SPACE = /\s/;
const LETTER = /[\p{L}\p{N}\ud800-\udfff]/u;

const known = new Map<string, string>();

function asciiSign(sign: string): string {
  if (SPACE.test(sign)) return ' ';
  if ('’ʼ‘‛'.includes(sign)) return "'";
  if ('‐‑‒–—−'.includes(sign)) return '-';
  const base = sign.normalize('NFKD')[0] ?? '';
  if (/[a-z]/i.test(base)) return base;
  // Of another alphabet: part of a word, but of none that the grammar has.
  return LETTER.test(sign) ? 'x' : ';';
}

function asciiOf(sign: string): string {
  let found = known.get(sign);
  if (found === undefined) {
    found = asciiSign(sign);
    known.set(sign, found);
  }
  return found;
}

/** Folded one sign for one, so that places stay; only signs without a width of their own go. */
export function foldText(text: string): FoldedText {
  const ascii = (part: string) =>
    part.replace(NOT_ASCII, asciiOf).replaceAll('_', ' ').toLowerCase();
  if (!DROPPED.test(text)) return { text: ascii(text), at: (index) => index };
  const places: number[] = [];
  let kept = '';
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i]!;
    if (DROPPED.test(sign)) continue;
    places.push(i);
    kept += sign;
  }
  places.push(text.length);
  return { text: ascii(kept), at: (index) => places[index] ?? text.length };
}
