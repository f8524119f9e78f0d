import { messages } from '../src/i18n/messages.ts';
import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';
import { problem } from './reply.ts';

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
  async run(_input, { language, discord }) {
    if (!discord) return problem(messages(language).discord.onlyInDiscord);
    return { type: 'forgotten', forgotten: discord.forget() };
  },
} satisfies Command;
