import { en, fr } from '../src/i18n/typography.ts';
import { type Command, readerOf, timeZoneOf } from './command.ts';
import { dateRange } from './date-range.ts';
import { LONGEST_SUBJECT, since, textOf, until } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

export default {
  name: 'timeline',
  names: { fr: 'chronologie', en: 'timeline' },
  description: {
    fr: fr`Ce que les articles disent d'un sujet au fil du temps : dates, chiffres qui changent, corrections`,
    en: en`What the articles say of a subject over time: dates, figures that changed, corrections`,
  },
  options: [
    {
      name: 'subject',
      names: { fr: 'sujet', en: 'subject' },
      description: {
        fr: fr`Un sujet ou une question, par exemple « bilan de la crue »`,
        en: en`A subject or a question, such as “flood toll”`,
      },
      type: 'text',
      required: true,
    },
    since,
    until,
  ],
  examples: {
    fr: [fr`personnes évacuées`, fr`prix du tramway depuis:2024`],
    en: [en`people evacuated`, en`price of the ferry since:2024`],
  },
  visible: 'channel',
  limited: true,
  async run(input, context) {
    const texts = commandTexts(context.language);
    const subject = textOf(input, 'subject').replace(/\s+/g, ' ');
    if (!/[\p{L}\p{N}]/u.test(subject)) return problem(texts.emptySubject);
    if (subject.length > LONGEST_SUBJECT) return problem(texts.longSubject(LONGEST_SUBJECT));
    const range = dateRange(input, context);
    if (typeof range === 'string') return problem(range);
    const search = { subject, since: textOf(input, 'since'), until: textOf(input, 'until') };
    const timeZone = timeZoneOf(context);
    const timeline = await context.kiosque.timeline(subject, {
      reader: readerOf(context),
      ...range,
      ...(timeZone !== context.kiosque.timeZone && { timeZone }),
    });
    return { type: 'timeline', search, timeline };
  },
} satisfies Command;
