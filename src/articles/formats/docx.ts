import type { ArticleFormat } from './format.ts';

/** Word documents. */
export const docx: ArticleFormat = {
  name: 'Word',
  // With macros, which nobody runs, and as a template: the text is the same.
  extensions: ['.docx', '.docm', '.dotx'],
  largestBytes: 30 * 1024 * 1024,
  read: async (bytes, name) => (await import('./support/apart.ts')).readApart('docx', bytes, name),
};
