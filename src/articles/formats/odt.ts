import type { ArticleFormat } from './format.ts';

/** OpenDocument texts, as LibreOffice writes them. */
export const odt: ArticleFormat = {
  name: 'OpenDocument',
  extensions: ['.odt'],
  largestBytes: 30 * 1024 * 1024,
  read: async (bytes, name) => (await import('./support/apart.ts')).readApart('odt', bytes, name),
};
