import {
  dayMonth,
  decade,
  loneMonth,
  loneYear,
  monthDay,
  numeric,
  partOfYear,
  quarterCode,
  slashed,
} from './calendar-readings.ts';
import type { TokenClass } from './lexicon.ts';
import { codeOf, tokenPattern } from './patterns.ts';
import { dateReading, find, NUMBER, numberOf, type Read, unitReading } from './reading.ts';
import {
  ago,
  anaphoric,
  dayWord,
  season,
  span,
  turnedUnit,
  weekday,
  weekdayOfDay,
} from './relative-readings.ts';

/** Tokens in a row that tell of time, and how they are read. */
export interface Rule {
  readonly pattern: RegExp;
  /** The letters of the classes without which it never fits. */
  readonly needs: readonly string[];
  readonly read: Read;
}

/** @param needs one of these must be there, else the pattern is not tried. */
const rule = (needs: readonly TokenClass[], source: string, read: Read): Rule => ({
  pattern: tokenPattern(source),
  needs: needs.map(codeOf),
  read,
});

const MONTHS: readonly TokenClass[] = ['month', 'monthabbr', 'sept'];

/** In order: what comes first takes its words. */
export const RULES: readonly Rule[] = [
  rule(['numeric'], 'WEEKDAY comma? the? numeric', numeric),
  rule(['iso', 'numeric'], 'iso | numeric', numeric),
  rule(
    ['daymonth'],
    '(?<=(the|of|since|before|after|until|between|and|to|on|in) colon?) daymonth',
    (tokens, context) => slashed([tokens[0]!, tokens[0]!], context),
  ),
  rule(['daymonth'], 'daymonth', slashed),
  rule(MONTHS, '(WEEKDAY comma? the?)? DAY of? MONTH (comma? of? year|last|next)?', dayMonth),
  rule(MONTHS, '(WEEKDAY comma? the?)? MONTH the? DAY (comma? year)?', monthDay),
  rule(MONTHS, 'MONTH comma? of? year', dayMonth),
  rule(['quartercode'], 'quartercode (of? year)?', quarterCode),
  rule(['unit'], '(ordinal|ordinalday) unit of? year?', partOfYear),
  rule(['unit'], 'last unit of? year', partOfYear),
  rule(['unit', 'decade'], 'unit (year|day) | the? decade', decade),
  rule(['unit'], '(agobefore about? (NUMBER|few) unit) | ((NUMBER|few|a) unit ago)', ago),
  rule(
    ['unit'],
    '(this|the|of|in) the? NUMBER (LAST|next) unit | (LAST|next) (NUMBER|few) unit',
    span,
  ),
  rule(['unit'], '(this|the|of) lasts unit | the last unit', (tokens) => {
    const unit = find(tokens, 'unit')!;
    return unit.plural || find(tokens, 'lasts') ? span(tokens) : null;
  }),
  rule(['unit'], '(?<=(in|ahead) the) last unit', span),
  rule(['unit'], '(?<=since about?) (NUMBER|few) unit', (tokens) => span(tokens)),
  rule(['unit'], 'ahead NUMBER unit', (tokens) =>
    unitReading(find(tokens, 'unit')!.unit!, numberOf(tokens, ...NUMBER)!),
  ),
  rule(
    ['following', 'nextday'],
    '(the unit|unit) following | (NUMBER|few|a) unit following | the following unit | nextday',
    anaphoric(1),
  ),
  rule(
    ['preceding', 'daybefore'],
    '(the unit|unit) preceding | (NUMBER|few|a) unit preceding | the preceding unit | daybefore',
    anaphoric(-1),
  ),
  rule(['unit'], 'unit (last|next) | (last|next|this) unit', turnedUnit),
  rule(['dayword', 'daypart'], 'dayword the? daypart? | this daypart | last daypart', dayWord),
  rule(['weekday'], 'weekday day daypart? | weekday comma? the? ordinalday daypart?', weekdayOfDay),
  rule(['weekday'], '(last|next|this)? weekday (last|next)? daypart?', weekday),
  rule(['weekday'], 'weekday daypart?', weekday),
  rule(['season'], '(the|of|in|this|last|next){0,3} season (last|next|of? year)?', season),
  rule(['feast'], 'feast year?', (tokens) => {
    const { value } = find(tokens, 'feast')!;
    return dateReading({
      month: Math.floor(value / 100),
      day: value % 100,
      year: numberOf(tokens, 'year'),
    });
  }),
];

/** Months, years, hours and parts of the day alone: what no other rule has taken. */
export const LONE_RULES: readonly Rule[] = [
  rule(['month'], '(last|this|next)? month (last|next)?', loneMonth),
  rule(['year'], 'year', loneYear),
  rule(
    ['clock', 'oclock'],
    '(?<=(a|the|in|on|since|until|before|after|between|and|about) about?) day oclock | clock',
    () => ({
      moment: { kind: 'clock' },
      precision: 'time',
    }),
  ),
  rule(['daypart'], 'daypart', ([token]) => ({
    moment: { kind: 'clock' },
    precision: 'time',
    dayPart: token!.dayPart!,
  })),
];
