import type { ArticleFormat } from './format.ts';
import { loadOnce } from './support/load-once.ts';

const reader = loadOnce(() => import('./support/read-records.ts'));

/** JSON: an article a line. */
export const jsonl: ArticleFormat = {
  name: 'JSON Lines',
  extensions: ['.jsonl', '.ndjson'],
  largestBytes: 20 * 1024 * 1024,
  read: async (bytes) => (await reader()).readJsonLines(bytes),
};
