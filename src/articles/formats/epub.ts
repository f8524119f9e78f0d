import type { ArticleFormat } from './format.ts';

/**
 * A book is one article and its chapters are marks in it: title, author and date are the book's, and a citation names the
 * chapter. As articles of their own, chapters would each be listed, dated and counted as if somebody had published them.
 */
export const epub: ArticleFormat = {
  name: 'EPUB',
  extensions: ['.epub'],
  largestBytes: 50 * 1024 * 1024,
  read: async (bytes, name) => (await import('./support/apart.ts')).readApart('epub', bytes, name),
};
