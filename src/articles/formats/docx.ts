import type { ArticleFormat } from './format.ts';

export const docx: ArticleFormat = {
  name: 'Word',
  extensions: ['.docx'],
  largestBytes: 30 * 1024 * 1024,
  read: async (bytes, name) => (await import('./support/apart.ts')).readApart('docx', bytes, name),
};
