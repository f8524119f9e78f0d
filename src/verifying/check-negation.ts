import type { Language } from '../text/language.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import type { Aligned } from './aligned.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { keyOf } from './lexicon.ts';

/** "Ne … que" only limits, and the "ne" of "avant qu'il ne parte" says nothing. */
const EMPTY_NE =
  /\bn(?:e |')(?:\S+ ){1,3}?qu(?:e\b|')|\b(?:avant|moins|peur|crainte?) qu(?:e |')\S+ (?:\S+ )?n(?:e |')/g;
const NOT =
  /\bn(?:e\b|'(?=[a-z]))|(?<!\bn(?:e |')[^.;:]{0,40})\b(?:pas|jamais|aucune?)\b|\bsans\b(?! doute)|\bnon\b(?! seulement)|\bnot\b(?! only)|n't\b|\bcannot\b|\b(?:has|have) yet to\b|\b(?:no|never|none|nobody|nothing|neither|nor|without|hardly|nowhere)\b/g;
/** Words that say no without a negation. */
const DENIES =
  /\b(?:refus\w*|dement\w*|nie|nient|niait|nier|rejet\w*|exclu\w*|contest\w*|renonc\w*|empech\w*|interdi\w*|annul\w*|echou\w*|suspend\w*|suspension|prive[srznt]*(?=\b.{0,40}\bd(?:e|')\b)|deny|denie[sd]|denying|reject\w*|declin\w*|disput\w*|prevent\w*|bans\b|banned|cancel\w*|fail(?:s|ed)? to|missing|introuvables?|restriction\w*|unable|unlikely|impossible)/g;

/** "Did not change" says that something stayed. */
const STAYS =
  /\bn(?:e |')(?:a |ont |avait )?(?:pas )?(?:bouge|change|evolue|varie)\w*(?: pas)?\b|\b(?:did not|has not|have not|didn't|hasn't|haven't) (?:change|move)d?\b/g;
const CHANGES = /\b(?:boug|chang|evolu|vari|mov)/;
/** "Left without power", "lost power": supply that is cut, with a negation or without one. */
const CUT_OFF =
  /\b(?:without|lost|lose[sn]?|losing|deprived of|no(?: longer ha\w+)?|sans|perdu|prive\w*(?: [\d {2}]+ \w+)? d(?:e |'))(?: their| its| any| l'| le| la)? ?(?:power|electricity|water|gas|heating|internet|electricite|courant|eau|gaz|chauffage)\b/g;
/** "Did not close", "stayed open". */
const NOT_CLOSED =
  /\b(?:did not|didn't|has not|have not|will not|won't) close\b|\bn'(?:a|ont) pas ferme\w*/;
const STAYED_OPEN = /\b(?:stay|remain)\w* open\b|\brest\w+ ouvert\w*/;
const isOpen = (one: string, other: string): boolean =>
  NOT_CLOSED.test(plain(one)) &&
  STAYED_OPEN.test(plain(other)) &&
  [one, other].every((text) => [...plain(text).matchAll(NOT)].length < 2);
const VOTES = /\bvot\w+ (?:no|non)\b/g;
const UNTIL =
  /\b(?:aucune?\b|n(?:e |')).{0,60}\btant qu.{0,60}\bpas\b|\bn(?:e |')\S+ (?:\S+ ){0,4}?pas (?:\S+ ){0,6}?avant\b|\b(?:not|won't|no \w+) (?:\S+ ){0,6}?(?:until|before)\b/g;
const ONLY = /\b(?:only|seulement)\b|\bn(?:e |')\S+ (?:\S+ ){0,3}?qu(?:e |')/;
const BEFORE = /\b(?:avant|before|until)\b/;

/** What a negation does not reach beyond: a mark, or another verb joined to the first. */
const CLAUSE_END =
  /[;:.!?]|, (?:mais|but)\b|\b(?:and|but|et|mais) (?=(?:would|will|has|have|had|is|are|was|were|can|could|should|may|might|a|ont|est|sont|sera|seront|va|vont|avait|etait|n'\w+|ne)\b)/;

/** "Disputed the figure, saying": what is said comes behind. */
const STANCE =
  /\b(conteste\w*|dément\w*|disput\w+|rejects?|rejected|denie[sd])\b[^.;:]{0,40}(:|,? saying\b| and (?:said|added)\b| et (?:a )?(?:dit|ajouté|affirmé)\b)/giu;

/** Words after a negation that it may still deny. */
const SCOPE = 4;

interface Negations {
  readonly not: boolean;
  /** "Not before", "pas avant": nothing is denied. */
  readonly until: boolean;
  /** "Did not change": it stayed. */
  readonly stays: boolean;
  /** Whether it is a noun that is denied: "no trains", "aucun mort". */
  readonly ofNouns: boolean;
  /** Stem of the first content word after each negation, and those of the few after it. */
  readonly heads: readonly string[];
  readonly scope: ReadonlySet<string>;
}

function negationsIn(text: string, language: Language): Negations {
  const blank = (found: string): string => ' '.repeat(found.length);
  const whole = plain(text).replace(STAYS, blank).replace(VOTES, blank);
  const stays = plain(text).search(STAYS) >= 0;
  const until = whole.search(UNTIL) >= 0;
  const read = whole.replace(EMPTY_NE, (found) =>
    /\b(?:pas|jamais|aucune?)\b/.test(found) ? found : blank(found),
  );
  const heads: string[] = [];
  const scope = new Set<string>();
  const matches = [...read.matchAll(NOT)];
  for (const match of matches) {
    const clause = read.slice(match.index + match[0].length).split(CLAUSE_END)[0]!;
    const words = contentStems(clause, language).slice(0, SCOPE);
    if (words[0] !== undefined) heads.push(words[0]);
    for (const word of words) scope.add(word);
  }
  const ofNouns = matches.some(([found]) => /^(?:no|aucune?)$/.test(found));
  return { not: matches.length > 0, until, stays, ofNouns, heads, scope };
}

/** Folded text is stemmed folded on both sides, so that they meet. */
function contentStems(text: string, language: Language): string[] {
  return splitWords(text)
    .filter(({ form }) => !STOPWORDS[language].has(form) && !/^(?:yet|encore|t)$/.test(form))
    .map((word) => keyOf(word, language));
}

/** A word without the phrase that it stands in. */
const itself = (word: ContentWord): ContentWord => ({
  ...word,
  keys: {
    fr: word.keys.fr.filter((key) => key === word.stem),
    en: word.keys.en.filter((key) => key === word.stem),
  },
});

/** Words that deny and of which the other side has none that means the same. */
function deniedAlone(
  text: string,
  own: readonly ContentWord[],
  has: (word: ContentWord) => boolean,
) {
  const read = plain(text);
  return [...read.matchAll(DENIES)].filter(({ 0: found }) => {
    const word = own.find((one) => plain(one.word).startsWith(found.split(' ')[0]!));
    return word === undefined || !has(word);
  }).length;
}

/**
 * A negation that is on one side only, or that denies something else. A word that denies ("refuse") counts as one where
 * the other side lacks it.
 */
export function checkNegation(
  claim: Claim,
  { clause, support, passage }: Evidence,
  { words, proofWords, means }: Aligned,
): string | null {
  const { language } = passage.article;
  const cut = [claim.text, clause].every((text) => plain(text).search(CUT_OFF) >= 0);
  if (isOpen(claim.text, clause) || isOpen(clause, claim.text)) return null;
  const supplied = (text: string): string =>
    cut && plain(text).length === text.length
      ? [...plain(text).matchAll(CUT_OFF)].reduce(
          (rest, { 0: found, index }) =>
            rest.slice(0, index) + ' '.repeat(found.length) + rest.slice(index + found.length),
          text,
        )
      : text;
  const said = negationsIn(supplied(claim.text), claim.language);
  const proof = negationsIn(supplied(clause), language);
  const added = deniedAlone(supplied(claim.text), words, (word) =>
    proofWords.some((one) => means(itself(word), one)),
  );
  const dropped = deniedAlone(supplied(clause).replace(STANCE, ' $2'), proofWords, (word) =>
    words.some((one) => !one.isLight && means(itself(one), itself(word))),
  );
  if (proof.until && proof.not && !said.not && added === 0) {
    if (!ONLY.test(plain(claim.text)) || BEFORE.test(plain(claim.text))) return 'negation dropped';
  }
  if (proof.stays && !said.stays && CHANGES.test(plain(claim.text))) return 'negation dropped';
  if (said.not && !proof.not && dropped === 0) return 'negation added';
  if (proof.not && !said.not && added === 0 && !proof.until) return 'negation dropped';
  if (dropped > 0 && (!said.not || proof.not)) return 'negation dropped';
  if (added > 0 && (!proof.not || said.not)) return 'negation added';
  // "Aucune usine n'est signée", where it is an agreement that is not.
  const none = [...plain(claim.text).matchAll(/\b(?:aucune?|no) (?=\w)/g)].map(
    ({ 0: found, index }) => words.find(({ start }) => start === index + found.length),
  );
  const strange = none.find(
    (word) => word && !word.isLight && !proofWords.some((one) => means(word, one)),
  );
  if (strange) return `none of something else: ${strange.word}`;
  // Between two languages what is denied cannot be compared.
  if (claim.language !== language) return null;
  const whole = negationsIn(support, language);
  // "No trains run", "trains do not run": one negation each, of the same.
  const ofNouns = whole.ofNouns || said.ofNouns;
  const single = whole.heads.length === 1 && said.heads.length > 0 && ofNouns;
  if (single && said.heads.every((head) => whole.scope.has(head))) return null;
  const claimed = new Set(contentStems(plain(claim.text), language));
  // "None" stands for whatever was named.
  if (proof.until || /\bnone\b/.test(plain(clause))) return null;
  for (const head of proof.heads) {
    if (claimed.has(head) && !said.scope.has(head) && added === 0)
      return `not denied any more: ${head}`;
  }
  const supported = new Set(contentStems(plain(support), language));
  // "Aucun accord n'est signé", "l'accord n'est pas signé".
  const sameDenied = said.ofNouns && said.heads.some((head) => whole.heads.includes(head));
  for (const head of said.heads) {
    if (sameDenied) break;
    if (supported.has(head) && !whole.scope.has(head) && dropped === 0)
      return `denied now: ${head}`;
  }
  return null;
}
