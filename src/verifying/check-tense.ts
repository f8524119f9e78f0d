import { regular } from '../text/irregular-forms.ts';
import type { Language } from '../text/language.ts';
import type { Aligned } from './aligned.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { reports } from './reported-speech.ts';

type Tense = 'past' | 'present' | 'future';

const FUTURE_BEFORE = {
  fr: /(?<!\p{L})(?:va|vont|sera|seront|aura|auront|doit|doivent|devra|devront)(?: être)? (?:\S+ ){0,1}$/u,
  en: /(?:\b(?:will|shall|going to|set to|due to)|'ll)(?: be| not| have to)? (?:\S+ ){0,1}$/,
};
const PAST_BEFORE = {
  fr: /(?<!\p{L})(?:a|ont|avait|avaient|été|était|étaient|s'est|se sont|n'a|n'ont) (?:\S+ ){0,1}$/u,
  en: /\b(?:(?:has|have)(?! to)|had|was|were|been|did) (?:\S+ ){0,1}$/,
};
const MODAL_BEFORE =
  /\b(?:would|could|might|may|should|can|must|to|is|are|be|being|pourrait|pourraient|devrait|devraient|est|sont|peut|peuvent) (?:\S+ ){0,1}$/;
const FUTURE_FORM = /(?:[aeiou]r|dr|vr|ttr|rr|tr)(?:a|ont)$/;
const IMPERFECT = /(?<!r)(?:ait|aient)$/;

/** When a word of a text happens, as its form and the words before it tell; nouns count as present. */
function tenseOf(text: string, { start, end, word }: ContentWord, language: Language): Tense {
  const before = text
    .slice(Math.max(0, start - 40), start)
    .toLowerCase()
    .replaceAll('’', "'");
  const form = plain(word);
  if (FUTURE_BEFORE[language].test(before)) return 'future';
  if (PAST_BEFORE[language].test(before)) return 'past';
  if (MODAL_BEFORE.test(before)) return 'present';
  if (language === 'fr') {
    // "Fermé depuis 2022": it was closed.
    if (/ée?s?$/.test(word) && /^ depuis\b/.test(text.slice(end))) return 'past';
    if (FUTURE_FORM.test(form)) return 'future';
    return IMPERFECT.test(form) ? 'past' : 'present';
  }
  const irregular = regular(word, 'en') !== word && !/(?:s|ing|th|al)$/.test(form);
  return irregular || /[a-z]{2}ed$/.test(form) ? 'past' : 'present';
}

const WOULD =
  /\b(?:would|should|ser(?:ait|aient|a|ont)|devr(?:ait|aient)|pourr(?:ait|aient)) (?:be |etre |not )?$/;
/** "Would be created", "fermerait". */
const would = (text: string, { start, word }: ContentWord): boolean =>
  /(?:[aeiou]r|dr|vr|ttr|rr|tr)(?:ait|aient)$/.test(plain(word)) ||
  WOULD.test(plain(text.slice(0, start)));
const isUnsure = (text: string, { start }: ContentWord): boolean =>
  /\b(?:would|could|might|may|should|\w+r(?:ait|aient)) (?:\S+ ){0,2}$/.test(
    plain(text.slice(0, start)),
  );

/** What is to come told as done, or the reverse; what begins some day told as begun. */
export function checkTense(
  claim: Claim,
  { support, clause, passage }: Evidence,
  { words, proofWords, placesOf }: Aligned,
): string | null {
  const { language } = passage.article;
  for (const word of words) {
    if (word.isName || word.isLight || reports(word.word)) continue;
    const others = placesOf(word).map((at) => proofWords[at]!);
    if (others.length === 0) continue;
    const said = tenseOf(claim.text, word, claim.language);
    const tenses = others.map((one) => tenseOf(support, one, language));
    const all = (tense: Tense): boolean => tenses.every((one) => one === tense);
    if (
      said === 'past' &&
      !isUnsure(claim.text, word) &&
      others.every((one) => would(support, one))
    )
      return `done already: ${word.word}`;
    if (said === 'past' && all('future')) return `done already: ${word.word}`;
    if (said === 'future' && all('past')) return `still to come: ${word.word}`;
    const finite = language === 'en' && others.every((one) => /[a-z]s$/.test(one.word));
    if (said === 'past' && all('present') && finite && claim.language === 'en') {
      const same = others.some((one) => one.stem === word.stem && one.word !== word.word);
      if (same) return `over: ${word.word}`;
    }
  }
  const at = support.indexOf(clause);
  const inClause = ({ word, start }: ContentWord): boolean =>
    at >= 0 ? start >= at && start < at + clause.length : clause.toLowerCase().includes(word);
  const proof = proofWords
    .filter((one) => (!one.isName || one.start === 0) && inClause(one))
    .map((one) => tenseOf(support, one, language));
  const said = words
    .filter(({ word, isName, isLight }) => !isName && !isLight && !reports(word))
    .map((one) => tenseOf(claim.text, one, claim.language));
  if (proof.includes('future') && !proof.includes('past')) {
    if (said.includes('past') && !said.includes('future')) return 'done already';
  }
  return null;
}
