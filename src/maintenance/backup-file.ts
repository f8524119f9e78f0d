/** Tells a backup from any other database: "Kios" in ASCII. */
export const APPLICATION_ID = 0x4b696f73;
/** Raised when {@link BACKUP_TABLES} change. */
export const BACKUP_FORMAT = 1;

/** What a backup has beside the tables of `bot.db`: what the articles folder alone would not give again. */
export const BACKUP_TABLES = `
CREATE TABLE backup (format INTEGER NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE TABLE backup_articles (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  details TEXT NOT NULL
) STRICT;
`;

export interface KeptArticle {
  readonly id: string;
  readonly file: string;
  readonly hash: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Title, publisher, dates… as JSON. */
  readonly details: string;
}
