import type { ArticleFormat } from './format.ts';

export const jsonl: ArticleFormat = {
  name: 'JSON Lines',
  extensions: ['.jsonl', '.ndjson'],
  largestBytes: 20 * 1024 * 1024,
  read: async (bytes) => (await import('./support/read-records.ts')).readJsonLines(bytes),
};
