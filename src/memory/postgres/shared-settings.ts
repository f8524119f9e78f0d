import type { Server } from '../../corpus/postgres/server.ts';
import { DEFAULT_SETTINGS, type GuildSettings } from '../guilds.ts';

type Changes = Partial<GuildSettings>;

/** What the managers of all guilds chose, in memory, kept fresh by what other processes tell of their changes. */
export class SharedSettings {
  readonly #ofGuild = new Map<string, Changes>();
  #stop: () => Promise<void> = async () => {};

  private constructor(private readonly server: Server) {}

  static async open(server: Server): Promise<SharedSettings> {
    const shared = new SharedSettings(server);
    await shared.#read(null);
    // What was told while nobody listened is not known: all is read again.
    shared.#stop = await server.listen(shared.#channel, (guildId) => {
      shared.#read(guildId).catch(() => {});
    });
    return shared;
  }

  of(guildId: string): GuildSettings {
    return { ...DEFAULT_SETTINGS, ...this.#ofGuild.get(guildId) };
  }

  async change(guildId: string, changes: Changes): Promise<GuildSettings> {
    const settings = await this.server.transaction(async (queries) => {
      await queries.query('INSERT INTO guilds (id) VALUES ($1) ON CONFLICT DO NOTHING', [guildId]);
      const { rows } = await queries.query<{ settings: string }>(
        'SELECT settings FROM guilds WHERE id = $1 FOR UPDATE',
        [guildId],
      );
      const all = { ...(JSON.parse(rows[0]!.settings) as Changes), ...changes };
      await queries.query('UPDATE guilds SET settings = $2 WHERE id = $1', [
        guildId,
        JSON.stringify(all),
      ]);
      await queries.query('SELECT pg_notify($1, $2)', [this.#channel, guildId]);
      return all;
    });
    this.#ofGuild.set(guildId, settings);
    return this.of(guildId);
  }

  /** Of a guild that was erased. */
  forget(guildId: string): void {
    this.#ofGuild.delete(guildId);
  }

  close(): Promise<void> {
    return this.#stop();
  }

  get #channel(): string {
    return `${this.server.schema}_settings`;
  }

  /** @param guildId null for all. */
  async #read(guildId: string | null): Promise<void> {
    const { rows } = await this.server.read<{ id: string; settings: string }>(
      `SELECT id, settings FROM guilds WHERE ${guildId === null ? "settings <> '{}'" : 'id = $1'}`,
      guildId === null ? [] : [guildId],
    );
    if (guildId === null) this.#ofGuild.clear();
    for (const { id, settings } of rows) this.#ofGuild.set(id, JSON.parse(settings) as Changes);
  }
}
