import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { NO_INDEX } from '../../embeddings/hnsw-file.ts';
import { loadFile, parseLoaded } from '../articles/read-article.ts';
import { type Candidate, readFolder } from '../articles/read-folder.ts';
import { CHUNKER_VERSION } from '../chunking/chunks.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';
import { CorpusWriter, type StoredFile } from '../store/corpus-writer.ts';
import { openCorpusForWriting } from '../store/open-corpus.ts';
import { breathe } from './breathe.ts';
import { type PendingArticle, prepareArticle } from './build-chunks.ts';
import { countingByWord } from './count-tokens.ts';
import { hnswPath } from './hnsw-location.ts';
import type { IndexProgress, IndexSummary, SkippedFile } from './progress.ts';
import { refreshHnsw } from './refresh-hnsw.ts';
import { writeArticles } from './write-articles.ts';

export interface RefreshOptions {
  readonly articlesDir: string;
  readonly dataDir: string;
  readonly now: Date;
  /** Read every file, also those whose size and time stamp are as they were. */
  readonly full: boolean;
  readonly embedder: LocalEmbedder;
  readonly onProgress: (progress: IndexProgress) => void;
}

/** Texts embedded and written together: bounds the memory, and what a kill can lose. */
const BATCH_CHUNKS = 256;

/** What articles are read and cut by: a change means that they are read again. */
const version = (options: RefreshOptions): string =>
  JSON.stringify({ chunker: CHUNKER_VERSION, embedder: options.embedder.info });

/**
 * Brings the store and the HNSW file up to date with the articles folder. What is unchanged is neither read nor
 * embedded again; a file that cannot be used is reported and the rest goes on.
 * @throws UserError when the folder or the store cannot be used at all.
 */
export async function refreshIndex(options: RefreshOptions): Promise<IndexSummary> {
  const startedAt = performance.now();
  const { onProgress, now } = options;
  const embedder = countingByWord(options.embedder);
  const { candidates, skipped: unreadable } = await readFolder(options.articlesDir);
  const skipped: SkippedFile[] = [...unreadable];

  const { db, remade } = openCorpusForWriting(options.dataDir, now);
  const writer = new CorpusWriter(db);
  try {
    const rebuilt = remade ?? versionChange(writer, options);
    if (writer.meta('version') === null) startAnew(writer, options);
    const reusable = sameEmbedder(writer, options);
    if (!reusable) writer.clearVocabulary();
    if (rebuilt && !remade) markUnfinished(writer, reusable);
    const dimension = embedder.info.dimension;
    const known = new Map(writer.files().map((file) => [file.file, file]));
    const present = new Set(candidates.map(({ file }) => file));
    const gone = new Map(
      [...known.values()].filter(({ file }) => !present.has(file)).map((file) => [file.hash, file]),
    );
    const ids = new Set([...known.values()].map(({ id }) => id));
    const counts = { added: 0, changed: 0, unchanged: 0, embedded: 0 };
    const keep = new Set<string>();
    let pending: PendingArticle[] = [];

    const write = async (): Promise<void> => {
      counts.embedded += await writeArticles(pending, writer, embedder);
      pending = [];
    };

    for (const [i, candidate] of candidates.entries()) {
      onProgress({ stage: 'read', done: i, total: candidates.length });
      const before = known.get(candidate.file);
      if (before && !rebuilt && !options.full && sameStamp(before, candidate)) {
        keep.add(before.id);
        counts.unchanged++;
        continue;
      }
      await breathe();
      const loaded = await loadFile(candidate);
      if ('reason' in loaded) {
        skipped.push(loaded);
        continue;
      }
      const moved = before ? undefined : gone.get(loaded.hash);
      if (moved) gone.delete(loaded.hash);
      const stored: StoredFile = {
        id: before?.id ?? moved?.id ?? articleId(candidate.file, ids),
        file: candidate.file,
        hash: loaded.hash,
        size: candidate.size,
        mtimeMs: candidate.mtimeMs,
      };
      ids.add(stored.id);
      if (before?.hash === loaded.hash && !rebuilt) {
        keep.add(stored.id);
        writer.touch(stored);
        counts.unchanged++;
        continue;
      }
      const read = parseLoaded(loaded, { now });
      if ('reason' in read) {
        skipped.push(read);
        continue;
      }
      keep.add(stored.id);
      if (before || moved) counts.changed++;
      else counts.added++;
      // A moved file is read again, for its name may tell its date and how to read it.
      const vectors =
        (before ?? moved) && reusable ? writer.vectorsOf(stored.id, dimension) : new Map();
      pending.push(prepareArticle(stored, read.article, vectors, embedder));
      if (pending.reduce((sum, { chunks }) => sum + chunks.length, 0) >= BATCH_CHUNKS)
        await write();
    }
    if (pending.length > 0) await write();
    onProgress({ stage: 'read', done: candidates.length, total: candidates.length });

    const removed = writer.files().filter(({ id }) => !keep.has(id));
    if (removed.length > 0) writer.remove(removed.map(({ id }) => id));
    writer.setMeta('version', version(options));
    writer.setMeta('embedder', JSON.stringify(embedder.info));
    const hnswRebuilt = await refreshHnsw(writer, options.dataDir, embedder.info, (done, total) =>
      onProgress({ stage: 'save', done, total }),
    );
    writer.setMeta('indexed_at', now.toISOString());
    return {
      ...writer.counts(),
      ...counts,
      removed: removed.length,
      skipped,
      rebuilt: rebuilt ?? (hnswRebuilt === NO_INDEX ? null : hnswRebuilt),
      seconds: (performance.now() - startedAt) / 1000,
    };
  } finally {
    writer.close();
  }
}

