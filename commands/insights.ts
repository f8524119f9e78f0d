import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';
import { textOf } from './options.ts';

const DAYS = { week: 7, month: 30 } as const;

export default {
  name: 'insights',
  names: { fr: 'bilan', en: 'insights' },
  description: {
    fr: fr`Montre ce qui est demandé sur ce serveur, et ce qui reste sans réponse`,
    en: en`Shows what is asked on this server, and what goes unanswered`,
  },
  options: [
    {
      name: 'time',
      names: { fr: 'durée', en: 'time' },
      description: { fr: fr`Un mois si rien n'est dit`, en: en`A month unless told otherwise` },
      type: 'text',
      required: false,
      choices: [
        { value: 'week', names: { fr: fr`sept jours`, en: en`seven days` } },
        { value: 'month', names: { fr: fr`trente jours`, en: en`thirty days` } },
      ],
    },
  ],
  examples: { fr: [], en: [] },
  where: 'guild',
  who: 'managers',
  visible: 'asker',
  anywhere: true,
  async run(input, { kiosque, discord }) {
    const days = textOf(input, 'time') === 'week' ? DAYS.week : DAYS.month;
    return { type: 'insights', insights: await discord!.insights(kiosque, days) };
  },
} satisfies Command;
