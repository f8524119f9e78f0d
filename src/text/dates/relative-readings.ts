import {
  DAY,
  find,
  NO_DATE,
  NUMBER,
  numberOf,
  OFFSETS,
  type Outcome,
  precisionOf,
  type Read,
  type Reading,
  type TokenContext,
  turnOf,
  unitReading,
} from './reading.ts';
import type { DateToken } from './tokens.ts';

/** "la semaine dernière", "last week", "ce mois", "next year". */
export function turnedUnit(tokens: readonly DateToken[], { folded }: TokenContext): Reading | null {
  const unit = find(tokens, 'unit')!;
  if (folded.startsWith('-la', unit.end))
    return {
      moment: { kind: 'anaphoric', unit: unit.unit!, offset: 0 },
      precision: precisionOf(unit.unit!),
    };
  const turn = turnOf(tokens)!;
  // "le dernier mois" is of something; "ces jours" are some.
  if (unit.plural) return null;
  const last = find(tokens, 'last', 'next');
  if (last?.language === 'fr' && last.start < unit.start && turn !== 'next') return null;
  if (unit.unit === 'day' && unit.language === 'en') return null;
  return unitReading(unit.unit!, OFFSETS[turn]);
}

/** "ces deux dernières semaines", "in the last two weeks", "ces derniers jours". */
export function span(tokens: readonly DateToken[]): Reading | null {
  const unit = find(tokens, 'unit')!;
  const count = numberOf(tokens, ...NUMBER) ?? (unit.plural || find(tokens, 'lasts') ? null : 1);
  if (count === 0) return null;
  const direction = turnOf(tokens) === 'next' ? 1 : -1;
  return { moment: { kind: 'span', unit: unit.unit!, count, direction }, precision: 'period' };
}

/** "il y a deux ans", "two weeks ago": as wide as its unit. "il y a quelques jours": the last few. */
export function ago(tokens: readonly DateToken[]): Reading | null {
  const unit = find(tokens, 'unit')!.unit!;
  const count = numberOf(tokens, ...NUMBER);
  if (count !== null) return unitReading(unit, -count);
  return { moment: { kind: 'span', unit, count: null, direction: -1 }, precision: 'period' };
}

/** "Deux jours plus tard", "la veille". @param sign of what stands after what was told, or before it. */
export const anaphoric =
  (sign: -1 | 1): Read =>
  (tokens) => {
    const unit = find(tokens, 'unit')?.unit ?? 'day';
    const count = numberOf(tokens, ...NUMBER) ?? (find(tokens, 'few') ? null : 1);
    const offset = count === null ? null : sign * count;
    return { moment: { kind: 'anaphoric', unit, offset }, precision: precisionOf(unit) };
  };

/** "Le mardi", "every Tuesday": each of them, and none by itself. */
const EACH = /\b(?:le|the|every|each|chaque) $/;
const EACH_LENGTH = 8;

const FRENCH_TURN = /^(?:passee?|derni)/;

/** "mardi", "mardi dernier", "next Tuesday", "mardi soir". */
export function weekday(tokens: readonly DateToken[], { folded }: TokenContext): Outcome {
  const day = find(tokens, 'weekday')!;
  const turn = turnOf(tokens);
  const { start, form } = tokens[0]!;
  // "S'est-il passé samedi": French has the turn behind the day.
  if (FRENCH_TURN.test(form)) return null;
  if (turn === null && EACH.test(folded.slice(Math.max(0, start - EACH_LENGTH), start)))
    return 'taken';
  const dayPart = find(tokens, 'daypart')?.dayPart;
  const moment = { ...NO_DATE, weekday: day.value, turn };
  return { moment, precision: 'day', ...(dayPart && { dayPart }) };
}

/** What may follow a day of the month: "lundi 14 pompiers" counts them, "lundi 14 h" is an hour. */
const BEHIND_A_DAY =
  /^\s*(?:$|[?!.,;:)»"”]|(?:a|au|aux|chez|dans|en|entre|et|il|elle|ils|elles|on|pour|puis|sur|vers|at|and|by|for|from|in|on|to|until|was|were|did|is)(?![a-z']))/;

/** "Dimanche 27", "Monday the 5th": the nearest one that falls on it. */
export function weekdayOfDay(tokens: readonly DateToken[], { folded }: TokenContext): Outcome {
  const last = find(tokens, 'ordinalday');
  if (!last && !find(tokens, 'daypart') && !BEHIND_A_DAY.test(folded.slice(tokens.at(-1)!.end)))
    return null;
  const dayPart = find(tokens, 'daypart')?.dayPart;
  const [weekdayValue, day] = [find(tokens, 'weekday')!.value, find(tokens, ...DAY)!.value];
  const moment = { ...NO_DATE, weekday: weekdayValue, day };
  return { moment, precision: 'day', ...(dayPart && { dayPart }) };
}

/** "hier soir", "ce matin", "last night", "tonight". */
export function dayWord(tokens: readonly DateToken[]): Reading {
  const dayPart = (find(tokens, 'daypart') ?? find(tokens, 'dayword'))?.dayPart;
  const turn = turnOf(tokens);
  const offset = numberOf(tokens, 'dayword') ?? (turn ? OFFSETS[turn] : 0);
  return unitReading('day', offset, dayPart);
}

/** "été" is "been" and "spring" a coil: something of time must stand beside. */
export function season(tokens: readonly DateToken[], { sign }: TokenContext): Reading | null {
  const token = find(tokens, 'season')!;
  const year = numberOf(tokens, 'year');
  const turn = turnOf(tokens);
  const isSure =
    year !== null || turn !== null || /^(?:printemps|hiver|automne|autumn)/.test(token.form);
  const isNamed =
    find(tokens, 'in') !== undefined ||
    (find(tokens, 'the', 'of') !== undefined && !/^(?:fall|spring)$/.test(token.form));
  if (!isSure && !isNamed) return null;
  if (token.form === 'ete' && !isSure && !/^[lden]/.test(sign(tokens[0]!.start).toLowerCase()))
    return null;
  return { moment: { kind: 'season', season: token.season!, year, turn }, precision: 'season' };
}
