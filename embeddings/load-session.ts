import type { Localized } from './embedding-error.ts';
import type { ModelFiles } from './model-files.ts';
import type { ModelSession } from './model-session.ts';
import { wordTableSession } from './word-table-session.ts';

/**
 * Loads a model folder in transformers.js layout, without network. That library is loaded only where the model needs it:
 * it takes a third of a start.
 *
 * @throws EmbeddingError when the tokenizer or the weights cannot be read.
 */
export async function loadSession(
  files: ModelFiles,
  pooling: 'mean' | 'cls',
  remedy: Localized,
): Promise<ModelSession> {
  const table = await wordTableSession(files, remedy);
  if (table) return table;
  const { librarySession } = await import('./library-session.ts');
  return librarySession(files, pooling, remedy);
}
