import type { ArticleFormat } from './format.ts';

/** PDF with text in it; a scan has none. */
export const pdf: ArticleFormat = {
  name: 'PDF',
  extensions: ['.pdf'],
  largestBytes: 50 * 1024 * 1024,
  read: async (bytes, name) => (await import('./support/apart.ts')).readApart('pdf', bytes, name),
};
