import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';

export default {
  name: 'help',
  names: { fr: 'aide', en: 'help' },
  description: {
    fr: fr`Montre les commandes, avec des exemples`,
    en: en`Shows the commands, with examples`,
  },
  options: [],
  examples: { fr: [], en: [] },
  visible: 'asker',
  anywhere: true,
  async run(_input, { commands }) {
    return { type: 'help', commands };
  },
} satisfies Command;
