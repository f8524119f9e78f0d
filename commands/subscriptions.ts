import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';

export default {
  name: 'subscriptions',
  names: { fr: 'abonnements', en: 'subscriptions' },
  description: {
    fr: fr`Montre ce que vous suivez, et permet d'y mettre fin`,
    en: en`Shows what you subscribed to, and lets you end it`,
  },
  options: [],
  examples: { fr: [], en: [] },
  where: 'discord',
  visible: 'asker',
  anywhere: true,
  async run(_input, { discord }) {
    return { type: 'subscriptions', subscriptions: await discord!.subscriptions.list() };
  },
} satisfies Command;
