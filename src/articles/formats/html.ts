import type { ArticleFormat } from './format.ts';
import { loadOnce } from './support/load-once.ts';

const reader = loadOnce(() => import('./support/read-html.ts'));

/** Web pages as browsers save them. */
export const html: ArticleFormat = {
  name: 'HTML',
  extensions: ['.html', '.htm', '.xhtml'],
  largestBytes: 10 * 1024 * 1024,
  read: async (bytes) => (await reader()).readHtml(bytes),
};
