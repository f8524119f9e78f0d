import { align } from '../text/align.ts';
import type { Comparison } from './comparison.ts';
import type { Unit } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units from one place to another, the end left out. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Why a claim is not its support with parts left out and small words changed; null where it is. Both are read as units in
 * the language of the support, and each difference needs a licence: nothing is taken for harmless because it is unknown.
 */
export function differsInOrder(
  claim: readonly Unit[],
  given: readonly Unit[],
  comparison: Comparison,
): string | null {
  const { same, of } = comparison;
  const places = align(claim.length, given.length, {
    same: (i, j) => same(claim[i]!, given[j]!),
    turned: comparison.mayTurn
      ? (i, j, length) => isTurned(claim, i, given, j, length, comparison)
      : null,
  });
  const held = places.filter((place) => place >= 0);
  if (held.length === 0) return 'nothing in common';
  for (const run of runsOf(places.map((place) => place < 0))) {
    const reason = added(run, claim, places, given, comparison);
    if (reason) return reason;
  }
  const kept = new Set(held);
  const left = given.map((_, j) => !kept.has(j));
  for (const run of runsOf(left)) {
    if (!mayGo(run, given, of.support)) return leftOut(run, given);
  }
  return misquoted(claim, given, places);
}

/** Whether some units side by side, one noun with what goes with it, stand in the support the other way round. */
function isTurned(
  claim: readonly Unit[],
  i: number,
  given: readonly Unit[],
  j: number,
  length: number,
  { same, mayTurn }: Comparison,
): boolean {
  for (let k = 0; k < length; k++) {
    const [a, b] = [claim[i + k]!, given[j + length - 1 - k]!];
    if (k > 0 && !(a.isJoined && given[j + k]!.isJoined)) return false;
    if (!same(a, b)) return false;
    for (let l = 0; l < k; l++) if (!mayTurn?.(claim[i + l]!, a)) return false;
  }
  return true;
}

/** The runs of true. */
export function runsOf(flags: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let i = 0; i <= flags.length; i++) {
    if (flags[i] && from < 0) from = i;
    else if (!flags[i] && from >= 0) {
      runs.push({ from, to: i });
      from = -1;
    }
  }
  return runs;
}

/** Why a run of the claim that the support does not have may not stand there. */
function added(
  { from, to }: Run,
  claim: readonly Unit[],
  places: readonly number[],
  given: readonly Unit[],
  { of, passage }: Comparison,
): string | null {
  const vocabulary = of.claim;
  const next = to < claim.length ? places[to]! : -1;
  for (let i = from; i < to; i++) {
    const unit = claim[i]!;
    if (isLight(unit, vocabulary)) continue;
    const joins = vocabulary.joiners.has(unit.form) && next > 0 && given[next]!.afterStop;
    if (joins && i === from) continue;
    if (unit.operator) return `${unit.operator} added: ${unit.form}`;
    if (isGiven(claim, from, to, passage())) return null;
    return `${nameOf(unit)} added: ${unit.form}`;
  }
  return null;
}

/**
 * Whether the passage gives a run there: what it always puts before the name that follows ("Anna" before "Ribot") or behind
 * the noun before ("B" behind "ligne"), or an office somewhere before that very name.
 */
function isGiven(claim: readonly Unit[], from: number, to: number, words: Words): boolean {
  const run = claim.slice(from, to);
  const forms = run.map(({ form }) => form);
  const [noun, name] = [claim[from - 1], claim[to]];
  const always = (found: readonly string[]): boolean =>
    found.length > 0 && found.every((one) => one === forms.join(' '));
  const part = (start: number, end: number): string =>
    words
      .slice(Math.max(0, start), end)
      .map(({ form }) => form)
      .join(' ');
  if (run.every(({ isName }) => isName)) {
    const before = words.flatMap(({ form, before }, i) =>
      form === name?.form && words[i - 1]?.isName && before === ' '
        ? [part(i - run.length, i)]
        : [],
    );
    const behind = words.flatMap(({ form }, i) =>
      form === noun?.form && words[i + 1]?.isName ? [part(i + 1, i + 1 + run.length)] : [],
    );
    if ((name?.isName && always(before)) || (noun && !noun.isName && always(behind))) return true;
  }
  if (!name?.isName || run.some(({ number, time, operator }) => number || time || operator)) {
    return false;
  }
  const wanted = [...forms, name.form];
  return words.some((_, i) => wanted.every((form, k) => words[i + k]?.form === form));
}

