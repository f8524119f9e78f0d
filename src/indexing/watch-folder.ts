import { realpath, stat, statfs } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isArticleName, isHidden } from '../articles/read-folder.ts';

export interface WatchOptions {
  readonly folder: string;
  /** `auto` where the file system tells nothing by itself, as over a network. */
  readonly polling: 'auto' | 'on' | 'off';
  /** Takes files of the folder in; null stands for whatever has changed in all of it. */
  readonly update: (files: readonly string[] | null) => Promise<void>;
  /** Told once of each trouble, until an update has worked again. */
  readonly failed: (error: unknown) => void;
}

/** A file is taken to be written whole when its size has not changed for so long. */
const STABLE_MS = 250;
/** Changes so near to each other are taken in together, so that a move is seen as one. */
const TOGETHER_MS = 50;
const POLL_MS = 300;
/** The folder itself may vanish and come back, as when it is mounted. */
const LOOK_EVERY_MS = 1_000;

/** NFS, SMB, CIFS, FUSE, 9p, VirtualBox and Parallels folders, as `statfs` names them: no events come from there. */
const SILENT_TYPES = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x786f4256, 0x7c7c6673,
]);

/** Watches a folder and tells of what has changed in it, one batch after the other, until it is closed. */
export class FolderWatch {
  #watcher: FSWatcher | null = null;
  #identity = '';
  #mustPoll = false;
  /** Names of what has changed since the last batch; null when that may be anything. */
  #changed: Set<string> | null = new Set();
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
    await this.#watcher?.close();
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
    await this.#watcher?.close();
    const root = await realpath(this.options.folder);
    const usePolling = this.#mustPoll || (await mustPoll(root, this.options.polling));
    if (this.#closed) return;
    this.#identity = identity;
    const inside = (path: string) => relative(root, path).split(sep).join('/');
    this.#watcher = watch(root, {
      usePolling,
      interval: POLL_MS,
      ignoreInitial: true,
      // What a link inside leads to is watched under its own name; outside, it is none of ours.
      followSymlinks: false,
      ignorePermissionErrors: true,
      awaitWriteFinish: { stabilityThreshold: STABLE_MS, pollInterval: 50 },
      ignored: (path, stats) => {
        const file = inside(path);
        if (file === '') return false;
        return (
          isHidden(file.split('/').at(-1)!) || (stats?.isFile() === true && !isArticleName(file))
        );
      },
    })
      .on('all', (_event, path) => {
        if (isArticleName(inside(path))) this.#note(inside(path));
      })
      // What has changed before it was watched.
      .on('ready', () => this.#note(null))
      .on('error', (error) => this.#fail(error));
  }

  /** As when the system watches no more files at once: looking at them now and then always works. */
  #fail(error: unknown): void {
    this.#tell(error);
    if (this.#mustPoll) return;
    this.#mustPoll = true;
    this.#identity = '';
  }

  #note(file: string | null): void {
    if (file === null) this.#changed = null;
    else this.#changed?.add(file);
    this.#schedule(TOGETHER_MS);
  }

  #schedule(delay: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#closed || this.#updating) return;
    this.#timer = setTimeout(() => {
      this.#updating = this.#update().then((retry) => {
        this.#updating = null;
        if (retry || this.#changed?.size !== 0) this.#schedule(retry ? LOOK_EVERY_MS : TOGETHER_MS);
      });
    }, delay);
  }

  /** @returns whether it must be tried again. */
  async #update(): Promise<boolean> {
    const files = this.#changed && [...this.#changed];
    this.#changed = new Set();
    try {
      await this.options.update(files);
      this.#told.clear();
      return false;
    } catch (error) {
      this.#tell(error);
      this.#changed = null;
      return true;
    }
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
