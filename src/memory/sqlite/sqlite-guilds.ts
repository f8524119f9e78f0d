import type { Database } from 'better-sqlite3';
import type { statements } from '../../corpus/sqlite/statements.ts';
import { DEFAULT_SETTINGS, type GuildMemory, type GuildSettings } from '../guilds.ts';

/** The servers that the bot is or was in, in `bot.db`. */
export class SqliteGuilds implements GuildMemory {
  constructor(
    private readonly db: Database,
    private readonly sql: ReturnType<typeof statements>,
    private readonly clock: () => number,
  ) {}

  settings(guildId: string): GuildSettings {
    const found = this.sql('SELECT settings FROM guilds WHERE id = ?').pluck().get(guildId);
    return { ...DEFAULT_SETTINGS, ...JSON.parse((found as string | undefined) ?? '{}') };
  }

  async change(guildId: string, changes: Partial<GuildSettings>): Promise<GuildSettings> {
    const change = this.db.transaction(() => {
      const settings = { ...this.settings(guildId), ...changes };
      this.sql(
        `INSERT INTO guilds (id, settings) VALUES (@id, @settings)
         ON CONFLICT (id) DO UPDATE SET settings = @settings`,
      ).run({ id: guildId, settings: JSON.stringify(settings) });
      return settings;
    });
    // Another process may change others of them.
    return change.immediate();
  }

  async joined(guildIds: readonly string[]): Promise<void> {
    this.sql(
      `INSERT INTO guilds (id) SELECT value FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET left_at = NULL WHERE left_at IS NOT NULL`,
    ).run(JSON.stringify(guildIds));
  }

  async left(guildId: string): Promise<void> {
    this.sql(
      `INSERT INTO guilds (id, left_at) VALUES (@id, @at)
       ON CONFLICT (id) DO UPDATE SET left_at = coalesce(left_at, @at)`,
    ).run({ id: guildId, at: this.clock() });
  }

  async known(): Promise<string[]> {
    return this.sql(
      `SELECT id FROM guilds UNION SELECT guild_id FROM answers WHERE guild_id IS NOT NULL
       UNION SELECT guild_id FROM states WHERE guild_id IS NOT NULL`,
    )
      .pluck()
      .all() as string[];
  }

  async present(): Promise<string[]> {
    return this.sql('SELECT id FROM guilds WHERE left_at IS NULL').pluck().all() as string[];
  }
}
