import { align, runsOf } from '../text/align.ts';
import type { Span } from '../text/spans.ts';
import { leadsToMoment, whyNotLeftOut } from './omissions.ts';
import { type Comparison, isLight, type Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Why a claim is not its support with parts left out and small words changed; null where it is. Both are read as units in
 * the language of the support, and each difference needs a licence: nothing is taken for harmless because it is unknown.
 */
export function differsInOrder(claim: Units, given: Units, comparison: Comparison): string | null {
  const { same, of } = comparison;
  const places = align(claim.length, given.length, {
    same: (i, j) => same(claim[i]!, given[j]!),
    turned: comparison.mayTurn
      ? (i, j, n) => isTurned(claim.slice(i, i + n), given.slice(j, j + n), comparison)
      : null,
  });
  const held = places.filter((place) => place >= 0);
  if (held.length === 0) return 'nothing in common';
  // "Selon Ribot, le pont ferme. Le lac est vide.": not the lake.
  const between = given.slice(held[0]! + 1, held.at(-1)! + 1);
  if (between.some((unit) => unit.isSentence && !unit.isQuoted)) return 'two sentences';
  const next = given.find((unit, i) => i > held.at(-1)! && unit.isSentence);
  if (next?.before.includes('?')) return 'a question';
  for (const run of runsOf(places.map((place) => place < 0))) {
    const reason = whyNotAdded(run, claim, of.claim);
    if (reason) return reason;
  }
  for (const run of runsOf(given.map((_, j) => !held.includes(j)))) {
    const reason = whyNotLeftOut(run, given, of.support);
    if (reason) return reason;
  }
  return misquoted(claim, given, places);
}

/** Whether some units side by side, one noun with what goes with it, stand in the support the other way round. */
const isTurned = (run: Units, given: Units, { same, mayTurn }: Comparison): boolean =>
  run.every(
    (unit, k) =>
      (k === 0 || (unit.isJoined && given[k]!.isJoined)) &&
      same(unit, given.at(-1 - k)!) &&
      run.slice(0, k).every((before) => mayTurn?.(before, unit)),
  );

/** Why a run of a claim that its support does not have may not stand there; null where it may. */
function whyNotAdded({ start, end }: Span, claim: Units, vocabulary: Vocabulary): string | null {
  const isDate = (i: number): boolean =>
    [i, i - 1].some((at) => vocabulary.calendar.has(`${claim[at]?.form}`)) &&
    leadsToMoment(i, claim, vocabulary);
  const unit = claim.find(
    (one, i) => start <= i && i < end && !isLight(one, vocabulary) && !isDate(i),
  );
  return unit ? `${unit.operator ?? 'words'} added: ${unit.form}` : null;
}

/** What is quoted in the claim is quoted in its support, in one piece; and speech stays between its marks. */
function misquoted(claim: Units, given: Units, places: readonly number[]): string | null {
  const wrong = claim.find((unit, i) => {
    const place = places[i]!;
    if (place < 0) return unit.isQuoted;
    if (unit.isQuoted !== given[place]!.isQuoted) return true;
    return unit.isQuoted && claim[i - 1]?.isQuoted && places[i - 1] !== place - 1;
  });
  return wrong ? `quotation: ${wrong.form}` : null;
}
