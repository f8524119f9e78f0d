import { messages } from '../src/i18n/messages.ts';
import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';
import { problem } from './reply.ts';

export default {
  name: 'reindex',
  names: { fr: 'réindexer', en: 'reindex' },
  description: {
    fr: fr`Met l'index à jour avec le dossier des articles`,
    en: en`Brings the index up to date with the articles folder`,
  },
  options: [],
  examples: { fr: [], en: [] },
  forManagers: true,
  async run(_input, { kiosque, language, discord, onProgress }) {
    // At the terminal whoever asks owns the folder.
    if (discord && !discord.mayReindex) return problem(messages(language).discord.mayNotReindex);
    return { type: 'indexed', summary: await kiosque.refresh(onProgress), showFiles: true };
  },
} satisfies Command;