const UNFINISHED = 'unfinished';

const INTERRUPTED: Localized = {
  fr: fr`une reconstruction précédente a été interrompue`,
  en: en`an earlier rebuild was interrupted`,
};
const CUT_OTHERWISE: Localized = {
  fr: fr`cette version de Kiosque découpe autrement les articles`,
  en: en`this version of Kiosque cuts articles otherwise`,
};

function sameStamp(before: StoredFile, candidate: Candidate): boolean {
  return before.size === candidate.size && before.mtimeMs === candidate.mtimeMs;
}

/**
 * Of the path where it was first seen: the same folder gives the same ids on every machine. An article that has
 * moved since keeps its id, and another one in its old place gets the next.
 */
function articleId(file: string, taken: ReadonlySet<string>): string {
  for (let source = file; ; source += '\n') {
    const id = createHash('sha256').update(source).digest('hex').slice(0, 10);
    if (!taken.has(id)) return id;
  }
}

/** A first indexing may be interrupted too: what it leaves must say by what it was made. */
function startAnew(writer: CorpusWriter, options: RefreshOptions): void {
  // Of a former store: its labels and generations mean nothing in this one.
  rmSync(`${hnswPath(options.dataDir)}.json`, { force: true });
  writer.setMeta('version', version(options));
  writer.setMeta('embedder', JSON.stringify(options.embedder.info));
}

function sameEmbedder(writer: CorpusWriter, { embedder }: RefreshOptions): boolean {
  return writer.meta('embedder') === JSON.stringify(embedder.info);
}

/** Until a rebuild ends, the store must not pass for a finished one of any version. */
function markUnfinished(writer: CorpusWriter, sameVectors: boolean): void {
  writer.setMeta('version', UNFINISHED);
  if (!sameVectors) writer.setMeta('embedder', UNFINISHED);
}

function versionChange(writer: CorpusWriter, options: RefreshOptions): Localized | null {
  const before = writer.meta('version');
  if (before === null || before === version(options)) return null;
  if (before === UNFINISHED) return INTERRUPTED;
  if (sameEmbedder(writer, options)) return CUT_OTHERWISE;
  const { id } = options.embedder.info;
  return { fr: fr`le modèle est maintenant ${id}`, en: en`the embedder is now ${id}` };
}
