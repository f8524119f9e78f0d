import type { ArticleFormat } from './format.ts';

export const csv: ArticleFormat = {
  name: 'CSV',
  extensions: ['.csv', '.tsv'],
  largestBytes: 20 * 1024 * 1024,
  read: async (bytes) => (await import('./support/read-records.ts')).readCsv(bytes),
};
