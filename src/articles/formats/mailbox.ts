import type { ArticleFormat } from './format.ts';

/** Messages one after the other, each an article of its own. */
export const mailbox: ArticleFormat = {
  name: 'mailbox',
  extensions: ['.mbox'],
  largestBytes: 50 * 1024 * 1024,
  read: async (bytes, name) =>
    (await import('./support/apart.ts')).readApart('mailbox', bytes, name),
};
