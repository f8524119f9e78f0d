/** Raised when the tables change; an older store is rebuilt from the articles, a newer one refused. */
export const SCHEMA_VERSION = 2;

/** Everything in this file can be made again from the articles: it holds no word of a person. */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime_ms REAL NOT NULL,
  details TEXT NOT NULL,
  published TEXT,
  text TEXT NOT NULL,
  leftovers TEXT NOT NULL,
  words INTEGER NOT NULL,
  title_stems TEXT NOT NULL
) STRICT;

-- A label in the HNSW index is the id of its chunk, so AUTOINCREMENT: an id is never given twice.
CREATE TABLE chunks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  stems TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  sentence_spans BLOB NOT NULL,
  vector BLOB,
  sentence_vectors BLOB NOT NULL
) STRICT;
CREATE INDEX chunks_of_article ON chunks(article_id, start);

-- Each stem with the word that it first stood for and the language of that article. Words that no chunk has any more stay: they are harmless.
CREATE TABLE vocabulary (
  stem TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  language TEXT NOT NULL,
  vector BLOB
) STRICT;

CREATE VIRTUAL TABLE chunks_fts USING fts5(
  title, body, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 tokenchars '.,'"
);
CREATE VIRTUAL TABLE chunks_terms USING fts5vocab(chunks_fts, 'row');
`;

/** Articles, chunks and sentences in the store; a sentence span is two 32-bit integers. */
export const TOTALS = `
SELECT (SELECT count(*) FROM articles) AS articles, count(*) AS chunks,
  coalesce(sum(length(sentence_spans)) / 8, 0) AS sentences FROM chunks
`;
