import { type FSWatcher, watch } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { codeOf } from './file-problems.ts';
import { isArticleName, isHiddenName } from './read-folder.ts';

/** Directories that went, or may not be read: what that means for articles is told by the update. */
const PASSED_OVER = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG']);

/**
 * Tells which files of a folder change, by the events of its directories. One watch for each directory, none for a file:
 * for 50,000 files, those would take seconds and 350 MB.
 */
export class DirectoryEvents {
  readonly #watchers = new Map<string, FSWatcher>();
  #closed = false;

  /**
   * @param noted called with the names of files, relative to the root; with null when anything may have changed.
   * @param failed called when the system watches no more directories.
   */
  constructor(
    private readonly root: string,
    private readonly noted: (file: string | null) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Watches all directories there are. */
  start(): Promise<void> {
    return this.#add('', () => {});
  }

  close(): void {
    this.#closed = true;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** Watches a directory and those in it; watched first and listed then, so that nothing comes in between. */
  async #add(directory: string, found: (file: string) => void): Promise<void> {
    try {
      this.#watch(directory);
      for await (const entry of await opendir(join(this.root, directory), { bufferSize: 256 })) {
        if (this.#closed) return;
        if (isHiddenName(entry.name)) continue;
        const file = posix.join(directory, entry.name);
        if (entry.isDirectory()) await this.#add(file, found);
        else if (isArticleName(file)) found(file);
      }
    } catch (error) {
      this.#refused(error);
    }
  }

  #watch(directory: string): void {
    if (this.#closed || this.#watchers.has(directory)) return;
    const watcher = watch(join(this.root, directory), { persistent: false });
    this.#watchers.set(directory, watcher);
    watcher.on('change', (event, name) => this.#happened(directory, event, name));
    watcher.on('error', (error) => this.#refused(error));
  }

  #refused(error: unknown): void {
    if (!PASSED_OVER.has(codeOf(error) ?? '')) this.failed(error);
  }

  #happened(directory: string, event: string, name: string | Buffer | null): void {
    if (name === null) {
      this.noted(null);
      return;
    }
    if (isHiddenName(String(name))) return;
    const file = posix.join(directory, String(name));
    if (isArticleName(file)) this.noted(file);
    if (event === 'rename') void this.#look(file);
  }

  /** Looks whether a name that came or went is one of a directory. */
  async #look(file: string): Promise<void> {
    const stats = await lstat(join(this.root, file)).catch(() => null);
    if (this.#watchers.has(file)) {
      this.#forget(file);
      this.noted(null);
    }
    if (stats?.isDirectory()) await this.#add(file, this.noted);
  }

  #forget(directory: string): void {
    for (const [name, watcher] of this.#watchers) {
      if (name !== directory && !name.startsWith(`${directory}/`)) continue;
      watcher.close();
      this.#watchers.delete(name);
    }
  }
}
