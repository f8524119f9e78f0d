import type { DateMoment, Moment, TimeExpression, TimePrecision } from './moments.ts';
import { codeOf, matchesOf, tokenPattern } from './patterns.ts';
import { dateReading } from './reading.ts';
import type { DateToken } from './tokens.ts';

/** A token, or what the rules have made of some. */
export interface DatePiece extends DateToken {
  readonly time: TimeExpression | null;
}

interface Combination {
  readonly pattern: RegExp;
  combine(pieces: readonly DatePiece[]): TimeExpression | null;
}

const combination = (source: string, combine: Combination['combine']): Combination => ({
  pattern: tokenPattern(source),
  combine,
});

const times = (pieces: readonly DatePiece[]): TimeExpression[] =>
  pieces.flatMap(({ time }) => time ?? []);

function whole(
  pieces: readonly DatePiece[],
  moment: Moment,
  precision: TimePrecision,
): TimeExpression {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  return { start: first.start, end: last.end, precision, moment, dayPart: null, clock: null };
}

const minutesOf = ({ form }: DatePiece): number | null => {
  const [, hour = '', minute = '0', half] =
    /^(\d{1,2})\D{0,4}(\d\d)?.*?([ap])?\.?m?$/.exec(form) ?? [];
  if (hour === '') return null;
  const late = half === 'p' && Number(hour) < 12 ? 12 : 0;
  return (Number(hour) + late) * 60 + Number(minute);
};

/** "lundi à 10 h 30". */
function withClock(pieces: readonly DatePiece[]): TimeExpression | null {
  const [day] = times(pieces);
  const hour = pieces.at(-1)!;
  if (day?.precision !== 'day' || hour.time?.moment.kind !== 'clock') return null;
  return {
    ...day,
    end: hour.end,
    clock: minutesOf(hour),
    dayPart: day.dayPart ?? hour.time.dayPart,
  };
}

/** "début mars", "the end of 2024", "fin de l'année". */
function part(pieces: readonly DatePiece[]): TimeExpression | null {
  const name = pieces[0]!.class as 'early' | 'mid' | 'late';
  const last = pieces.at(-1)!;
  const of = last.time ?? unitOfToday(last);
  if (!of || !PARTED.has(of.precision)) return null;
  const precision = of.precision === 'month' || of.precision === 'week' ? 'day' : 'month';
  return whole(
    pieces,
    { kind: 'part', part: name, of },
    precision === 'day' ? 'period' : precision,
  );
}

const PARTED: ReadonlySet<TimePrecision> = new Set([
  'week',
  'month',
  'quarter',
  'season',
  'year',
  'decade',
]);

const unitOfToday = ({ unit, start, end }: DatePiece): TimeExpression | null =>
  unit === 'year' || unit === 'month' || unit === 'week'
    ? {
        start,
        end,
        precision: unit,
        moment: { kind: 'unit', unit, offset: 0 },
        dayPart: null,
        clock: null,
      }
    : null;

/** "du 6 au 12 mai 2024": the first day borrows the month and the year of the second. */
function daysOfOneMonth(pieces: readonly DatePiece[]): TimeExpression | null {
  const first = pieces.find(({ class: name }) => name === 'day' || name === 'ordinalday');
  const to = times(pieces).at(-1);
  if (!first || to?.moment.kind !== 'date' || to.moment.day === null || to.moment.month === null)
    return null;
  return joined(pieces, dayLike(first, to.moment), to);
}

/** "May 6-12, 2024". */
function daysAfterMonth(pieces: readonly DatePiece[]): TimeExpression | null {
  const [from] = times(pieces);
  const last = pieces.find(({ class: name }) => name === 'day' || name === 'ordinalday');
  const year = yearAlone(times(pieces)[1]);
  if (times(pieces).length === 2 && year === null) return null;
  if (
    !last ||
    from?.moment.kind !== 'date' ||
    from.moment.day === null ||
    from.moment.month === null
  )
    return null;
  if (from.moment.day >= last.value) return null;
  const withYear = { ...from.moment, year: from.moment.year ?? year };
  return joined(pieces, { ...from, moment: withYear }, dayLike(last, withYear));
}

