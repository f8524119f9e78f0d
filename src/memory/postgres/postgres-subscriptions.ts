import type { Queries, Server } from '../../corpus/postgres/server.ts';
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
const KEEP = 'INSERT INTO bot_meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2';
const COLUMNS = `id, about, guild_id AS "guildId", channel_id AS "channelId", place, person, subject, language, rhythm, digested,
  created_at AS "createdAt", ended_at AS "endedAt", end_reason AS "endReason"`;

type Row = Omit<Subscription, 'ended'> & {
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
};

function subscriptionOf({ endedAt, endReason, ...row }: Row): Subscription {
  const ended = endedAt === null || endReason === null ? null : { reason: endReason, at: endedAt };
  return { ...row, ended };
}

/** Subscriptions and what is to be told of them, in a database that several processes share. */
export class PostgresSubscriptions implements SubscriptionMemory {
  constructor(
    private readonly server: Server,
    private readonly clock: () => number,
  ) {}

  async add(subscription: NewSubscription): Promise<number> {
    const { about, guildId, channelId, place, person, subject, language, rhythm } = subscription;
    const { rows } = await this.server.query<{ id: number }>(
      `INSERT INTO subscriptions (about, guild_id, channel_id, place, person, subject, language, rhythm, digested,
         created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        ...[about, guildId, channelId, place, person, subject, language, rhythm],
        ...[subscription.digested, this.clock()],
      ],
    );
    return rows[0]!.id;
  }

  async get(id: number): Promise<Subscription | null> {
    return (await this.#where('id = $1', [id]))[0] ?? null;
  }

  list(of: { person: string } | { guildId: string }): Promise<Subscription[]> {
    const [column, value] = 'person' in of ? ['person', of.person] : ['guild_id', of.guildId];
    return this.#where(`${column} = $1 AND (ended_at IS NULL OR ended_at > $2) ORDER BY id DESC`, [
      value,
      this.clock() - ENDED_KEPT_MS,
    ]);
  }

  active(): Promise<Subscription[]> {
    return this.#where('ended_at IS NULL ORDER BY id', []);
  }

  async end(id: number, reason: EndReason): Promise<void> {
    await this.server.transaction(async (queries) => {
      await queries.query(
        'UPDATE subscriptions SET ended_at = $2, end_reason = $3, unnoted = $4 WHERE id = $1 AND ended_at IS NULL',
        [id, this.clock(), reason, reason !== 'asked'],
      );
      await queries.query('DELETE FROM matches WHERE subscription_id = $1', [id]);
      await queries.query('DELETE FROM deliveries WHERE subscription_id = $1', [id]);
    });
  }

  unnoted(): Promise<Subscription[]> {
    return this.#where('unnoted ORDER BY id', []);
  }

  async noted(id: number): Promise<void> {
    await this.server.read('UPDATE subscriptions SET unnoted = false WHERE id = $1', [id]);
  }

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
        // One that has ended meanwhile is told nothing more.
        await queries.query(
          `INSERT INTO matches (subscription_id, article_id, version, match)
           SELECT id, $2, $3, $4 FROM subscriptions WHERE id = $1 AND ended_at IS NULL
           ON CONFLICT (subscription_id, article_id, version) DO NOTHING`,
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

  async #where(condition: string, values: readonly unknown[]): Promise<Subscription[]> {
    const { rows } = await this.server.read<Row>(
      `SELECT ${COLUMNS} FROM subscriptions WHERE ${condition}`,
      values,
    );
    return rows.map(subscriptionOf);
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
