import type { CorpusTotals } from '../corpus-reader.ts';
import type { CorpusWriter, RemovedArticle } from '../corpus-writer.ts';
import type { NewArticle, NewWord, StoredFile, StoredSkip } from '../stored-article.ts';
import { minus, newestGeneration, nextGeneration, totalsOf } from './generations.ts';
import { isWholeArticle } from './inspect.ts';
import { metaOf, setMeta } from './meta.ts';
import { endArticles, NOTHING, putArticles } from './put-articles.ts';
import {
  forgetReturned,
  formerId,
  noteRemoved,
  rememberRemoved,
  removedArticles,
} from './removed-articles.ts';
import type { Session } from './server.ts';
import { storedSkips, storeSkips } from './skipped-files.ts';
import { misplaced, moveArticle, setCollections } from './sort-articles.ts';
import {
  hasArticle,
  storedFile,
  storedFiles,
  storedFilesOf,
  storedFilesWith,
  storedVectors,
  touchFile,
} from './stored-files.ts';
import { forgetRemoved, mendFullText, settle } from './upkeep.ts';
import { forgetWords, newStems, putWords, storedWords } from './vocabulary-words.ts';

/** The one writer of a corpus. Each change is one generation; all who listen to `channel` are told of it. */
export class PostgresWriter implements CorpusWriter {
  constructor(
    private readonly session: Session,
    private readonly channel: string,
    /** Where the connection is that of a lock, it is not this one's to close. */
    private readonly isOwn: boolean,
  ) {}

  meta(key: string): Promise<string | null> {
    return metaOf(this.session, key);
  }

  setMeta(key: string, value: string): Promise<void> {
    return setMeta(this.session, key, value);
  }

  counts(): Promise<CorpusTotals> {
    return totalsOf(this.session);
  }

  generation(): Promise<number> {
    return newestGeneration(this.session);
  }

  files(
    afterRow: number,
    limit: number,
  ): Promise<readonly (StoredFile & { readonly row: number })[]> {
    return storedFiles(this.session, afterRow, limit);
  }

  file(file: string): Promise<StoredFile | null> {
    return storedFile(this.session, file);
  }

  filesOf(file: string): Promise<StoredFile[]> {
    return storedFilesOf(this.session, file);
  }

  filesWith(hash: string): Promise<readonly StoredFile[]> {
    return storedFilesWith(this.session, hash);
  }

  has(articleId: string): Promise<boolean> {
    return hasArticle(this.session, articleId);
  }

  formerId(hash: string): Promise<string | null> {
    return formerId(this.session, hash);
  }

  removedArticles(): Promise<readonly RemovedArticle[]> {
    return removedArticles(this.session);
  }

  rememberRemoved(removed: readonly RemovedArticle[]): Promise<void> {
    return rememberRemoved(this.session, removed);
  }

  isWhole(articleId: string): Promise<boolean> {
    return isWholeArticle(this.session, articleId);
  }

  vectorsOf(articleId: string, dimension: number): Promise<Map<string, Int8Array>> {
    return storedVectors(this.session, articleId, dimension);
  }

  put(
    articles: readonly NewArticle[],
    dimension: number,
    words: readonly NewWord[] = [],
  ): Promise<void> {
    const ids = articles.map(({ stored }) => stored.id);
    return nextGeneration(this.session, this.channel, async (queries, generation) => {
      const ended = await endArticles(queries, ids, generation);
      await forgetReturned(queries, ids);
      const added =
        articles.length === 0
          ? NOTHING
          : await putArticles(queries, articles, dimension, generation);
      if (words.length > 0) await putWords(queries, words);
      return minus(added, ended);
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return nextGeneration(this.session, this.channel, async (queries, generation) => {
      await noteRemoved(queries, ids);
      return minus(NOTHING, await endArticles(queries, ids, generation));
    });
  }

  touch(file: StoredFile): Promise<void> {
    return touchFile(this.session, file);
  }

  move(id: string, file: string): Promise<void> {
    return this.session.transaction((queries) => moveArticle(queries, id, file));
  }

  async sort(collectionOf: (file: string) => string): Promise<number> {
    const moved = await misplaced(this.session, collectionOf);
    if (moved.length === 0) return 0;
    await nextGeneration(this.session, this.channel, async (queries, generation) => {
      await setCollections(queries, moved, generation);
      return NOTHING;
    });
    return moved.length;
  }

  skips(): Promise<Map<string, StoredSkip>> {
    return storedSkips(this.session);
  }

  setSkips(files: readonly string[] | null, skips: readonly StoredSkip[]): Promise<void> {
    return storeSkips(this.session, files, skips);
  }

  newStems(stems: Iterable<string>): Promise<string[]> {
    return newStems(this.session, stems);
  }

  forgetWords(afterRow: number, limit: number): Promise<number | null> {
    return forgetWords(this.session, afterRow, limit);
  }

  words(afterRow: number, limit: number): Promise<(NewWord & { readonly row: number })[]> {
    return storedWords(this.session, afterRow, limit);
  }

  async clearVocabulary(): Promise<void> {
    await this.session.query('DELETE FROM vocabulary');
  }

  mendFullText(): Promise<void> {
    return nextGeneration(this.session, this.channel, async (queries) => {
      await mendFullText(queries);
      return NOTHING;
    });
  }

  forgetRemoved(generation: number): Promise<number> {
    return forgetRemoved(this.session, generation);
  }

  settle(): Promise<void> {
    return settle(this.session);
  }

  async close(): Promise<void> {
    if (this.isOwn) await this.session.close();
  }
}
