import type { Span } from '../text/spans.ts';
import { isNarrowed, opensAdverbial } from './omissions.ts';
import { type Comparison, isLight, type Unit, type Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units of what may stand first or last: "après onze mois de travaux". */
const MAX_UNITS = 10;

/**
 * The ways to take one adverbial, such as "in Kelby" or "le 5 mars", out of a claim where it stands first or last, and out
 * of its support where it stands elsewhere in the same clause.
 */
export function movesOf(claim: Units, given: Units, comparison: Comparison): [Units, Units][] {
  const { of } = comparison;
  const { prepositions, finite } = of.claim;
  if (given.some(({ isSentence }, i) => isSentence && i > 0)) return [];
  const opens = (at: number): boolean => {
    const { form, accented, time } = claim[at]!;
    if (of.claim.definite.has(form)) return claim[at + 1]?.time != null;
    // "À" is one, "a" is a verb.
    return time !== null || (prepositions.has(form) && !finite.has(accented));
  };
  const moves: [Units, Units][] = [];
  const take = (from: number, to: number): void => {
    if (to - from > MAX_UNITS || to - from >= claim.length || !opens(from)) return;
    const run = claim.slice(from, to);
    const place = placeOf(run, given, comparison);
    if (!place || (from > 0 && run.some(isNarrowed))) return;
    if (goesWithNoun(given, place, of.support)) return;
    if (goesWithNoun(claim, { start: from, end: to }, of.claim)) return;
    const [last, next] = [claim[from - 1], claim[to]];
    const earlier = given.slice(0, place.start);
    const at = earlier.findLastIndex((unit) => last && comparison.same(last, unit));
    const since = earlier.slice(at + 1);
    // It stands where it stood; or goes with another: "5 %, contre 3 % en 2019".
    if (at >= 0 && (since.length === 0 || !isOneClause(since, false, of.support))) return;
    const then = given.slice(place.end);
    if (run.some(({ number }) => number) && then[0] && opensAdverbial(then, of.support)) return;
    const end = then.findIndex((unit) => next && comparison.same(next, unit));
    const passed = then.slice(0, end < 0 ? then.length : end);
    const crossed = from === 0 ? earlier : passed;
    const { afterMark, afterStop } = given[place.start]!;
    if (!isOneClause(crossed, from === 0 || afterMark, of.support)) return;
    const moved = [...claim.slice(0, from), ...claim.slice(to)];
    const rest = [...earlier, ...then];
    // "Après le décès, le 3 mai, une enquête" and "prévue en mars, repoussée à mai": what was when, nobody can tell.
    if (isTimed(run) && ((afterMark && !afterStop) || (isTimed(rest) && !isTimed(moved)))) return;
    moves.push([moved, rest]);
  };
  const comma = claim.findIndex(({ before }, i) => i > 0 && before.includes(','));
  if (comma > 0) take(0, comma);
  for (let to = 3; to <= claim.length; to++) {
    if (to < claim.length && !claim[to]!.afterMark && !opens(to)) continue;
    for (let from = Math.max(2, to - MAX_UNITS); from < to; from++) take(from, to);
  }
  return moves;
}

const isTimed = (units: Units): boolean => units.some(({ time }) => time);

/** Where the support has a run of the claim in one piece, whatever its articles. */
function placeOf(run: Units, given: Units, { same, of }: Comparison): Span | null {
  const telling = run.filter((unit) => !isLight(unit, of.claim));
  const places = given.flatMap((unit, i) => (isLight(unit, of.support) ? [] : [i]));
  const at = places.findIndex((_, k) =>
    telling.every((unit, m) => k + m < places.length && same(unit, given[places[k + m]!]!)),
  );
  if (telling.length === 0 || at < 0) return null;
  return { start: (places[at - 1] ?? -1) + 1, end: places[at + telling.length - 1]! + 1 };
}

/**
 * Whether what stands at a place may tell of a noun: within the subject, "un élève blessé lundi a fui", or behind a
 * participle without its auxiliary, "la gare fermée en mai".
 */
function goesWithNoun(units: Units, { start, end }: Span, words: Vocabulary): boolean {
  const { untranslated, prepositions, subordinators, finite, participle, futureEnding } = words;
  const [earlier, last, next] = [units[start - 2], units[start - 1], units[end]];
  if (!last || units[start]!.afterMark) return false;
  const opens = ({ form, accented, number }: Unit): boolean =>
    number !== null ||
    (!finite.has(accented) &&
      [untranslated, prepositions, subordinators].some((list) => list.has(form)));
  if (next && !next.afterMark && !next.time && !opens(next)) return true;
  if (last.isName || !participle.test(last.accented)) return false;
  const { form = '', operator, number } = earlier ?? {};
  const isVerb = finite.has(form) || futureEnding.test(form) || operator === 'negation';
  // "Two people died in Kelby": where no other noun comes before it, an English one is the verb.
  return !(isVerb || number) && (!words.thatMayGo || units.slice(1, start - 1).some(opens));
}

/** Whether an adverbial that moves across some units still goes with the same verb. */
function isOneClause(
  crossed: Units,
  apart: boolean,
  { subordinators, coordinators, nonFinite }: Vocabulary,
): boolean {
  return crossed.every(
    ({ form, afterMark, operator, isName, number }, i) =>
      !(afterMark && (i > 0 || !apart)) &&
      operator !== 'attribution' &&
      !subordinators.has(form) &&
      !coordinators.has(form) &&
      (isName || number !== null || !nonFinite.test(form)),
  );
}
