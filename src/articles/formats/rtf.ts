import type { ArticleFormat } from './format.ts';

/** Rich Text Format. */
export const rtf: ArticleFormat = {
  name: 'RTF',
  extensions: ['.rtf'],
  largestBytes: 20 * 1024 * 1024,
  read: async (bytes, name) => (await import('./support/apart.ts')).readApart('rtf', bytes, name),
};
