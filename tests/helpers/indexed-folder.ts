import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { indexedFolder, type OpenSources } from './sample-library.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder indexed before the tests of a file and closed after them; filled once they run. */
export function indexedBefore(articles: string): { sources: OpenSources; embedder: LocalEmbedder } {
  const data = join(temporaryFolder(), 'data');
  const shared = {} as { sources: OpenSources; embedder: LocalEmbedder };
  beforeAll(async () => {
    Object.assign(shared, await indexedFolder(articles, data));
  });
  afterAll(async () => {
    await shared.sources.corpus.close();
    await shared.embedder.close();
  });
  return shared;
}
