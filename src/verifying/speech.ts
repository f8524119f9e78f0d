import type { Unit, Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Something that is somebody's word: who says it, and what. */
export interface Speech {
  readonly speaker: Units;
  readonly content: Units;
}

/**
 * The ways to read a sentence as somebody's word: "selon X, ...", "..., selon X", "X dit que ...", "..., a dit X" and the
 * same in English.
 */
export function speechesIn(units: Units, vocabulary: Vocabulary): Speech[] {
  const found = [
    ...accordingFirst(units, vocabulary),
    ...units.flatMap((_, i) => [
      ...accordingLast(units, i, vocabulary),
      ...saysThat(units, i, vocabulary),
      ...saidLast(units, i, vocabulary),
    ]),
  ];
  return found.flatMap(({ speaker, content }) => {
    const who = withoutMoments(speaker);
    // "Le lac est vide. Le pont a fermé, selon Ribot.": he speaks of the bridge.
    const isOne = content.every(
      ({ isSentence, isQuoted }, i) => isQuoted || i === 0 || !isSentence,
    );
    const named =
      isOne &&
      who.length > 0 &&
      !who.some(({ form, afterStop }, i) => vocabulary.pronouns.has(form) || (i > 0 && afterStop));
    return named && content.length > 1 ? [{ speaker: who, content }] : [];
  });
}

/** "Selon", "d'après", "according to" at a place: how many units it takes; 0 for none. */
export const accordingAt = (units: Units, at: number, { according }: Vocabulary): number =>
  according.find((words) => words.every((word, i) => units[at + i]?.form === word))?.length ?? 0;

function accordingFirst(units: Units, vocabulary: Vocabulary): Speech[] {
  const taken = accordingAt(units, 0, vocabulary);
  if (taken === 0) return [];
  return units.flatMap(({ before }, at) =>
    at > taken && before.includes(',')
      ? [{ speaker: units.slice(taken, at), content: units.slice(at) }]
      : [],
  );
}

function accordingLast(units: Units, at: number, vocabulary: Vocabulary): Speech[] {
  const taken = at > 0 ? accordingAt(units, at, vocabulary) : 0;
  if (taken === 0) return [];
  return [{ speaker: units.slice(at + taken), content: units.slice(0, at) }];
}

/** "X a dit que ...". */
function saysThat(units: Units, at: number, vocabulary: Vocabulary): Speech[] {
  const { saying, that, auxiliaries } = vocabulary;
  const opens = units[at + 1];
  if (at === 0 || !isSaying(units[at]!, saying) || !opens || opens.afterMark) return [];
  const isThat = that.has(opens.form);
  if (!isThat && !vocabulary.thatMayGo) return [];
  // A statement before has another speaker, or none.
  const start = units.slice(0, at).findLastIndex(({ afterStop }) => afterStop);
  const speaker = units.slice(start, auxiliaries.has(units[at - 1]!.form) ? at - 1 : at);
  return [
    { speaker, content: [...units.slice(0, start), ...units.slice(isThat ? at + 2 : at + 1)] },
  ];
}

/** "..., a dit X" and "..., X said". */
function saidLast(units: Units, at: number, vocabulary: Vocabulary): Speech[] {
  const { saying, auxiliaries } = vocabulary;
  if (units[at]!.isSentence || !(units[at]!.afterMark || units[at]!.before.includes('»')))
    return [];
  const content = units.slice(0, at);
  const verb = auxiliaries.has(units[at]!.form) ? at + 1 : at;
  if (units[verb] && isSaying(units[verb]!, saying)) {
    return [{ speaker: units.slice(verb + 1), content }];
  }
  const last = units.findIndex((unit, i) => i > at && isSaying(unit, saying));
  const ends = last > 0 && withoutMoments(units.slice(last + 1)).length === 0;
  return ends ? [{ speaker: units.slice(at, last), content }] : [];
}

const isSaying = ({ form, isQuoted }: Unit, saying: ReadonlySet<string>): boolean =>
  !isQuoted && (saying.has(form) || saying.has(form.replace(/e[es]?s?$/, '')));

/** Without the moments at the end: "said on Tuesday". */
function withoutMoments(units: Units): Units {
  const last = units.findLastIndex(
    ({ time, form }, i) => !time && !(units[i + 1]?.time && form.length < 3),
  );
  return units.slice(0, last + 1);
}

/** Whether the words are spoken as the speaker's own: out of their mouth they mean somebody else. */
export function isPersonal(content: Units, { speakers }: Vocabulary): boolean {
  return content.some(({ form }) => speakers.has(form));
}
