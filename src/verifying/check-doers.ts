import { OPENS_BACK } from './anaphora.ts';
import { namesIn, sameName } from './check-names.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { isAgent, isCircumstance, isFor, PASSIVE, PERFECT, type Placed } from './voices.ts';

/** "Par le procureur Vasseur", where he is the only one whom the sentence before names, and "il" does it. */
function isNamedBefore(claim: Claim, { support, lead }: Evidence, word: ContentWord): boolean {
  if (!OPENS_BACK.test(plain(support)) || !plain(lead).includes(plain(word.word))) return false;
  const names = namesIn(claim.text, claim.language);
  const named = namesIn(lead, claim.language).filter(
    ({ opening, start }) => !opening && !OF.test(plain(lead.slice(0, start))),
  );
  const isSaid = (form: string): boolean => names.some((one) => sameName(one.form, form));
  return (
    named.length > 0 &&
    named.every(({ form }) => isSaid(form)) &&
    names.some(({ start }) => start === word.end + 1)
  );
}
/** "Turned down on Monday by". */
const BY_WHOM = /^(?: \S+){0,4}? (?:par|by) /;
const OF = /\b(?:de |d'|du |of |in |a |at )$/;

/** A deed of one told as another's: of whoever it was done to, or of whoever did something else. */
export function checkDoers(
  claim: Claim,
  evidence: Evidence,
  words: readonly ContentWord[],
  support: readonly ContentWord[],
  placed: readonly Placed[],
  placesOf: (word: ContentWord) => readonly number[],
): string | null {
  // "Hurt by the nurses", where nobody is said to have done it.
  // "Par le conseil municipal", where it is the council.
  const isBeside = (word: ContentWord): boolean =>
    words.some(
      (one) =>
        placesOf(one).length > 0 &&
        (one.end + 1 === word.start || one.start === word.end + 1) &&
        isAgent(claim.text, one),
    );
  const culprit = words.find(
    (word) =>
      !word.isName &&
      !isBeside(word) &&
      !isNamedBefore(claim, evidence, word) &&
      !word.isLight &&
      isAgent(claim.text, word) &&
      placesOf(word).length === 0 &&
      PASSIVE.test(beforeAgent(plain(claim.text.slice(0, word.start)))) &&
      !/\b(?:par|by|they|ils|elles)\b/.test(plain(evidence.support)),
  );
  if (culprit) return `by ${culprit.word}`;
  // "Ortega was accused", where Ortega accused her.
  for (const word of words) {
    const [place, ...more] = placesOf(word);
    if (place === undefined || more.length > 0) continue;
    if (!PASSIVE.test(plain(claim.text.slice(0, word.start)))) continue;
    const subject = words.findLast(({ start, isLight }) => start < word.start && !isLight);
    if (!subject?.isName || !placesOf(subject).includes(place - 1)) continue;
    const [name, verb] = [support[place - 1]!, support[place]!];
    const between = plain(evidence.support.slice(name.end, verb.start));
    const object = /^ (?:her|him|them|the|an?|his|their|its|l[ae]s?|l'\w+|une?|son|sa|ses) /;
    if (!/^,? (?:a |ont |had |has |have )?$/.test(between)) continue;
    if (object.test(plain(evidence.support.slice(verb.end)))) {
      return `roles: ${subject.word}, ${word.word}`;
    }
  }

  // "Ferrocell led the round of Nordzee", where it was led by Nordzee.
  for (const { word, place } of placed) {
    const { start, end } = support[place]!;
    const rest = evidence.support.slice(end).split(/[,;:.]/)[0]!;
    const by = BY_WHOM.exec(plain(rest))?.[0].length;
    if (!PASSIVE.test(plain(evidence.support.slice(0, start))) || by === undefined) continue;
    if (
      word.isName ||
      /\b(?:was|were|been|be|is|are|est|sont|ete|etre) (?:\w+ )?$/.test(
        plain(claim.text.slice(0, word.start)),
      )
    )
      continue;
    const agents = placed.filter(
      (one) =>
        support[one.place]!.start >= end + by && support[one.place]!.end <= end + rest.length,
    );
    if (
      agents.length > 0 &&
      agents.every((one) => one.word.start > word.end && !isAgent(claim.text, one.word))
    )
      return `roles: ${agents[0]!.word.word}, ${word.word}`;
  }
  // What "was stopped" was not stopped by just anyone.
  for (const { word, place } of placed) {
    if (!PERFECT[claim.language].test(plain(claim.text.slice(0, word.start)))) continue;
    const { start, end } = support[place]!;
    if (!PASSIVE.test(plain(evidence.support.slice(0, start)))) continue;
    if (!/\b(?:par|by)\b/.test(plain(evidence.support.slice(end)))) return `by whom: ${word.word}`;
  }
  // "A dentist found it", where it was found in a unit rented by a dentist.
  for (const { word, place } of placed) {
    if (!PERFECT[claim.language].test(plain(claim.text.slice(0, word.start)))) continue;
    const subject = placed.findLast(
      (one) =>
        one.word.start < word.start &&
        isAgent(evidence.support, support[one.place]!) &&
        !isAgent(claim.text, one.word),
    );
    if (
      !subject ||
      subject.place < place ||
      isCircumstance(claim.text, evidence.support, support, subject)
    )
      continue;
    if (placed.some((last) => isFor(claim.text, evidence.support, support, subject, last)))
      continue;
    const between = plain(
      evidence.support.slice(support[place]!.end, support[subject.place]!.start),
    );
    const by = between.search(/\b(?:par|by) /);
    const others = support.filter(
      ({ start, isLight }) =>
        !isLight && start > support[place]!.end && start < support[place]!.end + by,
    );
    if (by >= 0 && others.length > 1) return `roles: ${subject.word.word}, ${word.word}`;
  }

  return null;
}

/** "The bill was adopted by the": without the word that is done and what follows. */
function beforeAgent(text: string): string {
  const by = text.search(/(?<=\S) (?:par|by) /);
  return by < 0 ? text : text.slice(0, text.lastIndexOf(' ', by - 1) + 1);
}
