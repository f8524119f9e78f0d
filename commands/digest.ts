import { en, fr } from '../src/i18n/typography.ts';
import { addDays, dayIn } from '../src/text/dates/calendar.ts';
import { type Command, timeZoneOf } from './command.ts';
import { dateRange } from './date-range.ts';
import { since, textOf, until } from './options.ts';
import { problem } from './reply.ts';

const DAYS = { day: 1, week: 7, month: 30 } as const;

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
        { value: 'day', names: { fr: fr`depuis hier`, en: en`since yesterday` } },
        { value: 'week', names: { fr: fr`la semaine passée`, en: en`the last week` } },
        {
          value: 'month',
          names: { fr: fr`les trente derniers jours`, en: en`the last thirty days` },
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
    const { kiosque } = context;
    const period = textOf(input, 'period');
    const days = period === 'day' || period === 'month' ? DAYS[period] : DAYS.week;
    const isOpen = range.since === undefined && range.until === undefined;
    const from = addDays(dayIn(kiosque.now(), timeZoneOf(context)), -days);
    const wanted = isOpen || period !== '' ? { since: from, ...range } : range;
    return { type: 'digest', range: wanted, digest: await kiosque.digest(wanted) };
  },
} satisfies Command;
