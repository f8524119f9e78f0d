import type { Bot } from '../gateway/bot.ts';
import { followDeletions } from '../gateway/deletions.ts';
import { type Notifications, startNotifications } from '../notifications/notifications.ts';
import { reindexForOthers } from './reindex-for-others.ts';
import { startUpkeep } from './upkeep.ts';

/** What the bot does without being asked. */
export class Duties {
  #notifications: Notifications | null = null;
  #endUpkeep: () => void = () => {};

  constructor(private readonly bot: Bot) {}

  start(): void {
    followDeletions(this.bot);
    this.#notifications = startNotifications(this.bot);
    this.#endUpkeep = startUpkeep(this.bot);
    this.bot.fleet.onReindex((onProgress) => reindexForOthers(this.bot, onProgress));
  }

  /** Looks for something to tell of articles that have changed. */
  look(): void {
    this.#notifications?.look();
  }

  readonly stop = async (): Promise<void> => {
    this.#endUpkeep();
    await this.#notifications?.stop();
  };
}
