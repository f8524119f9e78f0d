import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';
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
    const articles = await (filter === null ? kiosque.articles() : kiosque.articles(filter));
    const note = filter === null ? null : dateNote(filter, context);
    return { type: 'articles', filter, ...(note !== null && { note }), articles };
  },
} satisfies Command;
