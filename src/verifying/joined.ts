import { opensAdverbial } from './omissions.ts';
import { accordingAt, speechesIn } from './speech.ts';
import type { Unit, Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units of a predicate, at least. */
const FEWEST = 2;

/**
 * Whether a claim is two statements, "A, mais B" or "A et fait B", each proved by a sentence of its own, in their order.
 *
 * @param sentencesFor the sentences of the support, as they stand and with what a pronoun stands for where a claim names it.
 */
export function isJoinedOf(
  claim: Units,
  sentencesFor: (claim: Units) => readonly (readonly Units[])[],
  why: (claim: Units, given: Units) => string | null,
  vocabulary: Vocabulary,
): boolean {
  const readings = sentencesFor(claim);
  const own = readings[0]!;
  if (own.length < 2) return false;
  const subjects = subjectsOf(claim, readings.flat(), vocabulary);
  const proving = (half: Units): number[] => {
    const alike = sentencesFor(half).filter(({ length }) => length === own.length);
    return own.flatMap((_, i) => (alike.some((one) => why(half, one[i]!) === null) ? [i] : []));
  };
  const { joiners, pronouns, possessives } = vocabulary;
  return claim.some(({ form, afterStop }, at) => {
    const joins = joiners.has(form);
    const first = claim.slice(0, at);
    const rest = claim.slice(joins ? at + 1 : at);
    if (!(joins || afterStop) || first.length < FEWEST || rest.length < FEWEST) return false;
    const places = proving(first);
    if (places.length === 0) return false;
    const shared = subjects.filter(({ length }) => joins && length < at);
    const seconds = shared.map((subject) => [...subject, ...marked(rest, false)]);
    if (!reaches(first, form, rest, vocabulary)) seconds.push(marked(rest, true));
    // "Anne vend la gare. Paul a fui. Son frère se tait.": whose brother, the sentence before tells.
    const isNext = rest.some((unit) => pronouns.has(unit.form) || possessives.has(unit.form));
    const follows = (i: number, j: number): boolean =>
      isNext ? j === i + 1 && own[i]![0]!.key === claim[0]!.key : i < j;
    return seconds.some((second) => proving(second).some((j) => places.some((i) => follows(i, j))));
  });
}

const marked = ([first, ...rest]: Units, is: boolean): Unit[] => [
  { ...first!, before: ' ', afterMark: is, afterStop: is, isSentence: is },
  ...rest,
];

/** Whether what frames one of two statements may be meant of both: "En mai, A et B", "X dit que A et B", "A et B, selon X". */
function reaches(first: Units, joiner: string, second: Units, vocabulary: Vocabulary): boolean {
  const { and, that, thatMayGo } = vocabulary;
  if (opensAdverbial(first, vocabulary) || accordingAt(first, 0, vocabulary) > 0) return true;
  const frames = ({ form, operator, isQuoted }: Unit): boolean => {
    const says = that.has(form) || (thatMayGo && operator === 'attribution');
    return isQuoted || operator === 'condition' || (joiner === and && says);
  };
  const spoken = speechesIn(second, vocabulary).some(({ content }) => content[0] === second[0]);
  return spoken || first.some(frames);
}

/** The ways in which a claim and a sentence of its support begin alike with a whole subject. */
function subjectsOf(claim: Units, sentences: readonly Units[], vocabulary: Vocabulary): Units[] {
  const { of, coordinators, definite } = vocabulary;
  if (opensAdverbial(claim, vocabulary)) return [];
  const alike = sentences.map((one) => claim.findIndex(({ key }, i) => one[i]?.key !== key));
  return claim.slice(0, Math.max(0, ...alike)).flatMap((last, i) => {
    const next = claim[i + 1]!;
    const isLinked = of.has(next.form) || coordinators.has(next.form);
    const goesOn = isLinked || (next.isName && last.isName);
    return goesOn || definite.has(last.form) ? [] : [claim.slice(0, i + 1)];
  });
}
