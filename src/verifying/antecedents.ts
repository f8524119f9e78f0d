import { isPersonal, speechesIn } from './speech.ts';
import type { Support } from './support.ts';
import type { Unit, Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units of a subject with what says who it is. */
const MAX_SUBJECT_UNITS = 14;

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
    const before = subjectOf(at === 0 ? support.before() : units.slice(start, at), vocabulary);
    const named = subjectNamed(claim, before, vocabulary);
    if (named.length === 0 || genders.has(named[0]!.form)) return [];
    // "Ann Lee met Tom Ray. He lost.": one of them did.
    const isOther = (unit: Unit): boolean => unit.isName && !named.includes(unit);
    if (before.some((unit, i) => i > 0 && isOther(unit) && isOther(before[i - 1]!))) return [];
    const { isSentence } = units[at]!;
    const subject = named.map((one, i) => {
      const opens = i === 0;
      return { ...one, afterMark: opens, afterStop: opens, isSentence: opens && isSentence };
    });
    return [[...units.slice(0, at), ...subject, ...units.slice(at + 1)]];
  });
}

/** The first units of a sentence; or who speaks in it, where the words quoted are of nobody else whom "she" may mean. */
function subjectOf(units: Units, vocabulary: Vocabulary): Units {
  if (!units[0]?.isQuoted) return units.slice(0, MAX_SUBJECT_UNITS);
  const speech = speechesIn(units, vocabulary).find(({ content }) => content.every(isQuoted));
  if (!speech) return [];
  const { content, speaker } = speech;
  const isOwn = isPersonal(content, vocabulary);
  const isOther = ({ form, isName }: Unit): boolean =>
    isName ||
    vocabulary.personal.has(form) ||
    vocabulary.possessives.has(form) ||
    (vocabulary.definite.has(form) && !isOwn);
  return content.some(isOther) ? [] : speaker.slice(0, MAX_SUBJECT_UNITS);
}

const isQuoted = (unit: Unit): boolean => unit.isQuoted;

/** The run of a claim by which it names the subject of another sentence: from its start, or the name after its office. */
function subjectNamed(claim: Units, before: Units, { definite, coordinators }: Vocabulary): Units {
  const telling = (unit: Unit): boolean => !definite.has(unit.form);
  for (let from = 0; from < before.length; from++) {
    const opens = from === 0 || (before[from]!.isName && !before[from - 1]!.isName);
    if (!opens) continue;
    for (let to = before.length; to > from; to--) {
      const run = before.slice(from, to);
      const words = run.filter(telling).map(({ key }) => key);
      if (words.length === 0 || !telling(run.at(-1)!)) continue;
      const next = before[to];
      if (next && (coordinators.has(next.form) || (next.isName && run.at(-1)!.isName))) continue;
      if (holds(claim.filter(telling), words)) return run;
    }
  }
  return [];
}

function holds(units: Units, words: readonly string[]): boolean {
  return units.some((_, i) => words.every((word, k) => units[i + k]?.key === word));
}
