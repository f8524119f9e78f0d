import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { readManifest } from '../../embeddings/hnsw-manifest.ts';
import { fileOf } from '../articles/article.ts';
import { loadFile } from '../articles/folder/load-file.ts';
import type { SkippedFile } from '../articles/folder/skipped-file.ts';
import { CorpusWriter, type StoredFile } from '../corpus/sqlite/corpus-writer.ts';
import { openCorpusForWriting } from '../corpus/sqlite/open-corpus.ts';
import { type StoredSkip, storedSkips, storeSkips } from '../corpus/sqlite/skipped-files.ts';
import { breathe } from './breathe.ts';
import { type PendingArticle, prepareArticle } from './build-chunks.ts';
import { countingWordsOnce } from './count-tokens.ts';
import { hnswIdentity, hnswPath } from './hnsw/hnsw-location.ts';
import { madeOtherwise, markMade, markUnfinished, sameEmbedder } from './made-by.ts';
import { followMoves, sameStamp } from './moves.ts';
import type { IndexProgress, IndexSummary } from './progress.ts';
import { movedSizes, type Scope, scopeOf, storedIn, wouldEmpty } from './scope.ts';
import { writeArticles } from './write-articles.ts';
import { asOnlyWriter, type Writer } from './writer-lock.ts';

export interface RefreshOptions {
  readonly articlesDir: string;
  readonly dataDir: string;
  readonly now: Date;
  /** Read every file, also those whose size and time stamp are as they were, and look for damage in what is stored. */
  readonly full: boolean;
  /** Make the full text anew first. */
  readonly mend?: boolean | undefined;
  /** Only these, relative to the folder; null for all of it. */
  readonly files: readonly string[] | null;
  /** Whether to look for damage in the store. */
  readonly checked: boolean;
  readonly writer: Writer;
  readonly embedder: LocalEmbedder;
  readonly onProgress: (progress: IndexProgress) => void;
  /** Called where a store is filled for the first time, when it has got many chunks more. */
  readonly filled?: (() => void) | undefined;
}

/**
 * Texts cut, embedded and written together, about 250 chunks: bounds the memory, and what a kill can lose. One step after
 * the other over many is quicker than all steps over each.
 */
const BATCH_CHARACTERS = 200_000;

