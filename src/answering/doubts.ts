import { distance } from 'fastest-levenshtein';
import type { Query } from '../retrieval/query.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';
import { matchTerms } from '../retrieval/term-match.ts';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import { stemsOf } from '../text/index-stems.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import { lacksContact } from './contact-asked.ts';
import type { Finding } from './find-answer.ts';
import { isNoDefinition } from './question-kinds/definition.ts';
import { quoteOf } from './quoting.ts';

const NAME_ASKED =
  /\b(?:quel (?:est|etait) (?:le |son )?(?:nom|prenom)|comment (?:s'appell\w+|se nomm\w+)|what (?:is|was|are) (?:\S+ ){1,6}?(?:called|named)|(?:what|which) (?:is|was) the (?:first |last |full )?name|(?:what|which) name)\b/;

/** "Qui est le préfet": who holds an office, and the office. */
const HOLDER_ASKED =
  /^(?:et |and )?(?:qui (?:est|etait)|c'est qui|who(?: is|'s| was)|comment (?:s'appell\w+|se nomm\w+))(?: (?:le|la|l'|the|notre|votre|our|your)| l')\s?(?<office>\p{Ll}{3,})/u;
/** A name and its office stand side by side, with what the office is of between them at most. */
const MOST_BETWEEN = 6;

/**
 * Whether the name found stands too far from the office that is asked about: it may be another one's.
 * @param question folded.
 * @param start of the name in the text of its sentence.
 */
export function isAnothers(question: string, text: string, start: number, end: number): boolean {
  const office = HOLDER_ASKED.exec(question)?.groups?.['office'];
  if (office === undefined) return false;
  const words = splitWords(text);
  const places = words.flatMap(({ form }, i) => (form === office ? [i] : []));
  const first = words.findIndex((word) => word.end > start);
  const last = words.findLastIndex((word) => word.start < end);
  const between = (i: number): number => (i < first ? first - i : i - last) - 1;
  return places.length > 0 && places.every((i) => between(i) > MOST_BETWEEN);
}

/** Folded names in both languages, by the day that they name. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(DAYS.map((name, i) => [name, i % 7]));

/** Whether a text names days of the week, but not the one that a question names, "Sundays" for "le samedi". */
export function isOfAnotherDay(question: string, text: string): boolean {
  const asked = weekdaysIn(question);
  const told = weekdaysIn(text);
  return asked.size > 0 && told.size > 0 && ![...asked].some((day) => told.has(day));
}

/** Days of the week that a text names in either language, 0 for Monday. */
function weekdaysIn(text: string): ReadonlySet<number> {
  const days = splitWords(text).map(({ form }) => WEEKDAYS.get(form.replace(/s$/, '')));
  return new Set(days.filter((day) => day !== undefined));
}

/** A word with a capital that does not open the question: a name, or a part of one. */
const NAME =
  /(?<=[\p{L}\p{N},;:»”"’'()]\s{1,3}(?:[ldLD]['’]|[«“"(])?)\p{Lu}[\p{Ll}\p{Lu}]{2,}(?![\p{L}])/gu;
const CALENDAR: ReadonlySet<string> = new Set([...DAYS, ...MONTHS]);
/** What goes on from the sentence before has its names there. */
const GOES_ON =
  /(?<![-\p{L}])(?:il|elle|ils|elles|lui|leur|leurs|son|sa|ses|celui-ci|celle-ci|ce dernier|cette derniere|he|she|they|him|her|his|hers|their|it|its)(?!\p{L})|(?<!\p{L})(?:je|j'|nous|i|we|my|our|notre|nos|mon|ma|mes)(?!\p{L})/u;
/** Letters from which a name may be misspelt, or stand in another form. */
const LONG_NAME = 5;

/**
 * Whether a question names somebody or something, and a text none of those: it may tell of another one.
 * @param text the sentence that answers with all that it can be understood by.
 */
export function namesAnother(question: string, text: string): boolean {
  const names = [...question.matchAll(NAME)]
    .map(([name]) => foldStraight(name))
    .filter((name) => !CALENDAR.has(name));
  if (names.length === 0 || GOES_ON.test(foldStraight(text))) return false;
  const told = splitWords(text).map(({ form }) => form);
  const isTold = (name: string): boolean =>
    told.some((form) => {
      const near = name.length >= LONG_NAME && distance(form, name) <= (name.length > 7 ? 2 : 1);
      return form === name || near || (name.length >= LONG_NAME && form.startsWith(name));
    });
  return !names.some(isTold);
}

/** Nearer in meaning, a word may say what the question's does. */
const MAY_BE_MEANT = 0.35;
/** One word of a question alone is often said otherwise: "habite" for "vit à". */
const FEWEST_ASKED = 2;

/** Whether a passage has the names of a question and none of its other words, nor a word near one in meaning. */
function hasNamesAlone(query: Query, { chunk, article }: RankedCandidate): boolean {
  if (article.language !== query.language) return false;
  const { words, meanings } = matchTerms(query, [...chunk.stems, ...article.titleStems]);
  const asked = query.terms.flatMap(({ isName }, i) => (isName ? [] : [i]));
  return (
    asked.length >= FEWEST_ASKED &&
    asked.length < query.terms.length &&
    asked.every((i) => words[i] === 0 && meanings[i]! < MAY_BE_MEANT)
  );
}

/**
 * Whether what was found lacks what the question asks for, however sure the reader is: the unit ("quel âge" wants years),
 * a telephone number or a name where one is asked for, or any word that the question does not have itself; or names somebody far from the office
 * asked about, what stands beside another word than the name to be explained, another day of the week, nobody and nothing that the question names,
 * or nothing but its names;
 * or whether the reason that is asked for is what was just shown.
 * @param quotesBefore the quotes of the turn before.
 */
export function isDoubtful(
  { query, sentences }: Finding,
  quotesBefore: readonly string[] = [],
): boolean {
  const [best] = sentences;
  if (!best) return true;
  const { quote: bestQuote } = quoteOf(best);
  if (query.kind === 'reason' && quotesBefore.some((quote) => quote.includes(bestQuote)))
    return true;
  const { text, start, candidate, features, reading } = best;
  if (features.unit < 0 || isOfAnotherDay(query.text, text)) return true;
  if (lacksContact(foldStraight(query.text), text)) return true;
  if (hasNamesAlone(query, candidate)) return true;
  const { article, chunk } = candidate;
  const from = chunk.sentences[Math.max(0, best.i - 2)]!.start - chunk.start;
  const passage = chunk.text.slice(from, start - chunk.start);
  const around = [text, passage, article.title, article.author ?? '', article.file];
  if (namesAnother(query.text, around.join('\n'))) return true;
  if (!reading || reading.margin <= 0) return false;
  const lead = candidate.chunk.start - start;
  const [first, last] = [Math.max(0, reading.span.start + lead), reading.span.end + lead];
  const span = text.slice(first, last);
  if (isAnothers(foldStraight(query.text), text, first, last)) return true;
  if (isNoDefinition(query.text, text, first, last)) return true;
  const isNew = ({ form }: { form: string }): boolean => !query.forms.has(form);
  const words = splitWords(span);
  if (NAME_ASKED.test(foldStraight(query.text)))
    return !words.some((word) => isNew(word) && /\p{Lu}/u.test(span[word.start]!));
  const stems = stemsOf(span, candidate.article.language);
  return (
    stems.length > 0 && stems.every((stem) => query.roles.get(stem)?.some(({ word }) => word === 1))
  );
}
