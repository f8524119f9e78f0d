import type { Database } from 'better-sqlite3';
import { FULL_TEXT } from './schema.ts';
import { areStemCountsRight, recountStems } from './stem-counts.ts';

/** Whether as many chunks are in the full text as there are. */
export const SAME_ROWS =
  'SELECT (SELECT count(*) FROM chunks) = (SELECT count(*) FROM chunks_fts_docsize)';

const rowsInto = (table: string): string =>
  `INSERT INTO ${table} (rowid, title, body)
   SELECT chunks.id, title_stems, stems FROM chunks JOIN articles ON articles.id = article_id`;

/** Makes the full text and the counts of stems anew from the chunks, whatever there was of it; within a transaction. */
export function mendFullText(db: Database): void {
  db.exec(`DROP TABLE chunks_fts; CREATE VIRTUAL TABLE chunks_fts USING ${FULL_TEXT}`);
  db.exec(rowsInto('chunks_fts'));
  recountStems(db);
}

/**
 * Whether the full text has each word where the chunks have it, and as often as was counted: no check of SQLite's tells. Makes it a second time in
 * memory, which takes about 10 s for 100,000 chunks.
 */
export function isFullTextWhole(db: Database): boolean {
  if (!areStemCountsRight(db)) return false;
  db.pragma('temp_store = MEMORY');
  db.exec(`CREATE VIRTUAL TABLE temp.again USING ${FULL_TEXT}`);
  db.exec(rowsInto('temp.again'));
  db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, chunks_fts, instance);
    CREATE VIRTUAL TABLE temp.words_again USING fts5vocab(temp, again, instance)`);
  const placesOf = (words: string) =>
    db
      .prepare(
        `SELECT term, count(*), sum(doc), sum(doc * "offset"), sum(col = 'title') FROM temp.${words} GROUP BY term`,
      )
      .raw()
      .iterate();
  const again = [...placesOf('words_again')].map(String);
  let at = 0;
  for (const word of placesOf('words')) if (String(word) !== again[at++]) return false;
  return at === again.length;
}
