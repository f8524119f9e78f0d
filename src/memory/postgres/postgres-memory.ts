import type { Server } from '../../corpus/postgres/server.ts';
import type { BotMemory, Forgotten, MetaMemory } from '../bot-memory.ts';
import { forget, sweep } from './erasing.ts';
import { PostgresAnswers } from './postgres-answers.ts';
import { PostgresGuilds } from './postgres-guilds.ts';
import { PostgresLimits } from './postgres-limits.ts';
import { PostgresOutbox } from './postgres-outbox.ts';
import { PostgresStates } from './postgres-states.ts';
import { PostgresVotes } from './postgres-votes.ts';
import type { SharedSettings } from './shared-settings.ts';

/** The bot's memory in a database that several processes share. */
export class PostgresMemory implements BotMemory {
  readonly answers: PostgresAnswers;
  readonly votes: PostgresVotes;
  readonly states: PostgresStates;
  readonly limits: PostgresLimits;
  readonly guilds: PostgresGuilds;
  readonly subscriptions: PostgresOutbox;
  readonly meta: MetaMemory;

  constructor(
    private readonly server: Server,
    private readonly shared: SharedSettings,
    private readonly clock: () => number = Date.now,
  ) {
    this.answers = new PostgresAnswers(server, clock);
    this.votes = new PostgresVotes(server, clock);
    this.states = new PostgresStates(server, clock);
    this.limits = new PostgresLimits(server, clock);
    this.guilds = new PostgresGuilds(server, shared, clock);
    this.subscriptions = new PostgresOutbox(server, clock);
    this.meta = {
      async get(key) {
        const { rows } = await server.read<{ value: string }>(
          'SELECT value FROM bot_meta WHERE key = $1',
          [key],
        );
        return rows[0]?.value ?? null;
      },
      async set(key, value) {
        await server.read(
          'INSERT INTO bot_meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2',
          [key, value],
        );
      },
    };
  }

  async forget(person: string): Promise<Forgotten> {
    await this.states.settled();
    return forget(this.server, person);
  }

  async sweep(retentionDays: number): Promise<void> {
    await this.states.settled();
    for (const id of await sweep(this.server, this.clock(), retentionDays)) this.shared.forget(id);
  }

  async close(): Promise<void> {
    await this.states.settled();
    await this.shared.close();
  }
}