/** So large a share of chunks takes many words with it. */
const MANY_GONE = 0.1;
/** Files looked at between two looks at the messages that wait. */
const SLICE = 1_000;
/** Words looked at between two looks at the messages that wait. */
const WORDS = 500;

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
  const scope = await scopeOf(options.articlesDir, options.files);
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
  const embedder = countingWordsOnce(options.embedder);
  const { info } = embedder;
  let scope = looked;
  const { db, remade } = openCorpusForWriting(
    options.dataDir,
    now,
    options.full ? 'every byte' : options.checked,
  );
  const writer = new CorpusWriter(db);
  try {
    if (options.mend) writer.mendFullText();
    const rebuilt = remade ?? madeOtherwise(writer, info);
    const isNew = writer.meta('version') === null;
    // Of a folder of which no file is left, nothing is believed until all of it was looked at.
    const isGone = scope.files && scope.candidates.length === 0 && wouldEmpty(writer, scope.files);
    if (scope.files && (isNew || rebuilt || isGone)) {
      scope = await scopeOf(options.articlesDir, null);
    }
    if (isNew) {
      // Of a former store: its labels and generations mean nothing in this one.
      rmSync(`${hnswPath(options.dataDir)}.json`, { force: true });
      markMade(writer, info);
    }
    const reusable = sameEmbedder(writer, info);
    if (!reusable) writer.clearVocabulary();
    if (rebuilt && !remade) markUnfinished(writer, reusable);
    const { candidates } = scope;
    let stored = await storedIn(scope, writer);
    if (await followMoves(candidates, writer, movedSizes(scope, stored), scope.find)) {
      stored = await storedIn(scope, writer);
    }
    const known = byFile(stored);
    const unusable = storedSkips(db);
    const stillUnusable: StoredSkip[] = [];
    const skipped: SkippedFile[] = [...scope.skipped];
    const counts = { added: 0, changed: 0, unchanged: 0, embedded: 0 };
    const keep = new Set<string>();
    let read: Parameters<typeof prepareArticle>[] = [];
    let characters = 0;
    /** Parsers of web pages take half a second to load: not where nothing has changed. */
    let parser: typeof import('../articles/folder/parse-loaded.ts') | null = null;

    const flush = async (): Promise<void> => {
      const pending: PendingArticle[] = [];
      for (const one of read) {
        pending.push(prepareArticle(...one));
        await breathe();
      }
      counts.embedded += await writeArticles(pending, writer, embedder);
      read = [];
      characters = 0;
    };

    for (const [i, candidate] of candidates.entries()) {
      if (i % SLICE === 0) await breathe();
      const before = known.get(candidate.file) ?? [];
      if (!rebuilt && !options.full) {
        if (before.length > 0 && before.every((article) => sameStamp(article, candidate))) {
          for (const { id } of before) keep.add(id);
          counts.unchanged += before.length;
          continue;
        }
        const skip = unusable.get(candidate.file);
        if (skip && sameStamp(skip, candidate)) {
          stillUnusable.push(skip);
          continue;
        }
      }
      onProgress({ stage: 'read', done: i, total: candidates.length });
      await breathe();
      const loaded = loadFile(candidate);
      if ('reason' in loaded) {
        skipped.push(loaded);
        continue;
      }
      const { hash } = loaded;
      const { size, mtimeMs } = candidate;
      const isWhole = !options.full || before.every(({ id }) => writer.isWhole(id));
      const isSame = before.length > 0 && before.every((article) => article.hash === hash);
      if (isSame && !rebuilt && isWhole) {
        for (const article of before) {
          keep.add(article.id);
          writer.touch({ ...article, size, mtimeMs });
        }
        counts.unchanged += before.length;
        continue;
      }
      parser ??= await import('../articles/folder/parse-loaded.ts');
      const parsed = await parser.parseLoaded(loaded, { now });
      if ('reason' in parsed) {
        stillUnusable.push({ ...parsed, size, mtimeMs });
        continue;
      }
      const vectors = new Map(
        reusable && isWhole
          ? before.flatMap(({ id }) => [...writer.vectorsOf(id, info.dimension)])
          : [],
      );
      for (const article of parsed.articles) {
        const { file } = article;
        const former = before.find((one) => one.file === file);
        const isTaken = (id: string) => writer.has(id) || keep.has(id);
        const id = former?.id ?? newId({ file, hash: article.part ? null : hash }, isTaken, writer);
        keep.add(id);
        if (former) counts.changed++;
        else counts.added++;
        read.push([{ id, file, hash, size, mtimeMs }, article, vectors, embedder]);
        characters += article.text.length;
      }
      if (characters >= BATCH_CHARACTERS) {
        await flush();
        if (isNew) options.filled?.();
      }
    }
    if (read.length > 0) await flush();
    onProgress({ stage: 'read', done: candidates.length, total: candidates.length });

    const removed = stored.filter(({ id }) => !keep.has(id));
    if (removed.length > 0) writer.remove(removed.map(({ id }) => id));
    if (scope.files === null) {
      markMade(writer, info);
      const saved = await readManifest(hnswPath(options.dataDir), hnswIdentity(info));
      const gone = 'generation' in saved ? writer.forgetRemoved(saved.generation) : 0;
      if (options.full || gone > MANY_GONE * writer.counts().chunks) await forgetWords(writer);
    }
    storeSkips(db, scope.files, stillUnusable);
    if (rebuilt || counts.added + counts.changed + removed.length > 0) {
      writer.setMeta('indexed_at', now.toISOString());
    }
    if (isNew) writer.checkpoint();
    skipped.push(...stillUnusable.map(({ file, reason }) => ({ file, reason })));
    return { ...writer.counts(), ...counts, removed: removed.length, skipped, rebuilt };
  } finally {
    writer.close();
  }
}

/**
 * The one that an article of this content had when it was removed; else of the path where it is first seen, so that the
 * same folder gives the same ids on every machine. Where another one has that, the next.
 * @param hash null for one of several articles of a file, which all have the hash of the file.
 */
function newId(
  { file, hash }: { readonly file: string; readonly hash: string | null },
  isTaken: (id: string) => boolean,
  writer: CorpusWriter,
): string {
  const former = hash === null ? null : writer.formerId(hash);
  if (former && !isTaken(former)) return former;
  for (let source = file; ; source += '\n') {
    const id = createHash('sha256').update(source).digest('hex').slice(0, 10);
    if (!isTaken(id)) return id;
  }
}

/** The articles of each file. */
function byFile(stored: readonly StoredFile[]): ReadonlyMap<string, readonly StoredFile[]> {
  const files = new Map<string, StoredFile[]>();
  for (const article of stored) {
    const file = fileOf(article.file);
    const known = files.get(file);
    if (known) known.push(article);
    else files.set(file, [article]);
  }
  return files;
}

async function forgetWords(writer: CorpusWriter): Promise<void> {
  for (let row: number | null = 0; row !== null; row = writer.forgetWords(row, WORDS)) {
    await breathe();
  }
}
