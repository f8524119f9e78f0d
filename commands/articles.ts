import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';
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
        fr: fr`Un mot du titre, un journal, un fichier ou une date`,
        en: en`A word of the title, a paper, a file or a date`,
      },
      type: 'text',
      required: false,
    },
  ],
  examples: { fr: ['2023'], en: ['2023'] },
  visible: 'channel',
  async run(input, { kiosque }) {
    const filter = textOf(input, 'filter') || null;
    const articles = await (filter === null ? kiosque.articles() : kiosque.articles(filter));
    return { type: 'articles', filter, articles };
  },
} satisfies Command;