type Words = ReturnType<Comparison['passage']>;

/**
 * Whether a run of the support may be left out: small words that tell nothing, moments, and what stands between two marks
 * and changes nothing of what stands outside.
 */
function mayGo({ from, to }: Run, given: readonly Unit[], vocabulary: Vocabulary): boolean {
  for (let start = from; start <= to; start++) {
    for (let end = to; end >= start; end--) {
      if (start === end || isSideline(start, end, given, vocabulary)) return true;
      if (!isSmall(end - 1, given, vocabulary)) break;
    }
    if (start < to && !isSmall(start, given, vocabulary)) break;
  }
  return false;
}

/** Whether a run changes nothing of what stands around it. */
function isSideline(
  start: number,
  end: number,
  given: readonly Unit[],
  vocabulary: Vocabulary,
): boolean {
  const run = given.slice(start, end);
  if (run.some(({ isQuoted }) => isQuoted)) return false;
  const ends = end === given.length;
  return (
    isStatement(start, end, given, vocabulary) ||
    (ends && (isPredicate(run, vocabulary) || isPlace(run, vocabulary))) ||
    isFirstPredicate(run, given[end], vocabulary) ||
    isDescription(start, end, given, vocabulary) ||
    isOwner(run, vocabulary) ||
    isParenthesis(run, ends || given[end]!.afterMark, ends, vocabulary)
  );
}

/** Whether a run stands between two marks, or tells why at the end, and turns nothing of the rest. */
function isParenthesis(
  run: readonly Unit[],
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
  if (!run.slice(cause ? 1 : 0).every(({ operator }) => OWN_AFFAIR.has(operator))) return false;
  // "Two people died in Kelby, Hartwell and Lowe": the rest of a list belongs to what is said.
  if (run.some((unit) => coordinators.has(unit.form))) return false;
  return isOnePart || !subordinators.has(form);
}

/** Whether a run at the end is a second predicate: "... and has promised more". */
function isPredicate(
  [first, second, ...rest]: readonly Unit[],
  { coordinators, finite, finiteEnding }: Vocabulary,
): boolean {
  if (!first || !second || !coordinators.has(first.form)) return false;
  if (!finite.has(second.form) && !finiteEnding.test(second.form)) return false;
  return rest.every(({ operator }) => OWN_AFFAIR.has(operator));
}

/** Whether a run at the end says where: "sur la place du Mail". */
const isPlace = (run: readonly Unit[], vocabulary: Vocabulary): boolean =>
  vocabulary.places.has(run[0]!.form) &&
  run.every((unit) => !unit.afterMark && isPlain(unit, vocabulary));

/** Whether a unit is a word that joins nothing and turns nothing. */
const isPlain = (
  { form, operator, number }: Unit,
  { coordinators, subordinators }: Vocabulary,
): boolean => !operator && !number && !coordinators.has(form) && !subordinators.has(form);

/** Whether a run is the first of two predicates of one subject: "devra payer et" before "ne pourra plus". */
function isFirstPredicate(
  run: readonly Unit[],
  next: Unit | undefined,
  { coordinators, subordinators, finite, futureEnding, halfNegations }: Vocabulary,
): boolean {
  const isVerb = ({ form }: Unit): boolean => finite.has(form) || futureEnding.test(form);
  if (!next || run.length < 2 || !isVerb(run[0]!) || !coordinators.has(run.at(-1)!.form)) {
    return false;
  }
  if (!isVerb(next) && !halfNegations.has(next.form)) return false;
  return run.every(
    ({ form, operator, afterMark }) =>
      OWN_AFFAIR.has(operator) && !afterMark && !subordinators.has(form),
  );
}

