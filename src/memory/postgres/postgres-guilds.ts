import type { Server } from '../../corpus/postgres/server.ts';
import type { GuildMemory, GuildSettings } from '../guilds.ts';
import type { SharedSettings } from './shared-settings.ts';

/** The servers that the bot is or was in, in a database that several processes share. */
export class PostgresGuilds implements GuildMemory {
  constructor(
    private readonly server: Server,
    private readonly shared: SharedSettings,
    private readonly clock: () => number,
  ) {}

  settings(guildId: string): GuildSettings {
    return this.shared.of(guildId);
  }

  change(guildId: string, changes: Partial<GuildSettings>): Promise<GuildSettings> {
    return this.shared.change(guildId, changes);
  }

  async joined(guildIds: readonly string[]): Promise<void> {
    await this.server.read(
      `INSERT INTO guilds (id) SELECT id FROM unnest($1::text[]) AS id ORDER BY id
       ON CONFLICT (id) DO UPDATE SET left_at = NULL WHERE guilds.left_at IS NOT NULL`,
      [guildIds],
    );
  }

  async left(guildId: string): Promise<void> {
    await this.server.read(
      `INSERT INTO guilds (id, left_at) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET left_at = coalesce(guilds.left_at, $2)`,
      [guildId, this.clock()],
    );
  }

  known(): Promise<string[]> {
    return this.#ids(
      `SELECT id FROM guilds UNION SELECT guild_id FROM answers WHERE guild_id IS NOT NULL
       UNION SELECT guild_id FROM states WHERE guild_id IS NOT NULL`,
    );
  }

  present(): Promise<string[]> {
    return this.#ids('SELECT id FROM guilds WHERE left_at IS NULL');
  }

  async #ids(sql: string): Promise<string[]> {
    const { rows } = await this.server.read<{ id: string }>(sql);
    return rows.map(({ id }) => id);
  }
}
