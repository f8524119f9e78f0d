import type { Statement } from 'better-sqlite3';
import type { Corpus } from './open-corpus.ts';

/** Prepares each text of SQL once: it takes longer than most of what is then done. */
export function statements(db: Corpus): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
}
