import { matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { numbersIn } from '../../text/numbers.ts';
import { quoted } from '../quoting.ts';
import { bestEnumeration, type ScoredEnumeration } from './best-enumeration.ts';
import type { Composed, Question } from './question.ts';

const OPENS =
  "^(?:et |and )?(?:quel(?:le)? (?:est|etait|sera|serait)|c'est quoi|qu'est-ce que|en quoi consiste|que (?:dit|prevoit|demande)|what(?: is|'s| was| does)|which (?:is|was)|(?:donne|cite|nomme|rappelle)[rz]?(?:[- ]moi)?|(?:give|tell|remind) me|name) ";
const RANK =
  '(?:premiere?|seconde?|[a-z]{3,9}ieme|avant-derniere?|derniere?|first|second|third|[a-z]{2,6}th|last but one|last|\\d{1,2}(?:ere?|re|e|eme|st|nd|rd|th))';
/** On the folded question: "quelle est la deuxième étape", "what is the third safety rule". */
const BY_RANK = new RegExp(
  `${OPENS}(?:le |la |the |l')(?<place>${RANK}) (?<noun>[a-z-]{3,20}(?: [a-z-]{3,20})?)`,
);
/** "C'est quoi l'étape 3", "what is rule no. 4". */
const BY_NUMBER = new RegExp(
  `${OPENS}(?:le |la |l'|the )?(?<noun>[a-z-]{3,20}) (?<place>(?:n[o°]\\.? ?|numero |number )?\\d{1,2})(?= ?[?!.]*$| (?:de|du|des|d'|pour|contre|of|for|against|in|on|to|say|mean)\\b)`,
);

/** Of the question's idf mass in what stands before a list and in the list. */
const ENOUGH = 0.45;

const LAST = /^derniere?$|^last$/;
const LAST_BUT_ONE = /^avant-derniere?$|^last but one$/;

/** The item of a list that a question asks for by its place: "le troisième geste", "the last rule", "step 4". */
export async function itemByPlace(asked: Question): Promise<Composed | null> {
  const match = BY_RANK.exec(asked.folded) ?? BY_NUMBER.exec(asked.folded);
  if (!match) return null;
  const { place = '', noun = '' } = match.groups!;
  const index = indexOf(place);
  if (index === null) return null;
  // The list has no word for the place.
  const finding = await asked.find(asked.folded.replace(place, ' '));
  const best = await bestEnumeration({ ...asked, finding });
  if (!best || best.coverage < ENOUGH || !isListOf({ ...asked, finding }, best, noun)) return null;
  const { article, enumeration } = best;
  const numbers = enumeration.items.map(({ start }) => numberBefore(article.text, start));
  const isNumbered = numbers.every((number) => number !== null);
  const item =
    isNumbered && index >= 0
      ? enumeration.items[numbers.indexOf(index + 1)]
      : enumeration.items.at(index);
  if (!item) return null;
  return {
    kind: 'list',
    parts: [quoted(article.details, article.text, item)],
    // "La dernière mesure" of a list without order may be the newest one.
    sure: isNumbered || enumeration.announced,
    atLeast: 'perhaps',
  };
}

/** As `at` takes it; null for what is no place. */
function indexOf(place: string): number | null {
  if (LAST.test(place)) return -1;
  if (LAST_BUT_ONE.test(place)) return -2;
  const value = numbersIn(place, 'fr')[0]?.values[0] ?? 0;
  return Number.isInteger(value) && value > 0 ? value - 1 : null;
}

/** Whether what stands before a list says that its items are of that kind; a sentence has no places. */
function isListOf(
  { finding: { query } }: Question,
  { article: { text, details }, enumeration }: ScoredEnumeration,
  noun: string,
): boolean {
  const { form, announced, context } = enumeration;
  if (form === 'sentence' || (form === 'sequence' && !announced)) return false;
  const stems = context.flatMap(({ start, end }) =>
    stemsOf(text.slice(start, end), details.language),
  );
  const { words } = matchTerms(query, stems);
  const kinds = noun.split(' ');
  return query.terms.some(({ form: word }, i) => kinds.includes(word) && words[i]! > 0);
}

/** "3. " at the beginning of an item's line. */
function numberBefore(text: string, start: number): number | null {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const number = /^\s*(\d{1,2}) ?[.)°]\s*$/.exec(line)?.[1];
  return number === undefined ? null : Number(number);
}
