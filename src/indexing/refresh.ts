import type { IndexSummary } from './progress.ts';
import { refreshHnsw } from './refresh-hnsw.ts';
import { type RefreshOptions, refreshStore } from './refresh-store.ts';

/** Brings the store and the HNSW file up to date with the articles folder, as {@link refreshStore} does. */
export async function refreshIndex(
  options: Omit<RefreshOptions, 'files' | 'checked'>,
): Promise<IndexSummary> {
  const startedAt = performance.now();
  const summary = await refreshStore({ ...options, files: null, checked: true });
  const rebuilt = await refreshHnsw({
    dataDir: options.dataDir,
    info: options.embedder.info,
    when: 'changed',
    onProgress: (done, total) => options.onProgress({ stage: 'save', done, total }),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...summary, rebuilt: summary.rebuilt ?? rebuilt, seconds };
}
