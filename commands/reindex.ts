import { en, fr } from '../src/i18n/typography.ts';
import type { Command } from './command.ts';

export default {
  name: 'reindex',
  names: { fr: 'réindexer', en: 'reindex' },
  description: {
    fr: fr`Met l'index à jour avec le dossier des articles`,
    en: en`Brings the index up to date with the articles folder`,
  },
  options: [],
  examples: { fr: [], en: [] },
  who: 'reindexers',
  visible: 'asker',
  anywhere: true,
  showsProgress: true,
  async run(_input, { kiosque, reindex, onProgress }) {
    const summary = await (reindex
      ? reindex(onProgress ?? (() => {}))
      : kiosque.refresh(onProgress));
    return { type: 'indexed', summary, showFiles: true };
  },
} satisfies Command;
