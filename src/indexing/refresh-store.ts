import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { readManifest } from '../../embeddings/hnsw-file.ts';
import { type LoadedFile, loadFile } from '../articles/load-file.ts';
import { lookAt } from '../articles/look-at.ts';
import { type FolderListing, readFolder } from '../articles/read-folder.ts';
import { CHUNKER_VERSION } from '../chunking/chunks.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';
import { CorpusWriter, type StoredFile } from '../store/corpus-writer.ts';
import { openCorpusForWriting } from '../store/open-corpus.ts';
import { breathe } from './breathe.ts';
import { type PendingArticle, prepareArticle } from './build-chunks.ts';
import { countingByWord } from './count-tokens.ts';
import { hnswIdentity, hnswPath } from './hnsw-location.ts';
import { type FindCandidate, followMoves, sameStamp } from './moves.ts';
import type { IndexProgress, IndexSummary, SkippedFile } from './progress.ts';
import { writeArticles } from './write-articles.ts';
import { asOnlyWriter, type Writer } from './writer-lock.ts';

export interface RefreshOptions {
  readonly articlesDir: string;
  readonly dataDir: string;
  readonly now: Date;
  /** Read every file, also those whose size and time stamp are as they were. */
  readonly full: boolean;
  /** Only these, relative to the folder; null for all of it. */
  readonly files: readonly string[] | null;
  /** Whether to look for damage in the store. */
  readonly checked: boolean;
  readonly writer: Writer;
  readonly embedder: LocalEmbedder;
  readonly onProgress: (progress: IndexProgress) => void;
}

/** Texts embedded and written together: bounds the memory, and what a kill can lose. */
const BATCH_CHUNKS = 256;

/** What articles are read and cut by: a change means that they are read again. */
const version = (options: RefreshOptions): string =>
  JSON.stringify({ chunker: CHUNKER_VERSION, embedder: options.embedder.info });

/** What there is to look at, and where else files may be. */
interface Scope extends FolderListing {
  /** Names of the articles looked for; null for all. */
  readonly files: readonly string[] | null;
  readonly find: FindCandidate;
}

/** Another process takes a few files in within so long. */
const PATIENCE_MS = 5_000;

/**
 * Brings the store up to date with the articles folder, or with some files of it. What is unchanged is neither read
 * nor embedded again; a file that cannot be used is reported and the rest goes on.
 * @throws UserError when the folder or the store cannot be used at all.
 * @throws IndexBusy when another process goes on writing it.
 */
export async function refreshStore(options: RefreshOptions): Promise<IndexSummary> {
  const startedAt = performance.now();
  const scope = await scopeOf(options, options.files);
  const summary = await asOnlyWriter(options.dataDir, 'store', options.writer, PATIENCE_MS, () =>
    write(scope, options),
  );
  return { ...summary, seconds: (performance.now() - startedAt) / 1000 };
}

