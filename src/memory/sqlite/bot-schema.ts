/** The tables of `bot.db`, by version: each entry leads from the one before it to the next. Never change one. */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE guilds (
  id TEXT PRIMARY KEY,
  settings TEXT NOT NULL DEFAULT '{}',
  -- When the bot was sent away; its data goes 30 days later.
  left_at INTEGER
) STRICT;

-- What was answered, for its buttons and for what follows. \`person\`, \`question\` and \`understood\` are erased when they
-- are no longer needed; citations name no person and stay.
CREATE TABLE answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The answer that this one follows; it may be gone.
  parent_id INTEGER,
  guild_id TEXT,
  channel_id TEXT NOT NULL,
  message_id TEXT UNIQUE,
  private INTEGER NOT NULL,
  person TEXT,
  question TEXT,
  understood TEXT,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  citations TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX answers_of_channel ON answers(channel_id, id);
CREATE INDEX answers_of_person ON answers(person);

CREATE TABLE votes (
  answer_id INTEGER NOT NULL REFERENCES answers(id) ON DELETE CASCADE,
  person TEXT NOT NULL,
  vote INTEGER NOT NULL CHECK (vote IN (-1, 1)),
  comment TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (answer_id, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX votes_of_person ON votes(person);

-- The state of a button that is too long for its customId.
CREATE TABLE states (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guild_id TEXT,
  person TEXT,
  state TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX states_of_person ON states(person);
`,
  `
-- Answers by a language model, by day (UTC) and guild; all direct messages count as one guild, ''.
CREATE TABLE model_answers (
  guild_id TEXT NOT NULL,
  day TEXT NOT NULL,
  answers INTEGER NOT NULL,
  PRIMARY KEY (guild_id, day)
) STRICT, WITHOUT ROWID;
`,
  `
CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guild_id TEXT,
  -- Null: told in direct messages.
  channel_id TEXT,
  place TEXT,
  person TEXT NOT NULL,
  subject TEXT NOT NULL,
  language TEXT NOT NULL,
  rhythm TEXT NOT NULL,
  digested TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  end_reason TEXT,
  -- Whether its end is still to be told.
  unnoted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX subscriptions_of_person ON subscriptions(person);
CREATE INDEX subscriptions_of_guild ON subscriptions(guild_id);

-- A message that is to be sent; its row goes when it was. Ids are never given twice, for messages name them.
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subscription_id INTEGER NOT NULL REFERENCES subscriptions(id) ON DELETE CASCADE,
  tried_at INTEGER
) STRICT;

-- What was found for a subscription: waiting, in a delivery, or told (then \`match\` is null), so that it is told once.
CREATE TABLE matches (
  subscription_id INTEGER NOT NULL REFERENCES subscriptions(id) ON DELETE CASCADE,
  article_id TEXT NOT NULL,
  version TEXT NOT NULL,
  match TEXT,
  delivery_id INTEGER REFERENCES deliveries(id) ON DELETE SET NULL,
  UNIQUE (subscription_id, article_id, version)
) STRICT;
CREATE INDEX matches_of_delivery ON matches(delivery_id);

-- The articles that subscriptions were compared with, and what they were then.
CREATE TABLE known_articles (id TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
  `
-- When a person or a guild asked, for the limits of a minute: rows go when they count no more.
CREATE TABLE recent_questions (key TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX recent_questions_of ON recent_questions(key, at);
CREATE INDEX recent_questions_at ON recent_questions(at);
`,
  `
-- What a subscription tells of: new articles, or what was asked on its server.
ALTER TABLE subscriptions ADD COLUMN about TEXT NOT NULL DEFAULT 'articles';
CREATE INDEX answers_of_guild ON answers(guild_id, at);
`,
];
