import { IndexBusy } from '../../errors.ts';
import type { IndexProgress, IndexSummary } from '../../indexing/progress.ts';
import type { Bot } from '../gateway/bot.ts';
import { discordTexts } from '../texts/index.ts';

/**
 * Brings the index up to date because somebody asked another process of the bot for it.
 * @throws IndexBusy where that goes on already.
 */
export async function reindexForOthers(
  bot: Bot,
  onProgress: (progress: IndexProgress) => void,
): Promise<IndexSummary> {
  const [fr, en] = [discordTexts('fr'), discordTexts('en')];
  if (bot.indexing) {
    throw new IndexBusy(
      { fr: fr.alreadyIndexing, en: en.alreadyIndexing },
      { fr: fr.indexedWhen, en: en.indexedWhen },
    );
  }
  bot.indexing = true;
  try {
    const summary = await bot.kiosque.refresh(onProgress);
    bot.catalogue.forget();
    const { articles, seconds } = summary;
    bot.log.info({ articles, seconds }, 'indexed for another process');
    return summary;
  } finally {
    bot.indexing = false;
  }
}