/** The year, where an expression says only that. */
const yearAlone = (time: TimeExpression | undefined): number | null =>
  time?.moment.kind === 'date' && time.precision === 'year' ? time.moment.year : null;

function dayLike(
  { value, start, end }: DatePiece,
  { year, month }: DateMoment,
): TimeExpression | null {
  const reading = dateReading({ year, month, day: value });
  return reading === 'taken' ? null : { ...reading, start, end, dayPart: null, clock: null };
}

function joined(
  pieces: readonly DatePiece[],
  from: TimeExpression | null,
  to: TimeExpression | null,
): TimeExpression | null {
  return from && to ? whole(pieces, { kind: 'range', from, to }, 'period') : null;
}

/** "entre mars et juin", "from Monday to Friday", "2019-2020". */
function range(pieces: readonly DatePiece[]): TimeExpression | null {
  const [from, to] = times(pieces);
  if (!from || !to || !DATED.has(from.moment.kind) || !DATED.has(to.moment.kind)) return null;
  return joined(pieces, from, to);
}

/** Without a word before them, two that are alike: "mars-juin 2024". */
function alike(pieces: readonly DatePiece[]): TimeExpression | null {
  const [from, to] = times(pieces);
  return from?.precision === to?.precision ? range(pieces) : null;
}

const DATED: ReadonlySet<Moment['kind']> = new Set<Moment['kind']>([
  'date',
  'part of year',
  'season',
  'years',
  'unit',
  'span',
  'part',
]);

function bound(pieces: readonly DatePiece[]): TimeExpression | null {
  const name = pieces[0]!.class;
  const [of] = times(pieces);
  if (!of || !(DATED.has(of.moment.kind) || of.moment.kind === 'range')) return null;
  const kind = BOUNDS[name];
  if (!kind) return null;
  return whole(pieces, { kind: 'bound', bound: kind, of }, of.precision);
}

const BOUNDS: Readonly<Record<string, 'since' | 'until' | 'before' | 'after'>> = {
  since: 'since',
  from: 'since',
  until: 'until',
  a: 'until',
  before: 'before',
  after: 'after',
};

/** In order; what each makes is what the next sees. */
const COMBINATIONS: readonly Combination[] = [
  combination('time (a|the|on|comma)? time', withClock),
  combination('(early|mid|late) dash? of? in? the? (time|unit)', part),
  combination(
    '((of|from) the?|the|between the?)? (day|ordinalday) (to|a|dash|and) the? time',
    (pieces) =>
      pieces.some(({ class: name }) => name === 'and') && pieces[0]!.class !== 'between'
        ? null
        : daysOfOneMonth(pieces),
  ),
  combination(
    '(from|between|of)? time (to|dash|and|until) the? (day|ordinalday) (comma? time)?',
    (pieces) =>
      pieces.some(({ class: name }) => name === 'and') && pieces[0]!.class !== 'between'
        ? null
        : daysAfterMonth(pieces),
  ),
  combination('between the? time and (in|of)? the? time', range),
  combination('(of|from|since|in) the? time (to|a|dash|until) (in|the)? time', range),
  combination('time (to|dash) the? time', alike),
  combination('(since|after|before|until) (in|a|colon|of)? the? time', bound),
  combination('from the? time', bound),
];

const codes = (pieces: readonly DatePiece[]): string =>
  pieces.map((piece) => codeOf(piece.class)).join('');

const madeOf = (time: TimeExpression): DatePiece => {
  const { start, end } = time;
  return { class: 'time', value: 0, language: null, start, end, form: '', time };
};

/** Ranges and bounds of what the rules have found. */
export function combined(pieces: readonly DatePiece[]): readonly DatePiece[] {
  let now = pieces;
  for (const { pattern, combine } of COMBINATIONS) {
    const next: DatePiece[] = [];
    let from = 0;
    for (const { first, behind } of [...matchesOf(pattern, codes(now))]) {
      if (first < from) continue;
      const time = combine(now.slice(first, behind));
      if (!time) continue;
      next.push(...now.slice(from, first), madeOf(time));
      from = behind;
    }
    if (from > 0) now = [...next, ...now.slice(from)];
  }
  return now;
}
