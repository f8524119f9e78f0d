import { en, fr } from '../src/i18n/typography.ts';
import { addDays, dayIn } from '../src/text/dates/calendar.ts';
import { fold } from '../src/text/words.ts';
import { type Command, type CommandContext, timeZoneOf } from './command.ts';
import { type DateRange, dateRange, daysAsRange } from './date-range.ts';
import { since, textOf, until } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

/** Days back from today, by what a period may be called, folded. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ...['day', 'jour'].map((name) => [name, 1] as const),
  ...['', 'week', 'semaine'].map((name) => [name, 7] as const),
  ...['month', 'mois'].map((name) => [name, 30] as const),
]);

/** The days of a period: the last few, or a date in words; null where it is none. */
function periodOf(words: string, context: CommandContext): DateRange | null {
  const days = DAYS.get(fold(words));
  if (days === undefined) return daysAsRange(words, context);
  return { since: addDays(dayIn(context.kiosque.now(), timeZoneOf(context)), -days) };
}

export default {
  name: 'digest',
  names: { fr: 'revue', en: 'digest' },
  description: {
    fr: fr`Les articles d'un jour ou d'une semaine, groupés par événement, avec leurs phrases`,
    en: en`The articles of a day or a week, grouped by event, with their sentences`,
  },
  options: [
    {
      name: 'period',
      names: { fr: 'période', en: 'period' },
      description: {
        fr: fr`La semaine passée si rien n'est dit`,
        en: en`The last week unless told otherwise`,
      },
      type: 'text',
      required: false,
      choices: [
        {
          value: 'day',
          names: { fr: fr`depuis hier`, en: en`since yesterday` },
          typed: { fr: 'jour', en: 'day' },
        },
        {
          value: 'week',
          names: { fr: fr`la semaine passée`, en: en`the last week` },
          typed: { fr: 'semaine', en: 'week' },
        },
        {
          value: 'month',
          names: { fr: fr`les trente derniers jours`, en: en`the last thirty days` },
          typed: { fr: 'mois', en: 'month' },
        },
      ],
    },
    since,
    until,
  ],
  examples: { fr: [fr`période:day`, fr`depuis:2023-11`], en: [en`period:day`, en`since:2023-11`] },
  visible: 'channel',
  limited: true,
  async run(input, context) {
    const range = dateRange(input, context);
    if (typeof range === 'string') return problem(range);
    const words = textOf(input, 'period');
    const period = periodOf(words, context);
    if (period === null) return problem(commandTexts(context.language).badPeriod(words));
    const isOpen = range.since === undefined && range.until === undefined;
    const wanted = isOpen || words !== '' ? { ...period, ...range } : range;
    const { kiosque } = context;
    return { type: 'digest', range: wanted, digest: await kiosque.digest(wanted) };
  },
} satisfies Command;
