import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { oncePerWord } from '../../embeddings/once-per-word.ts';
import type { CorpusStore } from '../corpus/corpus-store.ts';
import { corpusStore } from '../corpus/open-store.ts';
import { planUpdate } from './plan.ts';
import type { IndexSummary } from './progress.ts';
import { runPlan } from './run.ts';
import { type UpdateScope, updateScope } from './scope.ts';
import { sortCollections } from './sort-collections.ts';
import type { UpdateOptions } from './update-options.ts';

/** Another process takes a few files in within so long. */
const PATIENCE_MS = 5_000;

/**
 * Brings the corpus up to date with the articles folder, or with some files of it. What is unchanged is neither read
 * nor embedded again; a file that cannot be used is reported and the rest goes on.
 * @throws UserError when the folder or the store cannot be used at all.
 * @throws IndexBusy when another process goes on writing it.
 */
export async function updateCorpus(options: UpdateOptions): Promise<IndexSummary> {
  const startedAt = performance.now();
  const scope = await updateScope(options.articlesDir, options.files);
  const store = corpusStore(options);
  const summary = await store.asOnlyWriter(options.writer, PATIENCE_MS, () =>
    write(store, scope, { ...options, embedder: countingWordsOnce(options.embedder) }),
  );
  return { ...summary, seconds: (performance.now() - startedAt) / 1000 };
}

async function write(
  store: CorpusStore,
  scope: UpdateScope,
  options: UpdateOptions,
): Promise<Omit<IndexSummary, 'seconds'>> {
  const { now, full, checked } = options;
  const { writer, remade } = await store.write(now, full ? 'every byte' : checked);
  try {
    if (options.mend) await writer.mendFullText();
    const plan = await planUpdate(scope, writer, remade, options);
    const sorting = await sortCollections(writer, options.articlesDir);
    return await runPlan(plan, writer, sorting, options);
  } finally {
    await writer.close();
  }
}

/** The same embedder, that counts the tokens of each word once, however often it comes. */
const countingWordsOnce = (embedder: LocalEmbedder): LocalEmbedder => ({
  ...embedder,
  countTokens: oncePerWord(embedder.countTokens),
});
