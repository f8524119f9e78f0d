import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';
import { dateRange, rangeNote } from './date-range.ts';
import { since, textOf, until } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

export default {
  name: 'search',
  names: { fr: 'chercher', en: 'search' },
  description: {
    fr: fr`Cherche des passages, sans en faire une réponse`,
    en: en`Finds passages, without making an answer of them`,
  },
  options: [
    {
      name: 'words',
      names: { fr: 'mots', en: 'words' },
      description: { fr: fr`Les mots à chercher`, en: en`The words to look for` },
      type: 'text',
      required: true,
    },
    since,
    until,
  ],
  examples: { fr: [fr`inondations depuis:2023`], en: [en`floods since:2023`] },
  visible: 'channel',
  limited: true,
  async run(input, context) {
    const words = textOf(input, 'words');
    if (!words) return problem(commandTexts(context.language).emptyWords);
    const range = dateRange(input, context);
    if (typeof range === 'string') return problem(range);
    const search = { words, since: textOf(input, 'since'), until: textOf(input, 'until') };
    const note = rangeNote(range, context.language);
    const passages = await context.kiosque.search(words, range);
    return { type: 'passages', search, ...(note !== null && { note }), passages };
  },
} satisfies Command;
