import { randomInt } from 'node:crypto';
import type { Server } from '../../corpus/postgres/server.ts';
import type { StateMemory } from '../states.ts';

/** So many that no two states ever have the same id. */
const IDS = 2 ** 47;

/** What buttons need to know, in a database that several processes share: known here at once, written meanwhile. */
export class PostgresStates implements StateMemory {
  /** States that are not written yet. */
  readonly #unwritten = new Map<number, string>();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly server: Server,
    private readonly clock: () => number,
  ) {}

  keep(state: string, guildId: string | null, person: string): number {
    const id = randomInt(IDS);
    this.#unwritten.set(id, state);
    const writing = this.server
      .read('INSERT INTO states VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING', [
        id,
        guildId,
        person,
        state,
        this.clock(),
      ])
      .finally(() => this.#unwritten.delete(id));
    this.#writing = Promise.all([this.#writing, writing]);
    // It is told by who asks whether all is written.
    this.#writing.catch(() => {});
    return id;
  }

  async settled(): Promise<void> {
    const writing = this.#writing;
    try {
      await writing;
    } finally {
      // What went wrong is told once.
      if (this.#writing === writing) this.#writing = Promise.resolve();
    }
  }

  async get(id: number): Promise<string | null> {
    const unwritten = this.#unwritten.get(id);
    if (unwritten !== undefined) return unwritten;
    const { rows } = await this.server.read<{ state: string }>(
      'SELECT state FROM states WHERE id = $1',
      [id],
    );
    return rows[0]?.state ?? null;
  }
}
