import { Indexer } from '../../src/indexing/indexer.ts';
import { startWorker, type Worker } from '../../src/indexing/worker/worker.ts';
import { LiveSources } from '../../src/product/live-sources.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';

/** An index as the bot has it open. */
export interface OpenIndex {
  readonly worker: Worker;
  readonly indexer: Indexer;
  /** As it is now. */
  sources(): Sources;
  close(): Promise<void>;
}

export async function openIndex(folders: {
  readonly articlesDir: string;
  readonly dataDir: string;
}): Promise<OpenIndex> {
  const started = startWorker({ ...folders, model: 'kiosque-fr-en', cacheDir: folders.dataDir });
  const worker = await started;
  const live = new LiveSources(
    folders,
    () => worker,
    () => {},
  );
  await live.follow();
  return {
    worker,
    indexer: new Indexer(started, () => live.follow()),
    sources: () => live.current!,
    async close() {
      await live.close();
      await worker.close();
    },
  };
}
