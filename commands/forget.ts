import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';

export default {
  name: 'forget',
  names: { fr: 'oublier', en: 'forget' },
  description: {
    fr: fr`Efface ce qui est gardé de vous : questions, votes, commentaires`,
    en: en`Erases what is kept of you: questions, votes, comments`,
  },
  options: [],
  examples: { fr: [], en: [] },
  visible: 'asker',
  anywhere: true,
  async run(_input, { discord, forgetHistory }) {
    // What is erased does not come back: the button below the question does it.
    if (discord) return { type: 'forget-asked' };
    return { type: 'history-forgotten', lines: forgetHistory?.() ?? 0 };
  },
} satisfies Command;
