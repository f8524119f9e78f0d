import { descriptionsFirst } from './appositions.ts';
import { differsInOrder } from './edits.ts';
import { movesOf } from './moves.ts';
import { isPersonal, type Speech, speechesIn } from './speech.ts';
import type { Comparison, Unit, Units } from './units.ts';

/**
 * Why a claim is not what its support says; null where it is: the same words in the same order but for what is licensed,
 * or so once who speaks, an adverbial, or a description stands at another place.
 */
export function differs(claim: Units, given: Units, comparison: Comparison): string | null {
  const added = foreignTo(given, claim, comparison);
  if (added) return `words added: ${added.form}`;
  const reason = inAnyPlace(claim, given, comparison);
  if (reason === null) return null;
  const claimed = speechesIn(claim, comparison.of.claim);
  const supported = speechesIn(given, comparison.of.support);
  return claimed.some((one) => supported.some((other) => isSameSpeech(one, other, comparison)))
    ? null
    : reason;
}

/** A unit of a claim that its support has nowhere, and that no other order of its words brings with it. */
function foreignTo(given: Units, claim: Units, { same, of }: Comparison): Unit | undefined {
  const { definite, joiners, calendar, auxiliaries, that, prepositions } = of.claim;
  const brought = [definite, joiners, calendar, auxiliaries, that, prepositions];
  const isBrought = ({ form, operator }: Unit): boolean =>
    operator !== null || brought.some((words) => words.has(form));
  return claim.find((unit) => !isBrought(unit) && !given.some((other) => same(unit, other)));
}

function inAnyPlace(claim: Units, given: Units, comparison: Comparison): string | null {
  const reason = differsInOrder(claim, given, comparison);
  const isSame = ([one, other]: readonly [Units, Units]): boolean =>
    differsInOrder(one, other, comparison) === null;
  if (reason === null || movesOf(claim, given, comparison).some(isSame)) return null;
  const first = descriptionsFirst(claim, comparison.of.claim);
  const others = descriptionsFirst(given, comparison.of.support);
  return isSame([first, others]) ? null : reason;
}

function isSameSpeech(claimed: Speech, given: Speech, comparison: Comparison): boolean {
  const sameSpeaker =
    namesHead(claimed.speaker, given.speaker, comparison) ||
    inAnyPlace(claimed.speaker, given.speaker, comparison) === null;
  if (!sameSpeaker) return false;
  const isQuoted = given.content.every((unit) => unit.isQuoted);
  const free = isQuoted && !isPersonal(given.content, comparison.of.support);
  const content = free
    ? given.content.map((unit) => ({ ...unit, isQuoted: claimed.content[0]!.isQuoted }))
    : given.content;
  return inAnyPlace(claimed.content, content, comparison) === null;
}

/** Whether a speaker is the one of the support with less said of them: "une étude", of "une étude publiée mardi". */
function namesHead(claimed: Units, given: Units, { same }: Comparison): boolean {
  const starts = given.flatMap(({ before }, i) => (i === 0 || before.includes(',') ? [i] : []));
  return starts.some((start) =>
    claimed.every((unit, i) => {
      const other = given[start + i];
      return other && !other.operator && same(unit, other);
    }),
  );
}
