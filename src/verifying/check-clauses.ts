import type { Language } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import type { Aligned } from './aligned.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { type Piece, piecesIn, samePiece } from './pieces.ts';
import { reports } from './reported-speech.ts';
import { partsOf } from './told.ts';

/** Verbs that say nothing without their object: "ont pris le départ", "took part". */
const MAKES = /^(?:pris|fait|mis|donne|tenu|taken|took|made|given?|gave|held)e?s?$/;
/** What stands right before a verb that tells what is so; of text in lower case that keeps its accents. */
const HAS: Readonly<Record<Language, RegExp>> = {
  fr: /(?<!\p{L})(?:a|ont|avait|avaient|aura|auront|aurait|auraient)(?: (?:été|pas|jamais|déjà|aussi|également|toujours))* (?:\S+ment )?$/u,
  en: /\b(?:has|have|had)(?: (?:been|not|also|already))* (?:\S+ly )?$/,
};
const IS: Readonly<Record<Language, RegExp>> = {
  fr: /(?<!\p{L})(?:est|sont|était|étaient|sera|seront)(?: (?:pas|jamais|déjà|aussi|également|toujours))* (?:\S+ment )?$/u,
  en: /\b(?:was|were|is|are|be)(?: (?:being|not|also|already))* (?:\S+ly )?$/,
};
const PARTICIPLE: Readonly<Record<Language, RegExp>> = {
  fr: /(?:é|i|u|is|it|ert|eint)e?s?$/,
  en: /(?:ed|en|wn|ght|ound|eld|old|ade|aid|ut)$/,
};
/** "But acquitted": what a clause begins with. */
const JOINED = /(?:^|\b(?:and|but|or|then) )$/;
/** "Reproche d'avoir ignoré", "accused of stealing": nobody says that it is so. */
const GOVERNED: Readonly<Record<Language, RegExp>> = {
  fr: /(?:d'|\b)(?:avoir|être) (?:été |pas )?(?:\S+ment )?$/,
  en: /\b(?:of|for) (?:having |being )?(?:\S+ly )?$/,
};
/** What narrows down what is denied. */
const NARROWS =
  /\b(?:entre|between|sauf|except|avant|before|apres|after|pendant|during|au-dela|beyond|parmi|among|chez|pour|for|a partir|dans|within|sur|on|en|in|avec|with) /g;
const SPEAKING =
  '(?:expliqu|declar|affirm|assur|indiqu|ajout|precis|soulign|estim|resum|regrett|deplor|annonc|not|rappel)\\w*|dit\\b|selon\\b|said|says|added|told|according';
/** Goes on about what was named before. */
const RELATIVE =
  /^\s*(?:\S+ ){0,3}?(?:qui|que|qu['’]|dont|où|lequel|laquelle|who|which|that|whose|where)\b/i;
/** "…, explique le maire", "…, a dit X": no part of what is said. */
const SPEAKS = new RegExp(`^\\W*(?:(?:l'|s')?(?:a|ont|est) )?(?:${SPEAKING})`);
const DENIED = /\bn(?:e |')|\b(?:not|no|never|none|aucune?|jamais)\b|n't\b/;

/** A verb of the claim that the proof says of something else, or does not say at all. */
export function checkClauses(
  claim: Claim,
  { support, passage }: Evidence,
  { words, proofWords, placesOf }: Aligned,
): string | null {
  const told = new Set(words.flatMap((word) => placesOf(word)));
  const { language } = passage.article;
  const isVerb = (text: string, word: ContentWord, of: Language): boolean => {
    if (word.isName || word.isLight || reports(word.word)) return false;
    const lead = leadTo(text, word);
    if (HAS[of].test(lead)) return true;
    if (!PARTICIPLE[of].test(word.word)) return false;
    return (
      IS[of].test(lead) ||
      (of === 'en' && /ed$/.test(word.word) && JOINED.test(lead.replace(/^.*[.;:]/s, '')))
    );
  };

  const parts = partsOf(support);
  const within = ({ start, end }: Span, one: Span): boolean =>
    start <= one.start && one.start < end;
  const verbs = proofWords.filter((one) => isVerb(support, one, language));
  // A part without a verb goes on with what the part before says.
  const clauses: Span[] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    const own = verbs.some((one) => within(part, one));
    const text = support.slice(part.start, part.end);
    if (last && !own && !RELATIVE.test(text) && !SPEAKS.test(plain(text))) {
      clauses.splice(-1, 1, { start: last.start, end: part.end });
    } else clauses.push(part);
  }
  // What one clause says is done, the claim says of what another one speaks of.
  const acts = words.filter(
    (word) =>
      !word.isLight &&
      placesOf(word).length > 0 &&
      (isVerb(claim.text, word, claim.language) ||
        (claim.language === 'en' && /ed$/.test(word.word))),
  );
  // A verb of the claim that the lexicon does not know may be any of the proof's.
  const unknown =
    claim.language !== language &&
    words.some((word) => placesOf(word).length === 0 && isVerb(claim.text, word, claim.language));
  for (const clause of unknown ? [] : clauses) {
    const own = verbs.filter((one) => within(clause, one));
    const isTold = (one: ContentWord): boolean => {
      const at = proofWords.indexOf(one);
      if (told.has(at)) return true;
      const next = proofWords[at + 1];
      const object = next && told.has(at + 1) && next.start - one.end < 8;
      return Boolean(object) && MAKES.test(plain(one.word));
    };
    if (own.length === 0 || own.some(isTold)) continue;
    const kept = proofWords.filter(
      (one, at) => within(clause, one) && told.has(at) && !one.isLight,
    );
    const figures = numbersIn(support.slice(clause.start, clause.end), language);
    const named = kept.some(({ isName }) => isName);
    if (kept.length + (figures.some(({ weak }) => !weak) || named ? 1 : 0) < 2) continue;
    const act = acts.find((word) =>
      placesOf(word).every((at) => {
        const there = clauses.find((one) => within(one, proofWords[at]!))!;
        return there !== clause && !RELATIVE.test(support.slice(there.start, there.end));
      }),
    );
    const only = kept.some((one) =>
      words.some(
        (word) =>
          word !== act && placesOf(word).length === 1 && proofWords[placesOf(word)[0]!] === one,
      ),
    );
    if (act && only) return `${act.word} of something else than ${own[0]!.word}`;
  }

  for (const word of words) {
    const [at, ...more] = placesOf(word);
    if (at === undefined || more.length > 0 || word.isLight) continue;
    const one = proofWords[at]!;
    if (!isGoverned(support, one, language) || isGoverned(claim.text, word, claim.language))
      continue;
    if (!isVerb(claim.text, word, claim.language) && !/ed$/.test(word.word)) continue;
    const governor = proofWords.findLastIndex(
      (other, i) => i < at && isVerb(support, other, language),
    );
    if (governor >= 0 && !told.has(governor)) return `nobody says so: ${word.word}`;
  }

  // "Plus de patients entre minuit et 7 heures": what is denied of a part is not denied of all.
  if (!DENIED.test(plain(claim.text))) return null;
  const said = piecesIn(claim.text, claim.language);
  const isTold = (one: Piece): boolean =>
    said.some((other) => samePiece(one, other, passage.article.published));
  for (const { start, end } of parts) {
    const text = support.slice(start, end);
    const denial = DENIED.exec(plain(text));
    if (!denial) continue;
    const head = proofWords.findIndex((one) => one.start >= start + denial.index && !one.isLight);
    if (head < 0 || !told.has(head) || proofWords[head]!.start >= end) continue;
    const ends = [...plain(text).matchAll(NARROWS)].filter(({ index }) => index > denial.index);
    for (const [i, { index, 0: found }] of ends.entries()) {
      const to = ends[i + 1]?.index ?? text.length;
      const within = (one: { start: number }) =>
        one.start >= start + index && one.start < start + to;
      const dropped = proofWords.flatMap((one, at) => (within(one) ? [at] : []));
      const figures = piecesIn(support, language).filter(within);
      if (dropped.length + figures.length === 0) continue;
      if (dropped.some((at) => told.has(at) || proofWords[at]!.isLight)) continue;
      if (figures.some(isTold)) continue;
      return `denied only ${found}${text.slice(index + found.length, to).trim()}`;
    }
  }
  return null;
}

/** What stands before a word, in lower case with its accents. */
const leadTo = (text: string, { start }: ContentWord): string =>
  text.slice(0, start).toLowerCase().replaceAll('’', "'");

function isGoverned(text: string, word: ContentWord, language: Language): boolean {
  if (language === 'en' && !/ing$/.test(word.word)) return false;
  return GOVERNED[language].test(leadTo(text, word));
}
