import type { Database } from 'better-sqlite3';
import type { CorpusFault, VectorFacts } from '../corpus-store.ts';
import { isFullTextWhole, SAME_ROWS } from './full-text.ts';
import { corpusPath } from './open-corpus.ts';
import { withUnchanged } from './open-unchanged.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { damagedFiles } from './whole-articles.ts';

/** What SQLite's full check, which reads all of a file, or its version says against it. */
export type FileFault = Extract<
  CorpusFault,
  { readonly kind: 'newer version' | 'damaged' | 'unreadable' }
>;

/**
 * Looks at all of a database, and leaves no trace beside it.
 * @param newest the version of its tables that this program writes; an older one is brought to it by the next start.
 * @param contents says what is wrong with the contents of one of that version.
 */
export function inspectFile<Fault>(
  file: string,
  newest: number,
  contents: (db: Database) => Fault | null,
): FileFault | Fault | null {
  try {
    return withUnchanged(file, (db) => {
      const version = db.pragma('user_version', { simple: true }) as number;
      const check = String(db.pragma('integrity_check(1)', { simple: true }));
      if (version > newest) return { kind: 'newer version' } as const;
      if (check !== 'ok') return { kind: 'damaged', how: check } as const;
      return version === newest ? contents(db) : null;
    });
  } catch (error) {
    return { kind: 'unreadable', how: (error as Error).message };
  }
}

/** `corpus.db` by SQLite's full check, and by what its rows say. */
export function inspectCorpus(dataDir: string): CorpusFault | null {
  return inspectFile<CorpusFault>(corpusPath(dataDir), SCHEMA_VERSION, (db) => {
    if (!db.prepare(SAME_ROWS).pluck().get()) return { kind: 'full text' };
    const files = damagedFiles(db);
    if (files.length > 0) return { kind: 'articles', files };
    return isFullTextWhole(db) ? null : { kind: 'full text' };
  });
}

/** See `CorpusStore.inspectVectors`. */
export function vectorsUnchanged(
  dataDir: string,
  since: number,
  highest: number,
): VectorFacts | null {
  try {
    return withUnchanged(corpusPath(dataDir), (db) => ({
      generation: Number(
        db.prepare("SELECT value FROM meta WHERE key = 'generation'").pluck().get() ?? 0,
      ),
      removed: db
        .prepare('SELECT id FROM removed_chunks WHERE generation > ?')
        .pluck()
        .all(since) as number[],
      ids: db
        .prepare('SELECT id FROM chunks WHERE id <= ? AND vector IS NOT NULL')
        .pluck()
        .all(highest) as number[],
    }));
  } catch {
    return null;
  }
}
