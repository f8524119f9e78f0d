import type { ArticleFormat } from './format.ts';

export const html: ArticleFormat = {
  name: 'HTML',
  extensions: ['.html', '.htm', '.xhtml'],
  largestBytes: 10 * 1024 * 1024,
  read: async (bytes) => (await import('./support/read-html.ts')).readHtml(bytes),
};
