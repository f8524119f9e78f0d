import { fromInt8 } from '../../embeddings/int8-vector.ts';
import type { ArticleDetails } from '../articles/article.ts';
import { collectionOf } from '../collections/rules.ts';
import type { StoredChunk } from '../corpus/chunk.ts';
import type { OpenCorpus } from '../corpus/corpus-reader.ts';
import type { CorpusStore, Writer } from '../corpus/corpus-store.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { NewArticle, NewChunk, StoredFile } from '../corpus/stored-article.ts';
import { UserError } from '../errors.ts';
import { RULES_META, rulesIn } from '../indexing/sort-collections.ts';
import { articleDigest } from './article-digest.ts';
import { maintenanceText } from './texts/index.ts';

/** Articles written together: what a kill can lose. */
const ARTICLES_PER_TURN = 50;
/** Words written together. */
const WORDS = 2_000;
/** What is noted of a corpus; until all is copied, the copy must not pass for a finished one. */
const NOTED = ['version', 'embedder', 'indexed_at', RULES_META];
const UNFINISHED = 'unfinished';

/** How much was copied from one store to another. */
export interface CopiedCorpus {
  readonly articles: number;
  readonly chunks: number;
  /** Articles that were not there yet. */
  readonly copied: number;
}

type File = StoredFile & { readonly details: string };

/**
 * Makes a corpus a copy of another one, while nobody writes either. What an earlier try has copied is not copied again.
 * @param progress told of articles looked at, of all.
 * @throws UserError when there is nothing to copy, or the copy is not the same in the end.
 * @throws IndexBusy when another process writes one of them.
 */
export function copyCorpus(
  from: CorpusStore,
  to: CorpusStore,
  writer: Writer,
  progress: (done: number, total: number) => void,
): Promise<CopiedCorpus> {
  return from.asOnlyWriter(writer, 0, () =>
    to.asOnlyWriter(writer, 0, async () => {
      const source = (await from.exists()) ? await from.read() : null;
      if (!source) throw from.noIndex();
      const now = new Date();
      const { writer: reading } = await from.write(now);
      const { writer: writing } = await to.write(now);
      const target = (await to.read())!;
      try {
        return await new Copy(source, reading, target, writing).run(progress);
      } finally {
        for (const one of [source, reading, target, writing]) await one.close();
      }
    }),
  );
}

class Copy {
  constructor(
    private readonly source: OpenCorpus,
    private readonly reading: CorpusWriter,
    private readonly target: OpenCorpus,
    private readonly writing: CorpusWriter,
  ) {}

  async run(progress: (done: number, total: number) => void): Promise<CopiedCorpus> {
    const { source, reading, target, writing } = this;
    for (const key of ['version', 'embedder']) await writing.setMeta(key, UNFINISHED);
    const files = await source.files();
    const copied = await this.#articles(files, progress);
    await this.#words();
    await writing.rememberRemoved(await reading.removedArticles());
    const rules = await source.meta(RULES_META);
    if (rules !== null) await writing.sort((file) => collectionOf(rulesIn(rules), file));
    await writing.setSkips(null, [...(await reading.skips()).values()]);
    await target.advance();
    await this.#assertSame(files);
    for (const key of NOTED) {
      const value = await source.meta(key);
      if (value !== null) await writing.setMeta(key, value);
    }
    await writing.settle();
    const { articles, chunks } = await source.totals();
    return { articles, chunks, copied };
  }

  /** @returns how many had to be copied. */
  async #articles(
    files: readonly File[],
    progress: (done: number, total: number) => void,
  ): Promise<number> {
    const { target, writing, source } = this;
    const had = new Map((await target.files()).map((file) => [file.id, JSON.stringify(file)]));
    const wanted = new Set(files.map(({ id }) => id));
    const gone = [...had.keys()].filter((id) => !wanted.has(id));
    if (gone.length > 0) await writing.remove(gone);
    const dimension = await dimensionOf(source);
    const missing = files.filter((file) => had.get(file.id) !== JSON.stringify(file));
    // A file name that another article has now would be taken.
    const changed = missing.filter(({ id }) => had.has(id)).map(({ id }) => id);
    if (changed.length > 0) await writing.remove(changed);
    for (let i = 0; i < missing.length; i += ARTICLES_PER_TURN) {
      const slice = await Promise.all(
        missing.slice(i, i + ARTICLES_PER_TURN).map((file) => newArticle(source, file, dimension)),
      );
      await writing.put(slice, dimension);
      progress(files.length - missing.length + i + slice.length, files.length);
    }
    return missing.length;
  }

  async #words(): Promise<void> {
    const { reading, writing } = this;
    await writing.clearVocabulary();
    for (let row = 0; ; ) {
      const words = await reading.words(row, WORDS);
      if (words.length === 0) return;
      await writing.put([], 1, words);
      row = words.at(-1)!.row;
    }
  }

  async #assertSame(files: readonly File[]): Promise<void> {
    const { source, target } = this;
    const [wanted, found] = await Promise.all([source.totals(), target.totals()]);
    if (JSON.stringify(wanted) !== JSON.stringify(found)) throw notTheSame(`${found.articles}`);
    for (const [i, file] of (await target.files()).entries()) {
      const [one, other] = await Promise.all([
        articleDigest(source, files[i]!),
        articleDigest(target, file),
      ]);
      if (one === null || one !== other) throw notTheSame(file.file);
    }
  }
}

async function dimensionOf(corpus: OpenCorpus): Promise<number> {
  const embedder = await corpus.meta('embedder');
  return embedder?.startsWith('{') ? JSON.parse(embedder).dimension : 1;
}

/**
 * An article of a corpus as it is written to another one.
 * @throws UserError when it has gone.
 */
export async function newArticle(
  source: OpenCorpus,
  file: File,
  dimension: number,
): Promise<NewArticle> {
  const { details, ...stored } = file;
  const article = await source.article(file.id);
  const known = (await source.details([file.id])).get(file.id);
  if (!article || !known) throw notTheSame(file.file);
  const { text, leftovers } = article;
  const chunks = await source.chunks(await source.chunkIds(file.id));
  return {
    stored,
    article: { ...(JSON.parse(details) as ArticleDetails), file: file.file, text, leftovers },
    titleStems: known.titleStems.join(' '),
    words: known.words,
    collection: null,
    chunks: chunks.map((chunk) => newChunk(chunk, dimension)),
  };
}

/** Bytes become what they were when they are made bytes again. */
function newChunk(chunk: StoredChunk, dimension: number): NewChunk {
  const { start, end, wordCount, vector, sentences, sentenceVectors } = chunk;
  return {
    ...{ start, end, wordCount },
    sentences: sentences.map((sentence) => ({ start: sentence.start, end: sentence.end })),
    stems: sentences.map(({ stems }) => stems.join(' ')).join('\n'),
    vector: vector && fromInt8(vector),
    sentenceVectors: sentences.map((_, i) => {
      const bytes = sentenceVectors.subarray(i * dimension, (i + 1) * dimension);
      return bytes.every((value) => value === 0) ? null : fromInt8(bytes);
    }),
  };
}

function notTheSame(what: string): UserError {
  return new UserError(
    maintenanceText((texts) => texts.copyCorpus.copyDiffers(what)),
    maintenanceText((texts) => texts.copyCorpus.runCommandAgain),
  );
}
