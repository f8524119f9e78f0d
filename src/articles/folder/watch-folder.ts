import { realpath, stat, statfs } from 'node:fs/promises';
import { DirectoryEvents } from './directory-events.ts';
import { FolderPolling } from './folder-polling.ts';

/** What is watched, and who is told. */
export interface WatchOptions {
  readonly folder: string;
  /** `auto` where the file system tells nothing by itself, as over a network. */
  readonly polling: 'auto' | 'on' | 'off';
  /** Takes files of the folder in; null stands for whatever has changed in all of it. */
  readonly update: (files: readonly string[] | null) => Promise<void>;
  /** Told once of each trouble, until an update has worked again. */
  readonly failed: (error: unknown) => void;
}

/** A file is taken to be written whole when nothing has been heard of it for so long. */
const STABLE_MS = 250;
/** Changes so near to each other are taken in together, so that a move is seen as one. */
const TOGETHER_MS = 50;
/** The folder itself may vanish and come back, as when it is mounted. */
const LOOK_EVERY_MS = 1_000;
/** Of more changes at once, the system may have lost some. */
const MANY = 5_000;

/** NFS, SMB, CIFS, FUSE, 9p, VirtualBox and Parallels folders, as `statfs` names them: no events come from there. */
const SILENT_TYPES = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x786f4256, 0x7c7c6673,
]);

/** Watches a folder and tells of what has changed in it, one batch after the other, until it is closed. */
export class FolderWatch {
  #watcher: DirectoryEvents | FolderPolling | null = null;
  #identity = '';
  #mustPoll = false;
  /** Files that have changed since they were taken in, and when that was heard of last; in the order of that. */
  readonly #changed = new Map<string, number>();
  /** Since when anything else may have. */
  #anything: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #updating: Promise<void> | null = null;
  #looking = false;
  #closed = false;
  readonly #told = new Set<string>();
  readonly #lookTimer: NodeJS.Timeout;

  constructor(private readonly options: WatchOptions) {
    this.#lookTimer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
    void this.#look();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#lookTimer);
    if (this.#timer) clearTimeout(this.#timer);
    this.#watcher?.close();
    await this.#updating;
  }

  /** Watches the folder anew where it is another one than before, or has come back. */
  async #look(): Promise<void> {
    if (this.#looking || this.#closed) return;
    this.#looking = true;
    try {
      const { dev, ino } = await stat(this.options.folder);
      const identity = `${dev}:${ino}`;
      if (this.#identity !== identity) await this.#watch(identity);
    } catch {
      // What is wrong with it is told by the update that now fails.
      if (this.#identity !== '') this.#note(null);
      this.#identity = '';
    } finally {
      this.#looking = false;
    }
  }

  async #watch(identity: string): Promise<void> {
    this.#watcher?.close();
    const root = await realpath(this.options.folder);
    const polls = this.#mustPoll || (await mustPoll(root, this.options.polling));
    if (this.#closed) return;
    this.#identity = identity;
    const noted = (file: string | null) => this.#note(file);
    this.#watcher = polls
      ? new FolderPolling(root, noted)
      : new DirectoryEvents(root, noted, (error) => this.#fail(error));
    await this.#watcher.start();
    // What has changed before it was watched.
    this.#note(null);
  }

  /** As when the system watches no more files at once: looking at them now and then always works. */
  #fail(error: unknown): void {
    this.#tell(error);
    if (this.#mustPoll) return;
    this.#mustPoll = true;
    this.#identity = '';
  }

  #note(file: string | null): void {
    const now = performance.now();
    if (file === null || this.#changed.size >= MANY) this.#anything ??= now;
    if (file !== null) {
      this.#changed.delete(file);
      this.#changed.set(file, now);
    }
    this.#schedule();
  }

  /** @param delay at least so long from now. */
  #schedule(delay = 0): void {
    if (this.#timer) clearTimeout(this.#timer);
    const [oldest = Infinity] = this.#changed.values();
    const due = Math.min((this.#anything ?? Infinity) + TOGETHER_MS, oldest + STABLE_MS);
    if (this.#closed || this.#updating || due === Infinity) return;
    this.#timer = setTimeout(
      () => {
        this.#updating = this.#update().then((retry) => {
          this.#updating = null;
          this.#schedule(retry ? LOOK_EVERY_MS : 0);
        });
      },
      Math.max(due - performance.now(), delay),
    );
  }

  /** @returns whether it must be tried again. */
  async #update(): Promise<boolean> {
    const files = this.#anything === null ? this.#settled() : null;
    if (files?.length === 0) return false;
    this.#anything = null;
    try {
      await this.options.update(files);
      this.#told.clear();
      return false;
    } catch (error) {
      this.#tell(error);
      this.#anything = performance.now();
      return true;
    }
  }

  /** Takes out the files that nothing has been heard of for a while. */
  #settled(): string[] {
    const until = performance.now() - STABLE_MS + TOGETHER_MS;
    const files = [...this.#changed].filter(([, heard]) => heard <= until).map(([file]) => file);
    for (const file of files) this.#changed.delete(file);
    return files;
  }

  #tell(error: unknown): void {
    const message = String(error);
    if (!this.#told.has(message)) this.options.failed(error);
    this.#told.add(message);
  }
}

async function mustPoll(folder: string, polling: WatchOptions['polling']): Promise<boolean> {
  if (polling !== 'auto') return polling === 'on';
  const { type } = await statfs(folder);
  return SILENT_TYPES.has(type >>> 0);
}
