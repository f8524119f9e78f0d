import type { ArticleFormat } from './format.ts';

export const markdown: ArticleFormat = {
  name: 'Markdown',
  extensions: ['.md', '.markdown'],
  largestBytes: 10 * 1024 * 1024,
  read: async (bytes) => (await import('./support/read-text.ts')).readMarkdown(bytes),
};
