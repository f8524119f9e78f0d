import type { ArticleFormat } from './format.ts';
import { loadOnce } from './support/load-once.ts';

const reader = loadOnce(() => import('./support/read-text.ts'));

/** Plain text, with or without front matter. */
export const text: ArticleFormat = {
  name: 'text',
  extensions: ['.txt'],
  largestBytes: 10 * 1024 * 1024,
  read: async (bytes) => (await reader()).readText(bytes),
};
