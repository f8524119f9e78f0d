import { messages } from '../src/i18n/messages.ts';
import { en, fr, quote } from '../src/i18n/typography.ts';
import { datesIn } from '../src/product/filter-dates.ts';
import { dayIn } from '../src/text/dates/calendar.ts';
import { type Command, type CommandContext, timeZoneOf } from './command.ts';
import { dateNote } from './date-range.ts';
import { textOf } from './options.ts';

export default {
  name: 'articles',
  names: { fr: 'articles', en: 'articles' },
  description: {
    fr: fr`Montre les articles, du plus récent au plus ancien`,
    en: en`Lists the articles, newest first`,
  },
  options: [
    {
      name: 'filter',
      names: { fr: 'filtre', en: 'filter' },
      description: {
        fr: fr`Un mot du titre ou du texte, un journal, un fichier ou une date (mars 2024)`,
        en: en`A word of the title or the text, a paper, a file or a date (March 2024)`,
      },
      type: 'text',
      required: false,
    },
  ],
  examples: { fr: ['2023'], en: ['2023'] },
  visible: 'channel',
  async run(input, context) {
    const { kiosque } = context;
    const filter = textOf(input, 'filter') || null;
    const articles = await (filter === null
      ? kiosque.articles()
      : kiosque.articles(filter, timeZoneOf(context)));
    const note = filter === null ? null : noteOn(filter, context);
    return { type: 'articles', filter, ...(note !== null && { note }), articles };
  },
} satisfies Command;

/** How the date in a filter was understood; null where it has none, or says it itself. */
function noteOn(filter: string, context: CommandContext): string | null {
  const dates = datesIn(filter, dayIn(context.kiosque.now(), timeZoneOf(context)));
  if (!dates) return null;
  const { language } = context;
  if (!dates.isOfAnyYear) return dateNote(dates.dateWords, context);
  return messages(language).dates.anyYear(quote(language, dates.dateWords));
}
