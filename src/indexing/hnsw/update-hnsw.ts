import { setImmediate } from 'node:timers/promises';
import type { EmbedderInfo } from '../../../embeddings/embedder.ts';
import { checkHnsw, loadHnsw, saveHnsw } from '../../../embeddings/hnsw-file.ts';
import { HnswIndex } from '../../../embeddings/hnsw-index.ts';
import { NO_INDEX, readManifest } from '../../../embeddings/hnsw-manifest.ts';
import { fromInt8 } from '../../../embeddings/int8-vector.ts';
import type { OpenCorpus } from '../../corpus/corpus-reader.ts';
import type { Writer } from '../../corpus/corpus-store.ts';
import { asOnlyWriter, corpusStore } from '../../corpus/open-store.ts';
import { IndexBusy } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import { indexingText } from '../texts/index.ts';
import { hnswIdentity, hnswPath } from './hnsw-location.ts';

/** Deleted points cost memory and recall: beyond this share the index is built anew. */
export const MAX_DELETED_SHARE = 0.2;
/** What a start can take up from the store in a second or so need not be saved behind: this many, or this share. */
const FEW_CHANGES = 1000;
const FEW_CHANGES_SHARE = 0.02;
/** Nor, by a start, what each takes up in a tenth of a second: of 100,000 chunks saving takes over one, and 500 MB. */
const FEW_CHANGES_AT_START = 100;
/** Insertions between two looks at the messages that wait. */
const VECTORS_PER_TURN = 25;

const DELETED: Localized = indexingText((texts) => texts.updateHnsw.mostChanged);

/** As when the store was put back from a copy: labels may be of other chunks now. */
const AHEAD: Localized = indexingText((texts) => texts.updateHnsw.ahead);

/** How thorough an update is; what each does stands at {@link HnswUpdate.when}. */
export type SaveWhen = 'full' | 'changed' | 'much';

/** Which HNSW file is brought up to date, and by whom. */
export interface HnswUpdate {
  readonly dataDir: string;
  readonly info: EmbedderInfo;
  readonly writer: Writer;
  /**
   * `changed` looks for damage and saves what has changed but for very little, `full` all, and looks for damage even
   * where none was found a while ago; `much` saves only where a start would have much to take up, or where more than a
   * fifth is deleted.
   */
  readonly when: SaveWhen;
  /** Has vectors of the store already, and takes the place of what was saved. */
  readonly built?: HnswIndex | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Brings the HNSW file to the store's generation, from the vectors in the store alone. What is written to the store
 * meanwhile is left to the next time.
 * @returns why it was built from nothing, or null when it was only updated or left as it was.
 * @throws UserError when the file cannot be written; what `onProgress` throws.
 */
export async function updateHnsw(options: HnswUpdate): Promise<Localized | null> {
  const { dataDir } = options;
  const corpus = await corpusStore({ dataDir }).read({ checked: false });
  if (corpus === null) return null;
  try {
    // Another model's vectors are there until a rebuild ends.
    if ((await corpus.meta('embedder')) !== JSON.stringify(options.info)) return null;
    return await asOnlyWriter(dataDir, 'hnsw', options.writer, 0, () => bringUp(corpus, options));
  } catch (error) {
    // Another process does so already.
    if (error instanceof IndexBusy) return null;
    throw error;
  } finally {
    await corpus.close();
  }
}

async function bringUp(
  corpus: OpenCorpus,
  { dataDir, info, when, built, onProgress }: HnswUpdate,
): Promise<Localized | null> {
  const path = hnswPath(dataDir);
  const identity = hnswIdentity(info);
  const { vectorRows } = corpus;
  const state = { generation: corpus.generation, highest: await vectorRows.lastId() };
  const saved = await readManifest(path, identity);
  let unfit: Localized | null = null;
  if ('generation' in saved) {
    const { added, removed } = await vectorRows.changesSince(saved.generation, saved.highest);
    const deleted = saved.deleted.length + removed;
    if (saved.generation > state.generation) unfit = AHEAD;
    else if (deleted > MAX_DELETED_SHARE * (saved.count + added)) unfit = DELETED;
    const isTold =
      (await vectorRows.knowsRemovalsSince(saved.generation)) &&
      saved.count - deleted + added === (await vectorRows.count());
    const many = Math.max(FEW_CHANGES, FEW_CHANGES_SHARE * corpus.counts.chunks);
    const few = { full: 0, changed: FEW_CHANGES_AT_START, much: many }[when];
    const isFew = !unfit && added + removed <= few;
    if (isFew && when === 'much') return null;
    if (isFew && isTold && (await checkHnsw(path, saved, when === 'full')) === null) return null;
  }
  const loaded = unfit ?? (await loadHnsw(path, identity, when === 'full'));
  const index = built ?? ('index' in loaded ? loaded.index : new HnswIndex(identity));
  if (index.size > 0) {
    const present = await vectorRows.ids();
    for (const label of index.labels()) if (!present.has(label)) index.remove(label);
  }
  await addFrom(corpus, index, state.highest, onProgress);
  saveHnsw(index, path, { ...identity, ...state });
  return 'index' in loaded || loaded === NO_INDEX ? null : loaded;
}

/** Adds the vectors that the index lacks, up to a chunk. Read in slices, so that the store can be written meanwhile. */
async function addFrom(
  corpus: OpenCorpus,
  index: HnswIndex,
  highest: number,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { chunks } = corpus.counts;
  let done = 0;
  let lastId = 0;
  for (;;) {
    const slice = (await corpus.vectorRows.after(lastId, VECTORS_PER_TURN)).filter(
      ({ id }) => id <= highest,
    );
    if (slice.length === 0) break;
    const missing = slice.filter(({ id }) => !index.has(id));
    for (const { id, vector } of missing) index.add(id, fromInt8(vector));
    lastId = slice.at(-1)!.id;
    done += slice.length;
    onProgress(Math.min(done, chunks), chunks);
    if (missing.length > 0) await setImmediate();
    await corpus.advance();
  }
}
