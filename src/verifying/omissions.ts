import type { Span } from '../text/spans.ts';
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
  for (let start = from; start <= to; start++) {
    for (let end = to; end >= start; end--) {
      if (start === end || isSideline(start, end, given, vocabulary)) return null;
      if (!isSmall(end - 1, given, vocabulary)) break;
    }
    if (start < to && !isSmall(start, given, vocabulary)) break;
  }
  const telling = given.slice(from, to).find(({ operator }) => operator) ?? given[from]!;
  return `${telling.operator ?? 'words'} left out: ${telling.form}`;
}

/** What may stand in a statement that is left out whole: it says so of nothing else. */
const OWN_AFFAIR: ReadonlySet<Unit['operator']> = new Set([
  null,
  'negation',
  'comparison',
  'quantifier',
  'order',
  'plan',
]);

const isOwnAffair = ({ operator }: Unit): boolean => OWN_AFFAIR.has(operator);

/** Whether a run changes nothing of what stands around it. */
function isSideline(start: number, end: number, given: Units, vocabulary: Vocabulary): boolean {
  const run = given.slice(start, end);
  if (run.some(({ isQuoted }) => isQuoted)) return false;
  const ends = end === given.length;
  return (
    isStatement(run, ends || given[end]!.afterStop, vocabulary) ||
    (ends && isPlace(run, vocabulary)) ||
    isFirstPredicate(run, given[end], vocabulary) ||
    isDescription(start, end, given, vocabulary) ||
    isParenthesis(run, ends || given[end]!.afterMark, ends, vocabulary)
  );
}

/** Whether a run is a sentence, or what a semicolon parts, and speaks of nothing that stands around it. */
const isStatement = (run: Units, closed: boolean, { pronouns }: Vocabulary): boolean =>
  closed && run[0]!.afterStop && !pronouns.has(run[0]!.form) && run.every(isOwnAffair);

/** Whether a run stands between two marks, or tells why at the end, and turns nothing of the rest. */
function isParenthesis(
  run: Units,
  closed: boolean,
  ends: boolean,
  { because, relatives, coordinators, subordinators }: Vocabulary,
): boolean {
  const { form, afterMark } = run[0]!;
  const cause = ends && because.has(form);
  if (!closed || !(afterMark || cause)) return false;
  const isOnePart = !run.slice(1).some((unit) => unit.afterMark);
  // What a clause of its own tells of its noun leaves the sentence as it is.
  if (relatives.has(form) && isOnePart) return true;
  if (!run.slice(cause ? 1 : 0).every(isOwnAffair)) return false;
  // "Two people died in Kelby, Hartwell and Lowe": the rest of a list belongs to what is said.
  if (run.some((unit) => coordinators.has(unit.form))) return false;
  return isOnePart || !subordinators.has(form);
}

/** Whether a run at the end says where: "sur la place du Mail". */
const isPlace = (run: Units, vocabulary: Vocabulary): boolean =>
  vocabulary.places.has(run[0]!.form) &&
  !vocabulary.finite.has(run[0]!.accented) &&
  run.every((unit) => !unit.afterMark && isPlain(unit, vocabulary));

/** Whether a run is the first of two predicates of one subject: "devra payer et" before "ne pourra plus". */
function isFirstPredicate(
  run: Units,
  next: Unit | undefined,
  { coordinators, subordinators, finite, futureEnding, halfNegations }: Vocabulary,
): boolean {
  const isVerb = ({ form }: Unit): boolean => finite.has(form) || futureEnding.test(form);
  return (
    next !== undefined &&
    isVerb(run[0]!) &&
    coordinators.has(run.at(-1)!.form) &&
    (isVerb(next) || halfNegations.has(next.form)) &&
    run.every((unit) => isOwnAffair(unit) && !unit.afterMark && !subordinators.has(unit.form))
  );
}

/** Whether a run only says what the name behind it is: "le constructeur automobile Delorme". */
function isDescription(start: number, end: number, given: Units, vocabulary: Vocabulary): boolean {
  const { prepositions, definite } = vocabulary;
  const name = given[end];
  const opens = start === 0 || given[start]!.afterMark || isSmall(start - 1, given, vocabulary);
  if (!opens || !name?.isName || name.afterMark) return false;
  return given.slice(start, end).every((unit) => {
    const isNoun = definite.has(unit.form) || !prepositions.has(unit.form);
    return isNoun && !unit.time && !unit.isName && isPlain(unit, vocabulary);
  });
}

/** A definite article, an auxiliary, a moment with its preposition. */
function isSmall(at: number, given: Units, vocabulary: Vocabulary): boolean {
  const unit = given[at]!;
  const { possessives, auxiliaries } = vocabulary;
  if (unit.isQuoted) return false;
  return (
    unit.time !== null ||
    isLight(unit, vocabulary) ||
    possessives.has(unit.form) ||
    auxiliaries.has(unit.form) ||
    leadsToMoment(at, given, vocabulary)
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
