import type { statements } from '../../corpus/sqlite/statements.ts';
import type { StateMemory } from '../states.ts';

/** What buttons need to know, in `bot.db`: written at once. */
export class SqliteStates implements StateMemory {
  constructor(
    private readonly sql: ReturnType<typeof statements>,
    private readonly clock: () => number,
  ) {}

  keep(state: string, guildId: string | null, person: string): number {
    const { lastInsertRowid } = this.sql(
      'INSERT INTO states (guild_id, person, state, at) VALUES (?, ?, ?, ?)',
    ).run(guildId, person, state, this.clock());
    return Number(lastInsertRowid);
  }

  async settled(): Promise<void> {}

  async get(id: number): Promise<string | null> {
    const state = this.sql('SELECT state FROM states WHERE id = ?').pluck().get(id);
    return (state as string | undefined) ?? null;
  }
}
