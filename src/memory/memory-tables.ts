/** A table of the bot's memory, as both stores have it. */
export interface MemoryTable {
  /** In `bot.db`. */
  readonly name: string;
  /** In PostgreSQL, where it is not the same. */
  readonly served?: string;
  readonly columns: readonly string[];
  /** Columns that are true or false in PostgreSQL, 1 or 0 in SQLite. */
  readonly flags?: readonly string[];
  /** By what its rows are in order in PostgreSQL, where SQLite goes by the order in which they came. */
  readonly order?: string;
  /** Whether ids are given by the database. */
  readonly counted?: true;
}

/** The tables of the bot's memory, each behind those that its rows refer to. */
export const MEMORY_TABLES: readonly MemoryTable[] = [
  { name: 'meta', served: 'bot_meta', columns: ['key', 'value'] },
  { name: 'guilds', columns: ['id', 'settings', 'left_at'] },
  {
    name: 'answers',
    columns: [
      ...[
        'id',
        'parent_id',
        'guild_id',
        'channel_id',
        'message_id',
        'private',
        'person',
        'question',
      ],
      ...['understood', 'language', 'kind', 'citations', 'at'],
    ],
    flags: ['private'],
    counted: true,
  },
  { name: 'votes', columns: ['answer_id', 'person', 'vote', 'comment', 'at'] },
  { name: 'states', columns: ['id', 'guild_id', 'person', 'state', 'at'] },
  { name: 'model_answers', columns: ['guild_id', 'day', 'answers'] },
  {
    name: 'subscriptions',
    columns: [
      ...['id', 'guild_id', 'channel_id', 'place', 'person', 'subject', 'language', 'rhythm'],
      ...['digested', 'created_at', 'ended_at', 'end_reason', 'unnoted', 'about'],
    ],
    flags: ['unnoted'],
    counted: true,
  },
  { name: 'deliveries', columns: ['id', 'subscription_id', 'tried_at'], counted: true },
  {
    name: 'matches',
    columns: ['subscription_id', 'article_id', 'version', 'match', 'delivery_id'],
    order: 'id',
  },
  { name: 'known_articles', columns: ['id', 'version'] },
];
