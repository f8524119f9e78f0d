import { createHash } from 'node:crypto';
import { fileOf } from '../articles/article.ts';
import { type LoadedFile, loadFile } from '../articles/folder/load-file.ts';
import type { ArticleFile } from '../articles/folder/read-folder.ts';
import type { SkippedFile } from '../articles/folder/skipped-file.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { StoredFile, StoredSkip } from '../corpus/stored-article.ts';
import type { Plan } from './plan.ts';
import { sameStamp } from './scope.ts';

/** What a file's time stamp tells. */
export type StampDifference =
  | { readonly kind: 'unchanged'; readonly articles: readonly StoredFile[] }
  /** No article could be made of it before, and it is as it was then. */
  | { readonly kind: 'unusable'; readonly skip: StoredSkip };

/** What a file's content tells. */
export type ContentDifference =
  /** It cannot be read. */
  | { readonly kind: 'skipped'; readonly file: SkippedFile }
  /** Its time stamp is another, its content is not. */
  | { readonly kind: 'touched'; readonly articles: readonly StoredFile[] }
  | {
      readonly kind: 'changed';
      readonly loaded: LoadedFile;
      /** What the corpus has of the file: nothing where it is new. */
      readonly before: readonly StoredFile[];
      /** Whether the vectors of that can be taken over. */
      readonly hasVectors: boolean;
    };

/** Tells what has changed, from the time stamps of files and then from their contents. */
export class Diff {
  readonly #known: ReadonlyMap<string, readonly StoredFile[]>;
  /** Ids of the articles that are in the folder. */
  readonly #kept = new Set<string>();
  /** Whether the corpus had no article yet, nor one that was removed: then no id of one need be looked up. */
  #isEmpty: Promise<boolean> | null = null;

  /** @param full whether to read every file, and to look for damage in what is stored. */
  constructor(
    private readonly plan: Plan,
    private readonly writer: CorpusWriter,
    private readonly full: boolean,
  ) {
    this.#known = byFile(plan.stored);
  }

  /** What can be told without reading the file; null when it must be read. */
  byStamp(candidate: ArticleFile): StampDifference | null {
    if (this.plan.rebuilt || this.full) return null;
    const articles = this.#known.get(candidate.file) ?? [];
    if (articles.length > 0 && articles.every((article) => sameStamp(article, candidate))) {
      for (const { id } of articles) this.#kept.add(id);
      return { kind: 'unchanged', articles };
    }
    const skip = this.plan.unusable.get(candidate.file);
    return skip && sameStamp(skip, candidate) ? { kind: 'unusable', skip } : null;
  }

  async byContent(candidate: ArticleFile): Promise<ContentDifference> {
    const loaded = loadFile(candidate);
    if ('reason' in loaded) return { kind: 'skipped', file: loaded };
    const before = this.#known.get(candidate.file) ?? [];
    const isWhole = !this.full || (await this.#areWhole(before));
    const isSame = before.length > 0 && before.every(({ hash }) => hash === loaded.hash);
    if (isSame && !this.plan.rebuilt && isWhole) {
      for (const { id } of before) this.#kept.add(id);
      const { size, mtimeMs } = candidate;
      return {
        kind: 'touched',
        articles: before.map((article) => ({ ...article, size, mtimeMs })),
      };
    }
    return { kind: 'changed', loaded, before, hasVectors: this.plan.isSameEmbedder && isWhole };
  }

  /**
   * The id of an article that was made of a file.
   * @param hash of the file; null for one of several articles of it, which all have that.
   */
  async idOf(file: string, hash: string | null, before: StoredFile | undefined): Promise<string> {
    const id = before?.id ?? (await this.#newId(file, hash));
    this.#kept.add(id);
    return id;
  }

  /** Articles of the corpus whose files are gone, or no longer give them. */
  get gone(): string[] {
    return this.plan.stored.filter(({ id }) => !this.#kept.has(id)).map(({ id }) => id);
  }

  async #areWhole(articles: readonly StoredFile[]): Promise<boolean> {
    for (const { id } of articles) if (!(await this.writer.isWhole(id))) return false;
    return true;
  }

  /**
   * The one that an article of this content had when it was removed; else of the path where it is first seen, so that
   * the same folder gives the same ids on every machine. Where another one has that, the next.
   */
  async #newId(file: string, hash: string | null): Promise<string> {
    this.#isEmpty ??= this.#knowsNothing();
    const isEmpty = await this.#isEmpty;
    const isTaken = async (id: string): Promise<boolean> =>
      this.#kept.has(id) || (!isEmpty && (await this.writer.has(id)));
    const former = hash === null || isEmpty ? null : await this.writer.formerId(hash);
    if (former && !(await isTaken(former))) return former;
    for (let source = file; ; source += '\n') {
      const id = createHash('sha256').update(source).digest('hex').slice(0, 10);
      if (!(await isTaken(id))) return id;
    }
  }

  async #knowsNothing(): Promise<boolean> {
    const { isNew, stored } = this.plan;
    return isNew && stored.length === 0 && (await this.writer.removedArticles()).length === 0;
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
