import type { ArticleFormat } from './format.ts';

/** A message, or a web page saved as one. */
export const mail: ArticleFormat = {
  name: 'message',
  extensions: ['.eml', '.mhtml', '.mht'],
  largestBytes: 30 * 1024 * 1024,
  read: async (bytes, name) => (await import('./support/apart.ts')).readApart('mail', bytes, name),
};
