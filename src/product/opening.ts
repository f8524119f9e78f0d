import { extractive } from '../answering/answerer.ts';
import type { CorpusStore } from '../corpus/corpus-store.ts';
import { IndexBusy, UserError } from '../errors.ts';
import type { FeedProblem, FeedRound } from '../feeds/feed-options.ts';
import type { Indexer } from '../indexing/indexer.ts';
import type { FeedRounds } from './feed-rounds.ts';
import type { LiveKiosque } from './live-kiosque.ts';
import type { LiveSources } from './live-sources.ts';
import type { Models } from './models.ts';
import type { OpenedKiosque, OpenOptions } from './opened.ts';
import type { Trouble } from './trouble.ts';

const liveOf = ({ watch, listen }: LiveKiosque) => ({ watch, listen });

/** What is opened, one after the other. */
export interface OpeningParts {
  readonly store: CorpusStore;
  readonly live: LiveSources;
  readonly models: Models;
  readonly indexer: Indexer;
  readonly feeds: FeedRounds;
  readonly kiosque: LiveKiosque;
  readonly trouble: Trouble;
}

/** A folder that is empty because its feeds could not be read. */
function because(error: UserError, { feed, problem }: FeedProblem): UserError {
  const { text, remedy } = error;
  return new UserError(
    { fr: `${text.fr} ${feed} ${problem.fr}`, en: `${text.en} ${feed} ${problem.en}` },
    remedy,
    { cause: error },
  );
}

/** Gives the parts of the product an index to work with. */
export class Opening {
  constructor(private readonly parts: OpeningParts) {}

  /** @throws UserError when the model cannot be loaded or there is no article to index. */
  async open(options: OpenOptions): Promise<OpenedKiosque> {
    let feeds: FeedRound | null = null;
    try {
      feeds = options.feeds ? await this.#fetch(options.feeds, options) : null;
      if (options.refresh === 'follow') return { ...(await this.#follow()), feeds };
      const isBehind = options.refresh === 'behind' && (await this.parts.store.exists());
      const opened =
        (isBehind && (await this.#openAsItIs(options))) || (await this.#refreshFirst(options));
      return { ...opened, feeds };
    } catch (error) {
      await this.parts.kiosque.close();
      const [problem] = feeds?.problems ?? [];
      throw problem && error instanceof UserError ? because(error, problem) : error;
    }
  }

  /** What cannot be fetched is told; the articles that are there are answered from. */
  async #fetch(
    which: NonNullable<OpenOptions['feeds']>,
    { onProgress }: OpenOptions,
  ): Promise<FeedRound | null> {
    const { store, feeds, trouble } = this.parts;
    if (which === 'first' && (await store.exists())) return null;
    try {
      // Before there is anything to answer from, what failed is asked again at once: whoever starts anew has mended something.
      return await feeds.fetch(true, (progress) => onProgress?.({ stage: 'feeds', ...progress }));
    } catch (error) {
      trouble.tell(error);
      return null;
    }
  }

  /** @throws UserError where there is nothing to answer from yet. */
  async #follow(): Promise<Omit<OpenedKiosque, 'feeds'>> {
    const { store, kiosque } = this.parts;
    if (!(await this.#isReadable())) throw store.noIndex();
    return { kiosque, summary: null, busy: null, behind: null, ...liveOf(kiosque) };
  }

  /** @returns null where there is nothing to answer from yet. */
  async #openAsItIs({ onProgress }: OpenOptions): Promise<Omit<OpenedKiosque, 'feeds'> | null> {
    const { indexer, kiosque } = this.parts;
    if (!(await this.#isReadable())) return null;
    const behind = indexer.refresh(false, onProgress);
    return { kiosque, summary: null, busy: null, behind, ...liveOf(kiosque) };
  }

  /** Reads the index as it is, and goes on following it; false where there is nothing to answer from. */
  async #isReadable(): Promise<boolean> {
    const { live, models, trouble } = this.parts;
    const ready = await models.soon();
    // The worker looks for damage, for that would block; a damaged corpus is made anew.
    if (!ready || (await ready.check())) await live.follow(!ready);
    if (!live.current || (await live.current.corpus.totals()).articles === 0) return false;
    live.watch(trouble.tell);
    await this.#warmUp();
    return true;
  }

  async #refreshFirst({
    refresh,
    complete,
    onProgress,
  }: OpenOptions): Promise<Omit<OpenedKiosque, 'feeds'>> {
    const { live, models, indexer, kiosque, store, trouble } = this.parts;
    await models.started;
    // What is there is loaded meanwhile; what is wrong with it, the refresh will tell.
    const early = live.follow().catch(() => {});
    let busy: IndexBusy | null = null;
    const isFull = refresh === 'full';
    const summary = await indexer.refresh(isFull, onProgress, isFull).catch((error: unknown) => {
      if (!(error instanceof IndexBusy) || isFull) throw error;
      busy = error;
      return null;
    });
    await early;
    await live.follow();
    if (!live.current) throw busy ?? store.noIndex();
    if (complete) await models.fillSecond(onProgress);
    live.watch(trouble.tell);
    if (refresh === 'behind') await this.#warmUp();
    return { kiosque, summary, busy, behind: null, ...liveOf(kiosque) };
  }

  /** An answer before anybody waits for one: the first loads and compiles much that all later ones need. */
  async #warmUp(): Promise<void> {
    const { live, models } = this.parts;
    await live.use(async (current) => {
      const [newest = ''] = await current.corpus.articleIds();
      const title = (await current.corpus.details([newest])).get(newest)?.title;
      const embedder = models.embedderFor(current);
      return extractive.answer(`${title}, hier ?`, { within: null }, current, embedder);
    });
  }
}
