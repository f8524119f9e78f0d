import type { SkippedFile } from '../src/articles/folder/skipped-file.ts';
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
  async run(_input, { kiosque, isBounded, reindex, onProgress }) {
    const summary = await (reindex
      ? reindex(onProgress ?? (() => {}))
      : kiosque.refresh(onProgress));
    if (!isBounded) return { type: 'indexed', summary, seesAll: true };
    const { articles } = await kiosque.status();
    const skipped: SkippedFile[] = [];
    for (const file of summary.skipped) {
      if (await kiosque.sees({ articleId: '', file: file.file })) skipped.push(file);
    }
    return { type: 'indexed', summary: { ...summary, articles, skipped }, seesAll: false };
  },
} satisfies Command;
