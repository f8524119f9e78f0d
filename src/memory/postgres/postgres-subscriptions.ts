import type { Server } from '../../corpus/postgres/server.ts';
import type {
  EndReason,
  NewSubscription,
  Subscription,
  SubscriptionMemory,
} from '../subscriptions.ts';

const ENDED_KEPT_MS = 30 * 86_400_000;
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

/** Who wants to be told of what, in a database that several processes share. */
export class PostgresSubscriptions
  implements
    Pick<SubscriptionMemory, 'add' | 'get' | 'list' | 'active' | 'end' | 'unnoted' | 'noted'>
{
  constructor(
    protected readonly server: Server,
    protected readonly clock: () => number,
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

  async #where(condition: string, values: readonly unknown[]): Promise<Subscription[]> {
    const { rows } = await this.server.read<Row>(
      `SELECT ${COLUMNS} FROM subscriptions WHERE ${condition}`,
      values,
    );
    return rows.map(subscriptionOf);
  }
}
