import type { Database } from 'better-sqlite3';
import type { statements } from '../../corpus/sqlite/statements.ts';
import type {
  EndReason,
  NewSubscription,
  Subscription,
  SubscriptionMemory,
} from '../subscriptions.ts';

const ENDED_KEPT_MS = 30 * 86_400_000;

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

/** Who wants to be told of what, in `bot.db`. */
export class SqliteSubscriptions
  implements
    Pick<SubscriptionMemory, 'add' | 'get' | 'list' | 'active' | 'end' | 'unnoted' | 'noted'>
{
  constructor(
    protected readonly db: Database,
    protected readonly sql: ReturnType<typeof statements>,
    protected readonly clock: () => number,
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
}
