import type { Database } from 'better-sqlite3';
import type { statements } from '../../corpus/sqlite/statements.ts';
import {
  type Attempt,
  type Backlog,
  type Delivery,
  type EndReason,
  type Match,
  MOST_TOLD_TOGETHER,
  type NewMatch,
  type NewSubscription,
  type Subscription,
  type SubscriptionMemory,
} from '../subscriptions.ts';

const ENDED_KEPT_MS = 30 * 86_400_000;
const MARK = 'subscriptions_mark';
const ATTEMPT = 'attempt: ';

interface SubscriptionRow {
  readonly id: number;
  readonly guild_id: string | null;
  readonly channel_id: string | null;
  readonly place: string | null;
  readonly person: string;
  readonly subject: string;
  readonly about: Subscription['about'];
  readonly language: Subscription['language'];
  readonly rhythm: Subscription['rhythm'];
  readonly digested: string;
  readonly created_at: number;
  readonly ended_at: number | null;
  readonly end_reason: EndReason | null;
}

function subscriptionOf(row: SubscriptionRow): Subscription {
  const { id, about, person, subject, language, rhythm, digested, place } = row;
  return {
    ...{ id, about, person, subject, language, rhythm, digested, place },
    guildId: row.guild_id,
    channelId: row.channel_id,
    createdAt: row.created_at,
    ended:
      row.ended_at === null || row.end_reason === null
        ? null
        : { at: row.ended_at, reason: row.end_reason },
  };
}

/** Subscriptions and what is to be told of them, in `bot.db`. */
export class SqliteSubscriptions implements SubscriptionMemory {
  constructor(
    private readonly db: Database,
    private readonly sql: ReturnType<typeof statements>,
    private readonly clock: () => number,
  ) {}

  async add(subscription: NewSubscription): Promise<number> {
    const { lastInsertRowid } = this.sql(
      `INSERT INTO subscriptions (about, guild_id, channel_id, place, person, subject, language, rhythm, digested, created_at)
       VALUES (@about, @guildId, @channelId, @place, @person, @subject, @language, @rhythm, @digested, @at)`,
    ).run({ ...subscription, at: this.clock() });
    return Number(lastInsertRowid);
  }

  async get(id: number): Promise<Subscription | null> {
    const row = this.sql('SELECT * FROM subscriptions WHERE id = ?').get(id);
    return row === undefined ? null : subscriptionOf(row as SubscriptionRow);
  }

  async list(of: { person: string } | { guildId: string }): Promise<Subscription[]> {
    const [column, value] = 'person' in of ? ['person', of.person] : ['guild_id', of.guildId];
    const rows = this.sql(
      `SELECT * FROM subscriptions WHERE ${column} = ? AND (ended_at IS NULL OR ended_at > ?) ORDER BY id DESC`,
    ).all(value, this.clock() - ENDED_KEPT_MS);
    return (rows as SubscriptionRow[]).map(subscriptionOf);
  }

  async active(): Promise<Subscription[]> {
    const rows = this.sql('SELECT * FROM subscriptions WHERE ended_at IS NULL ORDER BY id').all();
    return (rows as SubscriptionRow[]).map(subscriptionOf);
  }

  async end(id: number, reason: EndReason): Promise<void> {
    this.db.transaction(() => {
      this.sql(
        'UPDATE subscriptions SET ended_at = ?, end_reason = ?, unnoted = ? WHERE id = ? AND ended_at IS NULL',
      ).run(this.clock(), reason, Number(reason !== 'asked'), id);
      this.sql('DELETE FROM matches WHERE subscription_id = ?').run(id);
      this.sql('DELETE FROM deliveries WHERE subscription_id = ?').run(id);
    })();
  }

  async unnoted(): Promise<Subscription[]> {
    const rows = this.sql('SELECT * FROM subscriptions WHERE unnoted = 1 ORDER BY id').all();
    return (rows as SubscriptionRow[]).map(subscriptionOf);
  }

  async noted(id: number): Promise<void> {
    this.sql('UPDATE subscriptions SET unnoted = 0 WHERE id = ?').run(id);
  }

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
      // One that has ended meanwhile is told nothing more.
      const insert = this.sql(
        `INSERT OR IGNORE INTO matches (subscription_id, article_id, version, match)
         SELECT id, @articleId, @version, @match FROM subscriptions WHERE id = @id AND ended_at IS NULL`,
      );
      for (const { subscriptionId, match, version } of matches) {
        const { articleId } = match;
        insert.run({ id: subscriptionId, articleId, version, match: JSON.stringify(match) });
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
