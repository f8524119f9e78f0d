import type { Language } from '../articles/article.ts';

import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { keyOf } from './lexicon.ts';

/** "Ne … que" only limits, and the "ne" of "avant qu'il ne parte" says nothing. */
const EMPTY_NE =
  /\bn(?:e |')(?:\S+ ){1,3}?qu(?:e\b|')|\b(?:avant|moins|peur|crainte?) qu(?:e |')\S+ (?:\S+ )?n(?:e |')/g;
const NOT =
  /\bn(?:e\b|'(?=[a-z]))|(?<!\bn(?:e |')[^.;:]{0,40})\b(?:pas|jamais|aucune?)\b|\bsans\b(?! doute)|\bnon\b(?! seulement)|\bnot\b(?! only)|n't\b|\bcannot\b|\b(?:no|never|none|nobody|nothing|neither|nor|without|hardly|nowhere)\b/g;
/** Words that say no without a negation. */
const DENIES =
  /\b(?:refus\w*|dement\w*|nie|nient|niait|nier|rejet\w*|exclu\w*|contest\w*|renonc\w*|empech\w*|interdi\w*|annul\w*|echou\w*|suspend\w*|suspension|prive[srznt]*(?=\b.{0,40}\bd(?:e|')\b)|deny|denie[sd]|denying|reject\w*|declin\w*|disput\w*|prevent\w*|bans\b|banned|cancel\w*|fail(?:s|ed)? to|unable|unlikely|impossible)/g;

/** Words after a negation that it may still deny. */
const SCOPE = 4;

interface Negations {
  readonly not: boolean;
  readonly denies: boolean;
  /** Whether it is a noun that is denied: "no trains", "aucun mort". */
  readonly ofNouns: boolean;
  /** Stem of the first content word after each negation, and those of the few after it. */
  readonly heads: readonly string[];
  readonly scope: ReadonlySet<string>;
}

function negationsIn(text: string, language: Language): Negations {
  const read = plain(text).replace(EMPTY_NE, (found) =>
    /\b(?:pas|jamais|aucune?)\b/.test(found) ? found : ' '.repeat(found.length),
  );
  const heads: string[] = [];
  const scope = new Set<string>();
  const matches = [...read.matchAll(NOT)];
  const ofNouns = matches.some(([found]) => /^(?:no|aucune?)$/.test(found));
  for (const match of matches) {
    const clause = read.slice(match.index + match[0].length).split(/[;:.!?]|, (?:mais|but)\b/)[0]!;
    const words = contentStems(clause, language).slice(0, SCOPE);
    if (words[0] !== undefined) heads.push(words[0]);
    for (const word of words) scope.add(word);
  }
  return { not: matches.length > 0, denies: new RegExp(DENIES).test(read), ofNouns, heads, scope };
}

/** A text without the parts between commas of which the claim has no content word. */
function told(text: string, claim: Claim, language: Language): string {
  if (claim.language !== language) return text;
  const claimed = new Set(contentStems(plain(claim.text), language));
  const parts = text.split(/(?<=[,;:.!?])\s/);
  return parts
    .filter((part) => contentStems(plain(part), language).some((one) => claimed.has(one)))
    .join(' ');
}

/** Folded text is stemmed folded on both sides, so that they meet. */
function contentStems(text: string, language: Language): string[] {
  return splitWords(text)
    .filter(({ form }) => !STOPWORDS[language].has(form) && !/^(?:yet|encore|t)$/.test(form))
    .map((word) => keyOf(word, language));
}

/**
 * A negation that is on one side only, or that denies something else. Saying no by a negation and by a verb ("refuse")
 * count as the same.
 */
export function checkNegation(claim: Claim, { clause, support, passage }: Evidence): string | null {
  const { language } = passage.article;
  const said = negationsIn(claim.text, claim.language);
  const proof = negationsIn(told(clause, claim, language), language);
  const whole = negationsIn(told(support, claim, language), language);
  const deniesIn = (one: Negations): boolean => one.not || one.denies;
  if (deniesIn(said) && !deniesIn(proof)) return 'negation added';
  if (deniesIn(proof) && !deniesIn(said)) return 'negation dropped';
  // Two of a kind may not become one: "n'a pas refusé", "a refusé".
  if (proof.not && proof.denies && !(said.not && said.denies) && language === claim.language) {
    if (said.not !== whole.not || said.denies !== whole.denies) return 'negation dropped';
  }
  if (said.not && said.denies && !(whole.not && whole.denies)) return 'negation added';
  // Between two languages what is denied cannot be compared.
  if (claim.language !== language) return null;
  // "No trains run", "trains do not run": one negation each, of the same.
  const single = whole.heads.length === 1 && said.heads.length > 0 && whole.ofNouns;
  if (single && said.heads.every((head) => whole.scope.has(head))) return null;
  const claimed = new Set(contentStems(plain(claim.text), language));
  for (const head of whole.heads) {
    if (claimed.has(head) && !said.scope.has(head) && !said.denies)
      return `not denied any more: ${head}`;
  }
  const supported = new Set(contentStems(plain(support), language));
  for (const head of said.heads) {
    if (supported.has(head) && !whole.scope.has(head) && !whole.denies)
      return `denied now: ${head}`;
  }
  return null;
}
