import { CHECKSUMS } from './checksums.ts';

/** A store older than this is rebuilt from the articles. */
export const OLDEST_VERSION = 2;

/** The full text of the chunks and of their titles, by stems. */
export const FULL_TEXT = `fts5(
  title, body, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 tokenchars '.,'"
)`;

/** Everything in this file can be made again from the articles: it holds no word of a person. */
const VERSION_2 = `
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

-- Each stem with the word that it first stood for and the language of that article. Words that no chunk has any more are forgotten in time.
CREATE TABLE vocabulary (
  stem TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  language TEXT NOT NULL,
  vector BLOB
) STRICT;

CREATE VIRTUAL TABLE chunks_fts USING ${FULL_TEXT};
CREATE VIRTUAL TABLE chunks_terms USING fts5vocab(chunks_fts, 'row');
`;

const CHUNK_TRIGGERS = `
CREATE TRIGGER chunk_added AFTER INSERT ON chunks BEGIN
  UPDATE totals SET chunks = chunks + 1, sentences = sentences + length(new.sentence_spans) / 8,
    words = words + new.word_count;
END;
CREATE TRIGGER chunk_removed AFTER DELETE ON chunks BEGIN
  UPDATE totals SET chunks = chunks - 1, sentences = sentences - length(old.sentence_spans) / 8,
    words = words - old.word_count;
  INSERT INTO removed_chunks
    SELECT old.id, old.article_id, CAST(value AS INTEGER) FROM meta WHERE key = 'generation';
END;
`;

/** Totals kept as they change, and what was removed, so that readers can follow without reading everything again. */
const VERSION_3 = `
CREATE TABLE totals (chunks INTEGER NOT NULL, sentences INTEGER NOT NULL, words INTEGER NOT NULL) STRICT;
-- A sentence span is two 32-bit integers.
INSERT INTO totals
  SELECT count(*), coalesce(sum(length(sentence_spans)) / 8, 0), coalesce(sum(word_count), 0) FROM chunks;

-- The generation is that of the change that removed them.
CREATE TABLE removed_chunks (
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  generation INTEGER NOT NULL
) STRICT;
CREATE INDEX chunks_removed_in ON removed_chunks(generation);

-- An article that comes back with the same content, as from a folder that was away, is the same one.
CREATE TABLE removed_articles (id TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT;
CREATE INDEX articles_removed_with ON removed_articles(hash);
CREATE INDEX articles_with ON articles(hash);

CREATE INDEX articles_in_order ON articles(published IS NULL, published DESC, file, id);

${CHUNK_TRIGGERS}CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
  INSERT OR REPLACE INTO removed_articles VALUES (old.id, old.hash);
END;
CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
  DELETE FROM removed_articles WHERE id = new.id;
END;
`;

/**
 * Checksums of what is stored, and the files that no article could be made of. What ranking reads of each candidate comes
 * first in its row, where SQLite finds it without a look at the pages that hold the rest.
 */
const VERSION_4 = `
ALTER TABLE articles ADD COLUMN details_checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN text_checksum INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET details_checksum = ${CHECKSUMS.details}, text_checksum = ${CHECKSUMS.text};

CREATE TABLE chunks_4 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  word_count INTEGER NOT NULL,
  vector BLOB,
  stems TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  sentence_spans BLOB NOT NULL,
  sentence_vectors BLOB NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
INSERT INTO chunks_4
  SELECT id, article_id, word_count, vector, stems, start, "end", text, sentence_spans, sentence_vectors,
    ${CHECKSUMS.chunk}
  FROM chunks;
DELETE FROM sqlite_sequence WHERE name = 'chunks_4';
INSERT INTO sqlite_sequence (name, seq) SELECT 'chunks_4', seq FROM sqlite_sequence WHERE name = 'chunks';
DROP TABLE chunks;
ALTER TABLE chunks_4 RENAME TO chunks;
CREATE INDEX chunks_of_article ON chunks(article_id, start);
CREATE INDEX chunks_without_vector ON chunks(id) WHERE vector IS NULL;
${CHUNK_TRIGGERS}
CREATE TABLE skipped_files (
  file TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mtime_ms REAL NOT NULL,
  reason TEXT NOT NULL
) STRICT;
`;

/** To which collection each article belongs, and what of it counts: in rows so short that sums over many are quick. */
const VERSION_5 = `
CREATE TABLE article_places (
  article_id TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  collection TEXT,
  chunks INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  words INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO article_places
  SELECT articles.id, NULL, count(chunks.id), coalesce(sum(length(sentence_spans)) / 8, 0),
    coalesce(sum(word_count), 0)
  FROM articles LEFT JOIN chunks ON article_id = articles.id GROUP BY articles.id;
CREATE INDEX article_places_in ON article_places(collection, article_id);
`;

/**
 * In how many chunks each stem is: full text tells it too, but goes through every place of the stem for that. A store from
 * before has them counted when it is opened.
 */
const VERSION_6 = `
CREATE TABLE stem_counts (stem TEXT PRIMARY KEY, chunks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
DROP TABLE chunks_terms;
`;

/** The first makes the tables of {@link OLDEST_VERSION}, each other one leads to the next. Never change one. */
export const MIGRATIONS: readonly string[] = [
  VERSION_2,
  VERSION_3,
  VERSION_4,
  VERSION_5,
  VERSION_6,
];
/** The version that the last migration makes. */
export const SCHEMA_VERSION = OLDEST_VERSION + MIGRATIONS.length - 1;

/** Articles, chunks and sentences in the store. */
export const TOTALS =
  'SELECT (SELECT count(*) FROM articles) AS articles, chunks, sentences FROM totals';
