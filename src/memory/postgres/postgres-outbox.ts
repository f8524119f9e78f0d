import type { Queries } from '../../corpus/postgres/server.ts';
import {
  type Attempt,
  type Backlog,
  type Delivery,
  type Match,
  MOST_TOLD_TOGETHER,
  type NewMatch,
  type SubscriptionMemory,
} from '../subscriptions.ts';
import { PostgresSubscriptions } from './postgres-subscriptions.ts';

const MARK = 'subscriptions_mark';
const ATTEMPT = 'attempt: ';
const KEEP = 'INSERT INTO bot_meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2';

/** What is to be told of subscriptions, in a database that several processes share. */
export class PostgresOutbox extends PostgresSubscriptions implements SubscriptionMemory {
  async mark(): Promise<number | null> {
    const { rows } = await this.server.read<{ value: string }>(
      'SELECT value FROM bot_meta WHERE key = $1',
      [MARK],
    );
    return rows[0] ? Number(rows[0].value) : null;
  }

  async versions(articleIds: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.server.read<{ id: string; version: string }>(
      'SELECT id, version FROM known_articles WHERE id = ANY($1)',
      [articleIds],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async found(
    matches: readonly NewMatch[],
    versions: ReadonlyMap<string, string>,
    mark: number | null,
  ): Promise<void> {
    await this.server.transaction(async (queries) => {
      for (const { subscriptionId, match, version } of matches) {
        // What was not told yet gives way to what the article says now.
        await queries.query(
          `DELETE FROM matches WHERE subscription_id = $1 AND article_id = $2 AND version <> $3
             AND delivery_id IS NULL AND match IS NOT NULL`,
          [subscriptionId, match.articleId, version],
        );
        // One that has ended meanwhile is told nothing more.
        await queries.query(
          `INSERT INTO matches (subscription_id, article_id, version, match)
           SELECT id, $2, $3, $4 FROM subscriptions WHERE id = $1 AND ended_at IS NULL
           ON CONFLICT (subscription_id, article_id, version)
             DO UPDATE SET match = excluded.match WHERE matches.match IS NOT NULL`,
          [subscriptionId, match.articleId, version, JSON.stringify(match)],
        );
      }
      await queries.query(
        `INSERT INTO known_articles SELECT * FROM unnest($1::text[], $2::text[])
         ON CONFLICT (id) DO UPDATE SET version = excluded.version`,
        [[...versions.keys()], [...versions.values()]],
      );
      if (mark === null) return;
      await queries.query(KEEP, [MARK, String(mark)]);
    });
  }

  async waiting(): Promise<Set<number>> {
    const { rows } = await this.server.read<{ id: number }>(
      'SELECT DISTINCT subscription_id AS id FROM matches WHERE delivery_id IS NULL AND match IS NOT NULL',
    );
    return new Set(rows.map(({ id }) => id));
  }

  async prepare(subscriptionId: number, digested: string): Promise<void> {
    await this.server.transaction(async (queries) => {
      // Another process that prepares the same waits here.
      const { rows: due } = await queries.query<{ isDue: boolean }>(
        `SELECT about <> 'articles' AND digested <> $2 AS "isDue" FROM subscriptions WHERE id = $1 FOR UPDATE`,
        [subscriptionId, digested],
      );
      const isWaiting = await waits(queries, subscriptionId);
      await queries.query('UPDATE subscriptions SET digested = $2 WHERE id = $1', [
        subscriptionId,
        digested,
      ]);
      if (!due[0]?.isDue && !isWaiting) return;
      do await deliver(queries, subscriptionId);
      while (await waits(queries, subscriptionId));
    });
  }

  async deliveries(): Promise<Delivery[]> {
    const { rows } = await this.server.read<{
      id: number;
      subscription: number;
      triedAt: number | null;
    }>(
      'SELECT id, subscription_id AS subscription, tried_at AS "triedAt" FROM deliveries ORDER BY id',
    );
    const deliveries: Delivery[] = [];
    for (const { id, subscription, triedAt } of rows) {
      const found = await this.get(subscription);
      const matches = await this.server.read<{ match: string }>(
        'SELECT match FROM matches WHERE delivery_id = $1 ORDER BY id',
        [id],
      );
      if (!found) continue;
      deliveries.push({
        id,
        subscription: found,
        matches: matches.rows.map(({ match }) => JSON.parse(match) as Match),
        triedAt,
      });
    }
    return deliveries;
  }

  async backlog(): Promise<Backlog> {
    const { rows } = await this.server.read<Backlog>(
      `SELECT (SELECT count(*)::int FROM subscriptions WHERE ended_at IS NULL) AS active,
         (SELECT count(*)::int FROM matches WHERE delivery_id IS NULL AND match IS NOT NULL) AS waiting,
         (SELECT count(*)::int FROM deliveries) AS deliveries`,
    );
    return rows[0]!;
  }

  async tried(deliveryId: number): Promise<void> {
    await this.server.read('UPDATE deliveries SET tried_at = $2 WHERE id = $1', [
      deliveryId,
      this.clock(),
    ]);
  }

  async delivered(deliveryId: number): Promise<void> {
    await this.server.transaction(async (queries) => {
      // That it was told is kept, what was told is not.
      await queries.query(
        'UPDATE matches SET match = NULL, delivery_id = NULL WHERE delivery_id = $1',
        [deliveryId],
      );
      await queries.query('DELETE FROM deliveries WHERE id = $1', [deliveryId]);
    });
  }

  async attempts(): Promise<Map<string, Attempt>> {
    const { rows } = await this.server.read<{ key: string; value: string }>(
      'SELECT key, value FROM bot_meta WHERE starts_with(key, $1)',
      [ATTEMPT],
    );
    return new Map(
      rows.map(({ key, value }) => [key.slice(ATTEMPT.length), JSON.parse(value) as Attempt]),
    );
  }

  async keepAttempt(key: string, attempt: Attempt | null): Promise<void> {
    if (attempt === null) {
      await this.server.query('DELETE FROM bot_meta WHERE key = $1', [ATTEMPT + key]);
    } else await this.server.query(KEEP, [ATTEMPT + key, JSON.stringify(attempt)]);
  }
}

/** Whether anything of a subscription waits for a delivery. */
async function waits(queries: Queries, subscriptionId: number): Promise<boolean> {
  const { rows } = await queries.query(
    'SELECT 1 FROM matches WHERE subscription_id = $1 AND delivery_id IS NULL AND match IS NOT NULL LIMIT 1',
    [subscriptionId],
  );
  return rows.length > 0;
}

/** Makes a delivery of what waits, or of as much as is told together. */
async function deliver(queries: Queries, subscriptionId: number): Promise<void> {
  const { rows } = await queries.query<{ id: number }>(
    'INSERT INTO deliveries (subscription_id) VALUES ($1) RETURNING id',
    [subscriptionId],
  );
  // Without a number, there is no limit.
  await queries.query(
    `UPDATE matches SET delivery_id = $2 WHERE id IN (
       SELECT id FROM matches WHERE subscription_id = $1 AND delivery_id IS NULL AND match IS NOT NULL ORDER BY id
       LIMIT (SELECT CASE WHEN subject <> '' THEN $3::int END FROM subscriptions WHERE id = $1))`,
    [subscriptionId, rows[0]!.id, MOST_TOLD_TOGETHER],
  );
}
