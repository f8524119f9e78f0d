import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';

export default {
  name: 'status',
  names: { fr: 'état', en: 'status' },
  description: {
    fr: fr`Dit ce que contient l'index et comment va le programme`,
    en: en`Tells what the index holds and how the program is doing`,
  },
  options: [],
  examples: { fr: [], en: [] },
  visible: 'asker',
  async run(_input, { kiosque }) {
    return { type: 'status', status: await kiosque.status() };
  },
} satisfies Command;
