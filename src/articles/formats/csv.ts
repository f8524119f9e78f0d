import type { ArticleFormat } from './format.ts';
import { loadOnce } from './support/load-once.ts';

const reader = loadOnce(() => import('./support/read-records.ts'));

/** Tables: an article a row. */
export const csv: ArticleFormat = {
  name: 'CSV',
  extensions: ['.csv', '.tsv'],
  largestBytes: 20 * 1024 * 1024,
  read: async (bytes) => (await reader()).readCsv(bytes),
};
