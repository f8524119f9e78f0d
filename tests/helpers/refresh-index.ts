import { corpusStore } from '../../src/corpus/open-store.ts';
import { HnswAhead } from '../../src/indexing/hnsw/hnsw-ahead.ts';
import { updateHnsw } from '../../src/indexing/hnsw/update-hnsw.ts';
import type { IndexSummary } from '../../src/indexing/progress.ts';
import { updateCorpus } from '../../src/indexing/update-corpus.ts';
import type { UpdateOptions } from '../../src/indexing/update-options.ts';

/** Does in this process what the worker does: brings the store and the index of its vectors up to date with a folder. */
export async function refreshIndex(
  options: Omit<UpdateOptions, 'files' | 'checked' | 'writer'>,
): Promise<IndexSummary> {
  const startedAt = performance.now();
  const writer = { pid: process.pid, program: 'kiosque' };
  const { dataDir, embedder, full, onProgress } = options;
  const { vectorIndex } = corpusStore(options);
  if (vectorIndex) {
    const summary = await updateCorpus({ ...options, files: null, checked: true, writer });
    await vectorIndex.bringUp(embedder.info, writer);
    return summary;
  }
  const hnsw = { dataDir, info: embedder.info, writer };
  const ahead = new HnswAhead(hnsw);
  const summary = await updateCorpus({
    ...options,
    files: null,
    checked: true,
    writer,
    filled: () => ahead.follow(),
  });
  const saving = (done: number, total: number) => onProgress({ stage: 'save', done, total });
  const rebuilt = ahead.isFollowing
    ? await ahead.finish(saving)
    : await updateHnsw({ ...hnsw, when: full ? 'full' : 'changed', onProgress: saving });
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...summary, rebuilt: summary.rebuilt ?? rebuilt, seconds };
}
