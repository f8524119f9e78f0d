import {
  type Attempt,
  type Backlog,
  type Delivery,
  type Match,
  MOST_TOLD_TOGETHER,
  type NewMatch,
  type SubscriptionMemory,
} from '../subscriptions.ts';
import { SqliteSubscriptions } from './sqlite-subscriptions.ts';

const MARK = 'subscriptions_mark';
const ATTEMPT = 'attempt: ';

/** What is to be told of subscriptions, in `bot.db`. */
export class SqliteOutbox extends SqliteSubscriptions implements SubscriptionMemory {
  async mark(): Promise<number | null> {
    const value = this.sql('SELECT value FROM meta WHERE key = ?').pluck().get(MARK);
    return value === undefined ? null : Number(value);
  }

  async versions(articleIds: readonly string[]): Promise<Map<string, string>> {
    const rows = this.sql(
      'SELECT id, version FROM known_articles WHERE id IN (SELECT value FROM json_each(?))',
    ).all(JSON.stringify(articleIds)) as { id: string; version: string }[];
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async found(
    matches: readonly NewMatch[],
    versions: ReadonlyMap<string, string>,
    mark: number | null,
  ): Promise<void> {
    this.db.transaction(() => {
      // What was not told yet gives way to what the article says now.
      const replace = this.sql(
        `DELETE FROM matches WHERE subscription_id = @id AND article_id = @articleId AND version <> @version
           AND delivery_id IS NULL AND match IS NOT NULL`,
      );
      // One that has ended meanwhile is told nothing more.
      const insert = this.sql(
        `INSERT INTO matches (subscription_id, article_id, version, match)
         SELECT id, @articleId, @version, @match FROM subscriptions WHERE id = @id AND ended_at IS NULL
         ON CONFLICT (subscription_id, article_id, version)
           DO UPDATE SET match = excluded.match WHERE matches.match IS NOT NULL`,
      );
      for (const { subscriptionId: id, match, version } of matches) {
        const { articleId } = match;
        replace.run({ id, articleId, version });
        insert.run({ id, articleId, version, match: JSON.stringify(match) });
      }
      const know = this.sql('INSERT OR REPLACE INTO known_articles VALUES (?, ?)');
      for (const [id, version] of versions) know.run(id, version);
      if (mark !== null) {
        this.sql('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(MARK, String(mark));
      }
    })();
  }

  async waiting(): Promise<Set<number>> {
    const ids = this.sql(
      'SELECT DISTINCT subscription_id FROM matches WHERE delivery_id IS NULL AND match IS NOT NULL',
    );
    return new Set(ids.pluck().all() as number[]);
  }

  async prepare(subscriptionId: number, digested: string): Promise<void> {
    this.db.transaction(() => {
      const isWaiting = this.sql(
        'SELECT 1 FROM matches WHERE subscription_id = ? AND delivery_id IS NULL AND match IS NOT NULL LIMIT 1',
      );
      const isNewDay = this.sql(
        `SELECT 1 FROM subscriptions WHERE id = ? AND about <> 'articles' AND digested <> ?`,
      );
      const isDue =
        isNewDay.get(subscriptionId, digested) !== undefined ||
        isWaiting.get(subscriptionId) !== undefined;
      this.sql('UPDATE subscriptions SET digested = ? WHERE id = ?').run(digested, subscriptionId);
      if (!isDue) return;
      do this.#deliver(subscriptionId);
      while (isWaiting.get(subscriptionId));
    })();
  }

  /** Makes a delivery of what waits, or of as much as is told together. */
  #deliver(subscriptionId: number): void {
    const { lastInsertRowid } = this.sql('INSERT INTO deliveries (subscription_id) VALUES (?)').run(
      subscriptionId,
    );
    // SQLite takes -1 for no limit.
    this.sql(
      `UPDATE matches SET delivery_id = @delivery WHERE rowid IN (
         SELECT rowid FROM matches WHERE subscription_id = @id AND delivery_id IS NULL AND match IS NOT NULL
         ORDER BY rowid LIMIT (SELECT iif(subject = '', -1, @most) FROM subscriptions WHERE id = @id))`,
    ).run({ delivery: lastInsertRowid, id: subscriptionId, most: MOST_TOLD_TOGETHER });
  }

  async deliveries(): Promise<Delivery[]> {
    const rows = this.sql(
      'SELECT id, subscription_id AS subscription, tried_at AS triedAt FROM deliveries ORDER BY id',
    ).all() as { id: number; subscription: number; triedAt: number | null }[];
    const deliveries: Delivery[] = [];
    for (const { id, subscription, triedAt } of rows) {
      const matches = this.sql('SELECT match FROM matches WHERE delivery_id = ? ORDER BY rowid')
        .pluck()
        .all(id) as string[];
      deliveries.push({
        id,
        subscription: (await this.get(subscription))!,
        matches: matches.map((match) => JSON.parse(match) as Match),
        triedAt,
      });
    }
    return deliveries;
  }

  async backlog(): Promise<Backlog> {
    return this.sql(
      `SELECT (SELECT count(*) FROM subscriptions WHERE ended_at IS NULL) AS active,
         (SELECT count(*) FROM matches WHERE delivery_id IS NULL AND match IS NOT NULL) AS waiting,
         (SELECT count(*) FROM deliveries) AS deliveries`,
    ).get() as Backlog;
  }

  async tried(deliveryId: number): Promise<void> {
    this.sql('UPDATE deliveries SET tried_at = ? WHERE id = ?').run(this.clock(), deliveryId);
  }

  async delivered(deliveryId: number): Promise<void> {
    this.db.transaction(() => {
      // That it was told is kept, what was told is not.
      this.sql('UPDATE matches SET match = NULL, delivery_id = NULL WHERE delivery_id = ?').run(
        deliveryId,
      );
      this.sql('DELETE FROM deliveries WHERE id = ?').run(deliveryId);
    })();
  }

  async attempts(): Promise<Map<string, Attempt>> {
    const rows = this.sql('SELECT key, value FROM meta WHERE substr(key, 1, ?) = ?').all(
      ATTEMPT.length,
      ATTEMPT,
    ) as { key: string; value: string }[];
    return new Map(
      rows.map(({ key, value }) => [key.slice(ATTEMPT.length), JSON.parse(value) as Attempt]),
    );
  }

  async keepAttempt(key: string, attempt: Attempt | null): Promise<void> {
    if (attempt === null) this.sql('DELETE FROM meta WHERE key = ?').run(ATTEMPT + key);
    else {
      this.sql('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(
        ATTEMPT + key,
        JSON.stringify(attempt),
      );
    }
  }
}