/** Whether a run only says what the name behind it is: "le constructeur automobile Delorme". */
function isDescription(
  start: number,
  end: number,
  given: readonly Unit[],
  vocabulary: Vocabulary,
): boolean {
  const { prepositions, definite } = vocabulary;
  const name = given[end];
  const opens = start === 0 || given[start]!.afterMark || isSmall(start - 1, given, vocabulary);
  if (!opens || !name?.isName || name.afterMark) return false;
  return given.slice(start, end).every((unit) => {
    const isNoun = definite.has(unit.form) || !prepositions.has(unit.form);
    return isNoun && !unit.time && !unit.isName && isPlain(unit, vocabulary);
  });
}

/** Whether a run is the owner of what follows: "the council's" before "auditor". */
function isOwner(run: readonly Unit[], { possessiveMark }: Vocabulary): boolean {
  return (
    run.at(-1)!.form === possessiveMark &&
    run.length <= 5 &&
    run.every(({ operator, afterMark }, i) => !operator && !(afterMark && i > 0))
  );
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

/** Whether a run is a sentence, or what a semicolon parts, and tells nothing about what stands around it. */
function isStatement(
  start: number,
  end: number,
  given: readonly Unit[],
  { pointers }: Vocabulary,
): boolean {
  const closed = end === given.length || given[end]!.afterStop;
  if (!closed || !given[start]!.afterStop || pointers.has(given[start]!.form)) return false;
  return given.slice(start, end).every(({ operator }) => OWN_AFFAIR.has(operator));
}

const isLight = ({ form, isName }: Unit, { definite, light }: Vocabulary): boolean =>
  !isName && (definite.has(form) || light.has(form));

/** A definite article, a moment with its preposition, a word that only joins a sentence to the one before. */
function isSmall(at: number, given: readonly Unit[], vocabulary: Vocabulary): boolean {
  const unit = given[at]!;
  if (unit.isQuoted) return false;
  if (unit.time || isLight(unit, vocabulary) || vocabulary.possessives.has(unit.form)) return true;
  const next = given[at + 1];
  const before = given[at - 1];
  if (before?.operator === 'attribution' && vocabulary.that.has(unit.form)) return true;
  if (vocabulary.indefinite.has(unit.form)) return unit.afterMark;
  if (vocabulary.titles.has(unit.form)) return next?.isName === true;
  if (vocabulary.perfect.has(unit.form))
    return (
      next !== undefined &&
      /(?:ed|en|nd|ght|pt|ost|ade|ilt|ent|eft|aid|old|wn|on|ne)$/.test(next.form)
    );
  if (unit.afterStop && vocabulary.connectives.has(unit.form)) return true;
  if (!vocabulary.beforeMoments.has(unit.form)) return false;
  return Boolean(next?.time || (next && vocabulary.definite.has(next.form) && given[at + 2]?.time));
}

function leftOut({ from, to }: Run, given: readonly Unit[]): string {
  const run = given.slice(from, to);
  const telling = run.find(({ operator }) => operator !== null) ?? run[0]!;
  return `${telling.operator ?? 'words'} left out: ${telling.form}`;
}

/** What is quoted in the claim is quoted in its support, in one piece; and speech stays between its marks. */
function misquoted(
  claim: readonly Unit[],
  given: readonly Unit[],
  places: readonly number[],
): string | null {
  for (const [i, unit] of claim.entries()) {
    const place = places[i]!;
    if (place < 0) {
      if (unit.isQuoted) return `quotation: ${unit.form}`;
      continue;
    }
    if (unit.isQuoted !== given[place]!.isQuoted) return `quotation: ${unit.form}`;
    const after = claim[i - 1]?.isQuoted && unit.isQuoted;
    if (after && places[i - 1] !== place - 1) return `quotation: ${unit.form}`;
  }
  return null;
}

function nameOf({ number, time, isName }: Unit): string {
  if (number) return 'figure';
  if (time) return 'date';
  return isName ? 'name' : 'word';
}
