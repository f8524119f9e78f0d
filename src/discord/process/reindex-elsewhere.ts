import { UserError } from '../../errors.ts';
import type { IndexProgress, IndexSummary } from '../../indexing/progress.ts';
import { plainError, revived } from '../../processes/plain-error.ts';
import type { Reindex } from '../gateway/fleet.ts';
import { discordTexts } from '../texts/index.ts';
import type { FromProcess, ReindexNews, ToProcess } from './fleet-messages.ts';

/** Someone who waits until the index is up to date. */
interface Waiting {
  readonly onProgress: (progress: IndexProgress) => void;
  readonly resolve: (summary: IndexSummary) => void;
  readonly reject: (error: Error) => void;
}

/** Whether a message tells of an indexing that another process asked for. */
export function isReindexNews(message: FromProcess | ToProcess): message is ReindexNews {
  return ['reindexing', 'reindexed', 'not-reindexed'].includes(message.kind);
}

/** The process that indexes, to one that does not. */
export class ReindexElsewhere {
  #waiting: Waiting[] = [];

  /** @param ask has it begin; it tells of itself by {@link hear}. */
  constructor(private readonly ask: () => void) {}

  readonly reindex: Reindex = (onProgress) =>
    new Promise((resolve, reject) => {
      this.#waiting.push({ onProgress, resolve, reject });
      this.ask();
    });

  hear(news: ReindexNews): void {
    const waiting = this.#waiting;
    if (news.kind === 'reindexing') {
      for (const { onProgress } of waiting) onProgress(news.progress);
      return;
    }
    this.#waiting = [];
    for (const { resolve, reject } of waiting) {
      if (news.kind === 'reindexed') resolve(news.summary);
      else reject(revived(news.error));
    }
  }
}

/** Does in this process what another one asked for, and tells how it goes. */
export async function reindexFor(
  reindex: Reindex | null,
  tell: (news: ReindexNews) => void,
): Promise<void> {
  try {
    if (!reindex) throw indexerGone();
    const summary = await reindex((progress) => tell({ kind: 'reindexing', progress }));
    tell({ kind: 'reindexed', summary });
  } catch (error) {
    tell({ kind: 'not-reindexed', error: plainError(error) });
  }
}

/** What is told where the process that indexes is not there, or ends meanwhile. */
export function indexerGone(): UserError {
  const [fr, en] = [discordTexts('fr'), discordTexts('en')];
  return new UserError(
    { fr: fr.indexerGone, en: en.indexerGone },
    { fr: fr.indexerReturns, en: en.indexerReturns },
  );
}
