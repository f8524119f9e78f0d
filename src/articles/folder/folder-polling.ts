import { opendir, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { isArticleName, isHiddenName } from './read-folder.ts';

const POLL_MS = 300;

/** Size and time of each file, by name. */
type Stamps = ReadonlyMap<string, string>;

/**
 * Tells which files of a folder change, by looking at all of them again and again: for file systems that tell nothing by
 * themselves. Only what is the same at two looks is told, for it may be written at the first.
 */
export class FolderPolling {
  #told: Map<string, string> = new Map();
  #before: Stamps = new Map();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  /** @param noted called with the names of files, relative to the root. */
  constructor(
    private readonly root: string,
    private readonly noted: (file: string) => void,
  ) {}

  async start(): Promise<void> {
    this.#before = await this.#stamps();
    this.#told = new Map(this.#before);
    this.#schedule(POLL_MS);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** A look that takes long is not followed at once by the next. */
  #schedule(delay: number): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      const started = performance.now();
      void this.#look().then(() => this.#schedule(Math.max(POLL_MS, performance.now() - started)));
    }, delay).unref();
  }

  async #look(): Promise<void> {
    const now = await this.#stamps();
    if (this.#closed) return;
    for (const file of new Set([...this.#told.keys(), ...now.keys()])) {
      const stamp = now.get(file);
      if (stamp === this.#told.get(file) || stamp !== this.#before.get(file)) continue;
      if (stamp === undefined) this.#told.delete(file);
      else this.#told.set(file, stamp);
      this.noted(file);
    }
    this.#before = now;
  }

  async #stamps(): Promise<Stamps> {
    const stamps = new Map<string, string>();
    for await (const file of articlesIn(this.root, '')) {
      if (this.#closed) break;
      const stats = await stat(join(this.root, file)).catch(() => null);
      if (stats) stamps.set(file, `${stats.size} ${stats.mtimeMs}`);
    }
    return stamps;
  }
}

/** Names of articles and sidecars in a directory and those in it; none of what cannot be read. */
async function* articlesIn(root: string, directory: string): AsyncGenerator<string> {
  const entries = await opendir(join(root, directory)).catch(() => []);
  for await (const entry of entries) {
    if (isHiddenName(entry.name)) continue;
    const file = posix.join(directory, entry.name);
    if (entry.isDirectory()) yield* articlesIn(root, file);
    else if (isArticleName(file)) yield file;
  }
}
