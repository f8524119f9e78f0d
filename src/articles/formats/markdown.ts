import type { ArticleFormat } from './format.ts';
import { loadOnce } from './support/load-once.ts';

const reader = loadOnce(() => import('./support/read-text.ts'));

/** Markdown, with or without front matter. */
export const markdown: ArticleFormat = {
  name: 'Markdown',
  extensions: ['.md', '.markdown'],
  largestBytes: 10 * 1024 * 1024,
  read: async (bytes) => (await reader()).readMarkdown(bytes),
};
