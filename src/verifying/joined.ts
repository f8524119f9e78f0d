import { opensAdverbial } from './omissions.ts';
import { accordingAt, speechesIn } from './speech.ts';
import type { Unit, Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units of a predicate, at least. */
const FEWEST = 2;

/** A claim as two statements: "A, mais B", "A et fait B", or "A, qui fait B, fait C". */
interface Pair {
  readonly first: Units;
  readonly second: Units;
  /** Whether one is told after the other, in the order of their sentences. */
  readonly inOrder: boolean;
}

/**
 * Whether a claim is two statements, each proved by a sentence of its own.
 *
 * @param sentencesFor the sentences of the support, as they stand and with what a pronoun stands for where a claim names it.
 */
export function isJoinedOf(
  claim: Units,
  sentencesFor: (claim: Units) => readonly (readonly Units[])[],
  why: (claim: Units, given: Units) => string | null,
  vocabulary: Vocabulary,
): boolean {
  const [own = [], ...others] = sentencesFor(claim);
  if (own.length < 2) return false;
  const proving = (half: Units): number[] => {
    const readings = sentencesFor(half).filter(({ length }) => length === own.length);
    return own.flatMap((_, i) => (readings.some((one) => why(half, one[i]!) === null) ? [i] : []));
  };
  const pointsBack = ({ form }: Unit): boolean =>
    vocabulary.pronouns.has(form) || vocabulary.possessives.has(form);
  const subjects = opensAdverbial(claim, vocabulary)
    ? []
    : subjectsOf(claim, [own, ...others].flat(), vocabulary);
  return pairsOf(claim, subjects, vocabulary).some(({ first, second, inOrder }) => {
    const places = proving(first);
    if (places.length === 0) return false;
    // "Anne vend la gare. Paul a fui. Son frère se tait.": whose brother, the sentence before tells.
    const isNext = second.some(pointsBack);
    return proving(second).some((j) =>
      places.some((i) => {
        if (isNext) return j === i + 1 && own[i]![0]!.key === claim[0]!.key;
        return i < j || (!inOrder && i !== j);
      }),
    );
  });
}

function pairsOf(claim: Units, subjects: readonly Units[], vocabulary: Vocabulary): Pair[] {
  const { joiners, relatives } = vocabulary;
  return claim.flatMap(({ form, before, afterStop }, at): Pair[] => {
    const first = claim.slice(0, at);
    const rest = claim.slice(at + 1);
    if (first.length < FEWEST || rest.length < FEWEST) return [];
    const end = rest.findIndex((unit) => unit.afterMark);
    if (relatives.has(form) && before.includes(',') && end >= FEWEST) {
      const told = [...first, ...rest.slice(0, end)];
      return [{ first: told, second: [...first, ...joined(rest.slice(end))], inOrder: false }];
    }
    const joins = joiners.has(form);
    if (!joins && !afterStop) return [];
    const own = joins ? rest : claim.slice(at);
    const [opens, ...others] = own;
    const alone = { ...opens!, afterMark: true, afterStop: true, isSentence: true };
    const shared = subjects.filter(({ length }) => joins && length < at);
    return [
      ...(reaches(first, form, own, vocabulary) ? [] : [[alone, ...others]]),
      ...shared.map((subject) => [...subject, ...joined(own)]),
    ].map((second) => ({ first, second, inOrder: true }));
  });
}

const joined = ([first, ...rest]: Units): Units => [
  { ...first!, before: ' ', afterMark: false, afterStop: false },
  ...rest,
];

/** Whether what frames one of two statements may be meant of both: "En mai, A et B", "X dit que A et B", "A et B, selon X". */
function reaches(first: Units, joiner: string, second: Units, vocabulary: Vocabulary): boolean {
  const { and, that, thatMayGo } = vocabulary;
  if (opensAdverbial(first, vocabulary) || first.some(({ isQuoted }) => isQuoted)) return true;
  if (accordingAt(first, 0, vocabulary) > 0) return true;
  const says = ({ form, operator }: Unit): boolean =>
    operator === 'condition' ||
    (joiner === and && (that.has(form) || (thatMayGo && operator === 'attribution')));
  if (first.some(says)) return true;
  return speechesIn(second, vocabulary).some(({ content }) => content[0] === second[0]);
}

/** The ways in which a claim and a sentence of its support begin alike with a whole subject. */
function subjectsOf(
  claim: Units,
  sentences: readonly Units[],
  { of, coordinators, definite }: Vocabulary,
): Units[] {
  const alike = sentences.map((one) => claim.findIndex(({ key }, i) => one[i]?.key !== key));
  return claim.slice(0, Math.max(0, ...alike)).flatMap((last, i) => {
    const next = claim[i + 1]!;
    const goesOn = of.has(next.form) || coordinators.has(next.form) || (next.isName && last.isName);
    return goesOn || definite.has(last.form) ? [] : [claim.slice(0, i + 1)];
  });
}
