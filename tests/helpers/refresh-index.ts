import type { IndexSummary } from '../../src/indexing/progress.ts';
import { refreshHnsw } from '../../src/indexing/refresh-hnsw.ts';
import { type RefreshOptions, refreshStore } from '../../src/indexing/refresh-store.ts';

/** Does in this process what the worker does: brings the store and the HNSW file up to date with a folder. */
export async function refreshIndex(
  options: Omit<RefreshOptions, 'files' | 'checked' | 'writer'>,
): Promise<IndexSummary> {
  const startedAt = performance.now();
  const writer = { pid: process.pid, program: 'kiosque' };
  const summary = await refreshStore({ ...options, files: null, checked: true, writer });
  const rebuilt = await refreshHnsw({
    dataDir: options.dataDir,
    info: options.embedder.info,
    when: options.full ? 'full' : 'changed',
    writer,
    onProgress: (done, total) => options.onProgress({ stage: 'save', done, total }),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...summary, rebuilt: summary.rebuilt ?? rebuilt, seconds };
}
