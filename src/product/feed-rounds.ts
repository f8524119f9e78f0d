import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { asOnlyWriter } from '../corpus/open-store.ts';
import { IndexBusy, UserError } from '../errors.ts';
import type { FeedOptions, FeedProblem, FeedProgress, FeedRound } from '../feeds/feed-options.ts';
import { fetchFeeds, hasFeeds } from '../feeds/feeds.ts';
import { opmlFiles } from '../feeds/opml-files.ts';
import { productText } from './texts/index.ts';

/** So often it is looked whether a feed is due, or one was named. */
const LOOK_EVERY_MS = 60_000;

/** Fetches the feeds that are named: when asked, and now and then until it is closed. */
export class FeedRounds {
  readonly #options: FeedOptions;
  readonly #closing = new AbortController();
  readonly #told = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<FeedRound | null> | null = null;
  #nextAt = 0;
  #lists = '';

  /** @param program what Kiosque was started with, for others who wait. */
  constructor(
    { articlesDir, dataDir, feeds }: Config,
    private readonly program: string,
  ) {
    this.#options = { articlesDir, dataDir, ...feeds };
  }

  /**
   * Looks at the feeds once.
   * @param all those too that are not due.
   * @returns null where none is named, or another process looks at them.
   * @throws what a round throws, as where a folder cannot be written.
   */
  async fetch(
    all: boolean,
    onProgress?: (progress: FeedProgress) => void,
  ): Promise<FeedRound | null> {
    if (!(await hasFeeds(this.#options))) return null;
    const writer = { pid: process.pid, program: this.program };
    try {
      return await asOnlyWriter(this.#options.dataDir, 'feeds', writer, 0, () =>
        fetchFeeds(this.#options, all, this.#closing.signal, onProgress),
      );
    } catch (error) {
      if (error instanceof IndexBusy) return null;
      throw error;
    }
  }

  /** @param failed told once of each trouble, until it is over. */
  start(failed: (error: unknown) => void): void {
    this.#timer ??= setInterval(() => void this.#look(failed), LOOK_EVERY_MS).unref();
    void this.#look(failed);
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#closing.abort();
    await this.#round?.catch(() => {});
  }

  async #look(failed: (error: unknown) => void): Promise<void> {
    if (this.#round || this.#closing.signal.aborted) return;
    const lists = await this.#stampOfLists();
    if (this.#round || (Date.now() < this.#nextAt && lists === this.#lists)) return;
    this.#lists = lists;
    this.#round = this.fetch(false);
    try {
      const round = await this.#round;
      this.#nextAt = round?.nextAt ?? 0;
      this.#tell(round?.problems ?? [], failed);
    } catch (error) {
      failed(error);
      this.#nextAt = Date.now() + LOOK_EVERY_MS;
    } finally {
      this.#round = null;
    }
  }

  /** Another one when a list of feeds has come, changed or gone. */
  async #stampOfLists(): Promise<string> {
    const { articlesDir } = this.#options;
    const stamps = (await opmlFiles(articlesDir)).map(async (name) => {
      const stats = await stat(join(articlesDir, name)).catch(() => null);
      return `${name} ${stats?.mtimeMs} ${stats?.size}`;
    });
    return (await Promise.all(stamps)).join('\n');
  }

  #tell(problems: readonly FeedProblem[], failed: (error: unknown) => void): void {
    const now = problems.map(({ feed, problem }) => `${feed} ${problem.en}`);
    for (const known of this.#told) if (!now.includes(known)) this.#told.delete(known);
    for (const [i, problem] of problems.entries()) {
      if (this.#told.has(now[i]!)) continue;
      this.#told.add(now[i]!);
      failed(errorOf(problem));
    }
  }
}

function errorOf({ feed, problem }: FeedProblem): UserError {
  const [fr, frRemedy] = sentences(problem.fr);
  const [en, enRemedy] = sentences(problem.en);
  const fault = { fr, en };
  return new UserError(
    productText((texts, language) => texts.feedRounds.badFeed(feed, fault[language])),
    { fr: frRemedy, en: enRemedy },
  );
}

/** What is wrong, and what to do. */
function sentences(problem: string): [string, string] {
  const end = problem.indexOf('. ') + 1;
  return end === 0 ? [problem, ''] : [problem.slice(0, end), problem.slice(end + 1)];
}
