import { setImmediate } from 'node:timers/promises';
import { readManifest } from '../../embeddings/hnsw-manifest.ts';
import type { ArticleFile } from '../articles/folder/read-folder.ts';
import type { SkippedFile } from '../articles/folder/skipped-file.ts';
import { RULES_FILE } from '../collections/rules.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { StoredFile, StoredSkip } from '../corpus/stored-article.ts';
import { ArticleBatch } from './article-batch.ts';
import { type ContentDifference, Diff } from './diff.ts';
import { hnswIdentity, hnswPath } from './hnsw/hnsw-location.ts';
import { markMade, type Plan } from './plan.ts';
import type { IndexSummary } from './progress.ts';
import type { Sorting } from './sort-collections.ts';
import type { UpdateOptions } from './update-options.ts';

/** So large a share of chunks takes many words with it. */
const MANY_GONE = 0.1;
/** Files looked at between two looks at the messages that wait. */
const FILES_PER_TURN = 1_000;
/** Words looked at between two looks at the messages that wait. */
const WORDS_PER_TURN = 500;

/** Does what an update has before it, file after file; what is written is written in batches. */
export async function runPlan(
  plan: Plan,
  writer: CorpusWriter,
  sorting: Sorting,
  options: UpdateOptions,
): Promise<Omit<IndexSummary, 'seconds'>> {
  const { candidates } = plan.scope;
  const update = new Update(plan, writer, sorting, options);
  for (const [i, candidate] of candidates.entries()) {
    if (i % FILES_PER_TURN === 0) await setImmediate();
    if (update.isTold(candidate)) continue;
    options.onProgress({ stage: 'read', done: i, total: candidates.length });
    await setImmediate();
    await update.take(candidate);
  }
  await update.write();
  options.onProgress({ stage: 'read', done: candidates.length, total: candidates.length });
  return update.finish();
}

/** An update under way. */
class Update {
  readonly #diff: Diff;
  readonly #batch: ArticleBatch;
  readonly #skipped: SkippedFile[];
  readonly #unusable: StoredSkip[] = [];
  readonly #counts = { added: 0, changed: 0, unchanged: 0 };
  /** Parsers of web pages take half a second to load: not where nothing has changed. */
  #parser: typeof import('../articles/parse-articles.ts') | null = null;

  constructor(
    private readonly plan: Plan,
    private readonly writer: CorpusWriter,
    { collectionOf, problem }: Sorting,
    private readonly options: UpdateOptions,
  ) {
    this.#diff = new Diff(plan, writer, options.full);
    this.#batch = new ArticleBatch(writer, options.embedder, collectionOf);
    this.#skipped = [
      ...plan.scope.skipped,
      ...(problem ? [{ file: RULES_FILE, reason: problem }] : []),
    ];
  }

  /** Whether a file need not be read. */
  isTold(candidate: ArticleFile): boolean {
    const difference = this.#diff.byStamp(candidate);
    if (difference?.kind === 'unchanged') this.#counts.unchanged += difference.articles.length;
    if (difference?.kind === 'unusable') this.#unusable.push(difference.skip);
    return difference !== null;
  }

  /** Reads a file, and takes in what has changed. */
  async take(candidate: ArticleFile): Promise<void> {
    const difference = await this.#diff.byContent(candidate);
    if (difference.kind === 'skipped') {
      this.#skipped.push(difference.file);
    } else if (difference.kind === 'touched') {
      for (const article of difference.articles) await this.writer.touch(article);
      this.#counts.unchanged += difference.articles.length;
    } else await this.#parse(candidate, difference);
  }

  async #parse(
    { size, mtimeMs }: ArticleFile,
    { loaded, before, hasVectors }: Extract<ContentDifference, { kind: 'changed' }>,
  ): Promise<void> {
    this.#parser ??= await import('../articles/parse-articles.ts');
    const { bytes, sidecar, hash } = loaded;
    const { now } = this.options;
    const articles = await this.#parser.parseArticles(loaded.file, bytes, sidecar, { now });
    if ('problem' in articles) {
      this.#unusable.push({ file: loaded.file, reason: articles.problem, size, mtimeMs });
      return;
    }
    const known = hasVectors ? await this.#vectorsOf(before) : new Map();
    for (const article of articles) {
      const { file } = article;
      const former = before.find((one) => one.file === file);
      const id = await this.#diff.idOf(file, article.part ? null : hash, former);
      this.#counts[former ? 'changed' : 'added']++;
      this.#batch.add({ stored: { id, file, hash, size, mtimeMs }, article, known });
    }
    if (!this.#batch.isFull) return;
    await this.#batch.write();
    if (this.plan.isNew) this.options.filled?.();
  }

  async #vectorsOf(articles: readonly StoredFile[]): Promise<ReadonlyMap<string, Int8Array>> {
    const { dimension } = this.options.embedder.info;
    const known = new Map<string, Int8Array>();
    for (const { id } of articles) {
      for (const [text, vector] of await this.writer.vectorsOf(id, dimension)) {
        known.set(text, vector);
      }
    }
    return known;
  }

  /** Writes what waits to be. */
  async write(): Promise<void> {
    await this.#batch.write();
  }

  /** Removes what is gone, and notes that the corpus is up to date. */
  async finish(): Promise<Omit<IndexSummary, 'seconds'>> {
    const { writer, options, plan } = this;
    const { files } = plan.scope;
    const { rebuilt, isNew } = plan;
    const counts = { ...this.#counts, embedded: this.#batch.embedded };
    const { gone } = this.#diff;
    if (gone.length > 0) await writer.remove(gone);
    if (files === null) await this.#settle();
    await writer.setSkips(files, this.#unusable);
    if (rebuilt || counts.added + counts.changed + gone.length > 0) {
      await writer.setMeta('indexed_at', options.now.toISOString());
    }
    if (isNew) await writer.settle();
    const unusable = this.#unusable.map(({ file, reason }) => ({ file, reason }));
    const skipped = [...this.#skipped, ...unusable];
    const { unread } = plan.scope;
    return {
      ...(await writer.counts()),
      ...counts,
      removed: gone.length,
      skipped,
      rebuilt,
      ...(unread && Object.keys(unread).length > 0 && { unread }),
    };
  }

  /** After all of the folder was looked at. */
  async #settle(): Promise<void> {
    const { writer } = this;
    const { full } = this.options;
    await markMade(writer, this.options.embedder.info);
    const followed = await this.#followed();
    const gone = followed === null ? 0 : await writer.forgetRemoved(followed);
    if (full || gone > MANY_GONE * (await writer.counts()).chunks) await forgetWords(writer);
  }

  /** The generation up to which the HNSW file has followed; null where there is none. */
  async #followed(): Promise<number | null> {
    const { dataDir, database, embedder } = this.options;
    if (database) return null;
    const saved = await readManifest(hnswPath(dataDir), hnswIdentity(embedder.info));
    return 'generation' in saved ? saved.generation : null;
  }
}

async function forgetWords(writer: CorpusWriter): Promise<void> {
  for (
    let row: number | null = 0;
    row !== null;
    row = await writer.forgetWords(row, WORDS_PER_TURN)
  ) {
    await setImmediate();
  }
}