async function write(
  looked: Scope,
  options: RefreshOptions,
): Promise<Omit<IndexSummary, 'seconds'>> {
  const { onProgress, now } = options;
  const embedder = countingByWord(options.embedder);
  let scope = looked;
  const { db, remade } = openCorpusForWriting(options.dataDir, now, options.checked);
  const writer = new CorpusWriter(db);
  try {
    const rebuilt = remade ?? versionChange(writer, options);
    const isNew = writer.meta('version') === null;
    // Of a folder of which no file is left, nothing is believed until all of it was looked at.
    if (scope.files && (isNew || rebuilt || wouldEmpty(writer, scope))) {
      scope = await scopeOf(options, null);
    }
    if (isNew) startAnew(writer, options);
    const reusable = sameEmbedder(writer, options);
    if (!reusable) writer.clearVocabulary();
    if (rebuilt && !remade) markUnfinished(writer, reusable);
    const dimension = embedder.info.dimension;
    const { candidates } = scope;
    const stored = storedIn(scope, writer);
    await followMoves(candidates, writer, movedSizes(scope, stored), scope.find);
    const known = new Map(storedIn(scope, writer).map((file) => [file.file, file]));
    const skipped: SkippedFile[] = [...scope.skipped];
    const counts = { added: 0, changed: 0, unchanged: 0, embedded: 0 };
    const keep = new Set<string>();
    let pending: PendingArticle[] = [];
    /** Parsers of web pages take half a second to load: not where nothing has changed. */
    let parser: typeof import('../articles/read-article.ts') | null = null;

    const flush = async (): Promise<void> => {
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
      const stored: StoredFile = {
        id: before?.id ?? newId(loaded, (id) => writer.has(id) || keep.has(id), writer),
        file: candidate.file,
        hash: loaded.hash,
        size: candidate.size,
        mtimeMs: candidate.mtimeMs,
      };
      if (before?.hash === loaded.hash && !rebuilt) {
        keep.add(stored.id);
        writer.touch(stored);
        counts.unchanged++;
        continue;
      }
      parser ??= await import('../articles/read-article.ts');
      const read = parser.parseLoaded(loaded, { now });
      if ('reason' in read) {
        skipped.push(read);
        continue;
      }
      keep.add(stored.id);
      if (before) counts.changed++;
      else counts.added++;
      const vectors = before && reusable ? writer.vectorsOf(stored.id, dimension) : new Map();
      pending.push(prepareArticle(stored, read.article, vectors, embedder));
      if (pending.reduce((sum, { chunks }) => sum + chunks.length, 0) >= BATCH_CHUNKS)
        await flush();
    }
    if (pending.length > 0) await flush();
    onProgress({ stage: 'read', done: candidates.length, total: candidates.length });

    const removed = storedIn(scope, writer).filter(({ id }) => !keep.has(id));
    if (removed.length > 0) writer.remove(removed.map(({ id }) => id));
    if (scope.files === null) {
      writer.setMeta('version', version(options));
      writer.setMeta('embedder', JSON.stringify(embedder.info));
      const saved = await readManifest(hnswPath(options.dataDir), hnswIdentity(embedder.info));
      if ('generation' in saved) writer.forgetRemoved(saved.generation);
    }
    if (rebuilt || counts.added + counts.changed + removed.length > 0) {
      writer.setMeta('indexed_at', now.toISOString());
    }
    return {
      ...writer.counts(),
      ...counts,
      removed: removed.length,
      skipped,
      rebuilt,
    };
  } finally {
    writer.close();
  }
}

async function scopeOf(
  { articlesDir }: RefreshOptions,
  files: readonly string[] | null,
): Promise<Scope> {
  if (files) {
    const find: FindCandidate = async (file) =>
      (await lookAt(articlesDir, [file])).candidates.find((one) => one.file === file) ?? null;
    return { ...(await lookAt(articlesDir, files)), find };
  }
  const listing = await readFolder(articlesDir);
  const byFile = new Map(listing.candidates.map((candidate) => [candidate.file, candidate]));
  return { ...listing, files: null, find: async (file) => byFile.get(file) ?? null };
}

/** What the store has of the files looked for. */
function storedIn({ files }: Scope, writer: CorpusWriter): StoredFile[] {
  if (files === null) return writer.files();
  return files.map((file) => writer.file(file)).filter((file) => file !== null);
}

function wouldEmpty(writer: CorpusWriter, scope: Scope): boolean {
  return (
    scope.candidates.length === 0 && storedIn(scope, writer).length === writer.counts().articles
  );
}

/** Sizes of the files that may have moved, where the whole folder was looked at. */
function movedSizes(scope: Scope, stored: readonly StoredFile[]): ReadonlySet<number> | null {
  if (scope.files) return null;
  const now = new Map(scope.candidates.map((candidate) => [candidate.file, candidate]));
  const changed = stored.filter((file) => {
    const candidate = now.get(file.file);
    return !candidate || !sameStamp(file, candidate);
  });
  return new Set(changed.map(({ size }) => size));
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

/**
 * The one that an article of this content had when it was removed; else of the path where it is first seen, so that the
 * same folder gives the same ids on every machine. Where another one has that, the next.
 */
function newId(
  { file, hash }: LoadedFile,
  isTaken: (id: string) => boolean,
  writer: CorpusWriter,
): string {
  const former = writer.formerId(hash);
  if (former && !isTaken(former)) return former;
  for (let source = file; ; source += '\n') {
    const id = createHash('sha256').update(source).digest('hex').slice(0, 10);
    if (!isTaken(id)) return id;
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
