import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';

export default {
  name: 'forget',
  names: { fr: 'oublier', en: 'forget' },
  description: {
    fr: fr`Efface ce que le bot garde de vous : questions, votes, commentaires`,
    en: en`Erases what the bot keeps of you: questions, votes, comments`,
  },
  options: [],
  examples: { fr: [], en: [] },
  where: 'discord',
  visible: 'asker',
  anywhere: true,
  async run(_input, { discord }) {
    return { type: 'forgotten', forgotten: discord!.forget() };
  },
} satisfies Command;
