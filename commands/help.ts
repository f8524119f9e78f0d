import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';
import { refusalOf } from './run-command.ts';

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
  async run(_input, context) {
    const usable = context.commands.filter((command) => refusalOf(command, context) === null);
    return { type: 'help', commands: usable };
  },
} satisfies Command;
