import { list } from '../text/annotate/words-of-language.ts';
import type { Span } from '../text/spans.ts';
import { accordingAt } from './speech.ts';
import { isLight, isPlain, type Unit, type Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Why a run of the support may not be left out; null for small words that tell nothing, moments, and what stands beside
 * and changes nothing of what stands around it.
 */
export function whyNotLeftOut(
  { start: from, end: to }: Span,
  given: Units,
  vocabulary: Vocabulary,
): string | null {
  const narrowed = narrowedAround(from, to, given);
  const isLast = (at: number): boolean => given[at]?.isSentence ?? true;
  const goes: boolean[] = [];
  goes[to] = true;
  for (let start = to - 1; start >= from; start--) {
    const small =
      connectiveAt(start, given, vocabulary) ||
      Number(tellsNothing(start, given, vocabulary, narrowed >= 0));
    goes[start] = small > 0 && goes[start + small] === true;
    for (let end = start + 1; end <= to && !goes[start]; end++) {
      if (end > start + 1 && given[end - 1]!.isSentence) break;
      // Once what stands behind it has gone, it ends the sentence.
      const ends = isLast(to) || isLast(end);
      goes[start] = goes[end]! && isSideline({ start, end }, ends, given, vocabulary, narrowed);
    }
  }
  if (goes[from]) return null;
  const telling = given.slice(from, to).find(({ operator }) => operator) ?? given[from]!;
  return `${telling.operator ?? 'words'} left out: ${telling.form}`;
}

/** What is said of fewer, or of none, where more is said of when and where: "no train runs at night". */
const DENYING = list('negation restriction prevention');
const NARROWING = list('negation restriction comparison quantifier prevention');
/** Whether leaving it out makes a sentence say more than it did. */
export const isNarrowed = ({ operator }: Unit): boolean => NARROWING.has(`${operator}`);

/** What narrows the clause that a run is left out of, leads to or closes, so that it would say more without it; -1 for nothing. */
function narrowedAround(
  from: number,
  to: number,
  given: Units,
  narrows: (unit: Unit) => boolean = isNarrowed,
): number {
  const isMark = (i: number): boolean => given[i]?.afterMark ?? true;
  let [start, end] = [from, to];
  if (isMark(from)) {
    end++;
    if (!given[from]!.afterStop) start--;
  }
  while (!isMark(start)) start--;
  while (!isMark(end)) end++;
  return given.findIndex(
    (unit, i) => start <= i && i < end && narrows(unit) && !(from <= i && i < to),
  );
}

/** What may stand in a statement that is left out whole: it says so of nothing else. */
const OWN_AFFAIR = list('null negation comparison quantifier order plan prevention');
const isOwnAffair = ({ operator }: Unit): boolean => OWN_AFFAIR.has(`${operator}`);

/** Whether a run changes nothing of what stands around it. */
function isSideline(
  { start, end }: Span,
  ends: boolean,
  given: Units,
  vocabulary: Vocabulary,
  narrowed: number,
): boolean {
  const { because, relatives, pronouns } = vocabulary;
  const isDenied = narrowed >= 0;
  const run = given.slice(start, end);
  const { form } = run[0]!;
  if (run.some(({ isQuoted }) => isQuoted) || !(ends || given[end]!.afterMark)) return false;
  const closes = ends || given[end]!.afterStop;
  // "Aucun élève, blessé hier, n'est mort": of those alone it is said.
  const describes = !ends && narrowed < start && !relatives.has(form);
  // A sentence, or what a semicolon parts, that speaks of nothing around it.
  const isStatement = run[0]!.afterStop && !pronouns.has(form) && run.every(isOwnAffair);
  // "3 euros par élève".
  const isRate = !run[0]!.afterMark && [start - 1, start - 2].some((at) => given[at]?.number);
  return (
    (closes && (isStatement || isLastPredicate(run, vocabulary))) ||
    (!isDenied &&
      ends &&
      isPlace(run, isRate, vocabulary) &&
      narrowedAround(start, end, given, ({ operator }) => operator === 'hedge') < 0) ||
    (!(isDenied && (opensAdverbial(run, vocabulary) || because.has(form))) &&
      !(isRate && because.has(form)) &&
      !(describes && DENYING.has(`${given[narrowed]?.operator}`)) &&
      isParenthesis(run, ends, vocabulary))
  );
}

/** Whether a run stands between two marks, or tells why at the end, and turns nothing of the rest. */
function isParenthesis(run: Units, ends: boolean, vocabulary: Vocabulary): boolean {
  const { because, relatives, coordinators, subordinators } = vocabulary;
  const { form, accented, afterMark, afterStop } = run[0]!;
  const cause = ends && because.has(form);
  // "En théorie, le pont tient": what opens a sentence may frame all of it.
  if (afterStop || !(afterMark || cause)) return false;
  if (run.some((_, i) => accordingAt(run, i, vocabulary) > 0)) return false;
  const isOnePart = !run.slice(1).some((unit) => unit.afterMark);
  // What a clause of its own tells of its noun leaves the sentence as it is.
  const isClause = relatives.has(form) && accented !== 'ou';
  if (isClause && isOnePart) return !(ends && run.some(({ operator }) => operator === 'hedge'));
  if (!run.slice(cause ? 1 : 0).every(isOwnAffair)) return false;
  // "Two people died in Kelby, Hartwell and Lowe": the rest of a list belongs to what is said.
  if (run.some((unit) => coordinators.has(unit.form))) return false;
  return (cause || opensAside(run, vocabulary)) && (isOnePart || !subordinators.has(form));
}

/**
 * Whether a run opens as what describes a noun, or says when, where or how many; not as what may be a statement about the
 * whole: "soupire le batelier", "à l'entendre", "pour Ribot".
 */
function opensAside(run: Units, vocabulary: Vocabulary): boolean {
  const { definite, prepositions, possessives, pronouns, clitics, finite, relatives } = vocabulary;
  const [{ form, accented, isName, number, operator }, next] = run as [Unit, ...Unit[]];
  if (number || operator === 'order' || operator === 'comparison') return true;
  if (opensAdverbial(run, vocabulary)) return !run.some((unit) => unit.operator === 'negation');
  if (operator || clitics.has(form) || finite.has(accented)) return false;
  if (isName) return run.every((unit) => unit.isName || unit.number || isLight(unit, vocabulary));
  // "The bridge closed, campaigners complain."
  const isSaid =
    vocabulary.thatMayGo &&
    !run.some((unit) => unit.number || unit.time || unit.isName || prepositions.has(unit.form));
  if (isSaid && !/^an?$/.test(form)) return false;
  if (definite.has(form) || possessives.has(form)) return true;
  if (prepositions.has(form)) return Boolean(next?.number) || relatives.has(`${next?.form}`);
  const isSubject =
    next &&
    (next.isName || [definite, pronouns, possessives].some((words) => words.has(next.form)));
  return !isSubject;
}

/** Whether a run opens with when or where: "en 2024", "le 5 mars", "à Verny". */
export function opensAdverbial(run: Units, vocabulary: Vocabulary): boolean {
  const { time, form, accented } = run[0]!;
  const isMoment = time !== null || leadsToMoment(0, run, vocabulary);
  return isMoment || (vocabulary.places.has(form) && !vocabulary.finite.has(accented));
}

/** Whether a run at the end says where: "sur la place du Mail", and not "9 sur 10". */
function isPlace(run: Units, isRate: boolean, vocabulary: Vocabulary): boolean {
  const { form, accented } = run[0]!;
  return (
    vocabulary.places.has(form) &&
    !vocabulary.finite.has(accented) &&
    !(isRate && run[1]?.number) &&
    run.every((unit) => !unit.afterMark && isPlain({ ...unit, number: null }, vocabulary))
  );
}

/** How many units at a place join a sentence to the one before and tell nothing: "en revanche"; 0 for none. */
function connectiveAt(at: number, given: Units, { connectives }: Vocabulary): number {
  const phrase = connectives.find((words) =>
    words.every((word, i) => given[at + i]?.form === word && !given[at + i]!.isQuoted),
  );
  const length = phrase?.length ?? 0;
  // "Aussi grand que le pont, ..."
  const next = given[at + length];
  return !given[at]!.afterMark || !next || next.afterMark ? length : 0;
}

/** Whether a run is the last of two predicates, or the last statement of two: "et demande une enquête". */
function isLastPredicate([first, next, ...rest]: Units, vocabulary: Vocabulary): boolean {
  const { and, joiners, pronouns, clitics, subordinators, finite, futureEnding } = vocabulary;
  if (!joiners.has(first!.form) || !next || rest.length === 0) return false;
  // "But it is shut to cars", "but only at night": that is said of the first.
  if (first!.form !== and && pronouns.has(next.form)) return false;
  if (/^(?:restriction|condition)$/.test(`${next.operator}`)) return false;
  const opens = clitics.has(next.form) || next.operator === 'attribution';
  const verb = [next, ...rest].findIndex(
    ({ form, accented, isName }) => finite.has(accented) || (futureEnding.test(form) && !isName),
  );
  const isClause =
    verb >= 0 && !rest.slice(0, Math.max(verb - 1, 0)).some(({ form }) => subordinators.has(form));
  return (opens || isClause) && rest.every(isOwnAffair);
}

/** A definite article, an auxiliary, a moment with its preposition. */
function tellsNothing(at: number, given: Units, vocabulary: Vocabulary, isDenied = false): boolean {
  const unit = given[at]!;
  const { possessives, auxiliaries, namely } = vocabulary;
  if (unit.isQuoted) return false;
  const isMoment = unit.time !== null || leadsToMoment(at, given, vocabulary);
  return (
    (isMoment && !isDenied) ||
    isLight(unit, vocabulary) ||
    possessives.has(unit.form) ||
    auxiliaries.has(unit.form) ||
    (namely.has(unit.form) && unit.afterMark && given[at + 1]?.number != null)
  );
}

/** Whether a word goes with the moment behind it: "on", "le mois de". */
export function leadsToMoment(
  at: number,
  given: Units,
  { prepositions, calendar }: Vocabulary,
): boolean {
  for (let i = at; i < given.length; i++) {
    const { form, operator, time } = given[i]!;
    if (time) return i > at;
    if (operator || !(prepositions.has(form) || calendar.has(form))) return false;
  }
  return false;
}
