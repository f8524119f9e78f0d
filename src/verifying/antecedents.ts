import type { Support } from './support.ts';
import type { Unit, Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units of a subject with what says who it is. */
const MOST_UNITS = 14;

/**
 * The support with what stands for a subject replaced by the subject of the sentence before, where the claim names that: "Elle
 * a rouvert." after "La piscine a fermé en mars." None where each sentence names its subject.
 */
export function resolved(claim: Units, support: Support, vocabulary: Vocabulary): Units[] {
  const { units } = support;
  return units.flatMap(({ form, afterStop }, at) => {
    const genders = vocabulary.personal.get(form);
    if (!afterStop || !genders) return [];
    const start = units.slice(0, at).findLastIndex((other) => other.afterStop);
    const before = (at === 0 ? support.before() : units.slice(start, at)).slice(0, MOST_UNITS);
    // Whom somebody means by "she" in their own words, nobody can tell.
    if (before[0]?.isQuoted) return [];
    const named = subjectNamed(claim, before, units.slice(at + 1), vocabulary);
    if (named.length === 0 || genders.has(named[0]!.form)) return [];
    // "Ann Lee met Tom Ray. He lost.": one of them did.
    const isOther = (unit: Unit): boolean => unit.isName && !named.includes(unit);
    if (before.some((unit, i) => i > 0 && isOther(unit) && isOther(before[i - 1]!))) return [];
    const { isSentence } = units[at]!;
    const [first, ...others] = named;
    const opens = { ...first!, afterMark: true, afterStop: true, isSentence };
    return [[...units.slice(0, at), opens, ...others, ...units.slice(at + 1)]];
  });
}

/** The run of a claim by which it names the subject of another sentence, from that sentence's start to the predicate told of it. */
function subjectNamed(claim: Units, before: Units, predicate: Units, words: Vocabulary): Units {
  const telling = (unit: Unit): boolean => !words.definite.has(unit.form);
  const claimed = claim.filter(telling);
  const verb = predicate.find(telling);
  for (let to = before.length; to > 0; to--) {
    const run = before.slice(0, to);
    const next = before[to];
    const isLinked = next && (words.coordinators.has(next.form) || /['’]/.test(next.before));
    if (isLinked || (next?.isName && run.at(-1)!.isName) || !telling(run.at(-1)!)) continue;
    const told = [...run.filter(telling), verb];
    if (claimed.some((_, i) => told.every((one, k) => claimed[i + k]?.key === one?.key)))
      return run;
  }
  return [];
}
