import type { ArticleFormat } from './format.ts';

export const text: ArticleFormat = {
  name: 'text',
  extensions: ['.txt'],
  largestBytes: 10 * 1024 * 1024,
  read: async (bytes) => (await import('./support/read-text.ts')).readText(bytes),
};
