import { isDeepStrictEqual } from 'node:util';
import type { StoredSkip } from '../stored-article.ts';
import type { Corpus } from './open-corpus.ts';

/** By file. */
export function storedSkips(db: Corpus): Map<string, StoredSkip> {
  const rows = db
    .prepare('SELECT file, size, mtime_ms AS mtimeMs, reason FROM skipped_files')
    .all() as (Omit<StoredSkip, 'reason'> & { readonly reason: string })[];
  return new Map(rows.map((row) => [row.file, { ...row, reason: JSON.parse(row.reason) }]));
}

/**
 * Replaces what was kept of some files, or of all (null). Where that is the same, nothing is written: a change, even an
 * empty one, may bring SQLite's log into the store, and the next start would look through all of it for damage.
 */
export function storeSkips(
  db: Corpus,
  files: readonly string[] | null,
  skips: readonly StoredSkip[],
): void {
  const kept = storedSkips(db);
  const before =
    files === null ? [...kept.values()] : files.flatMap((file) => kept.get(file) ?? []);
  if (isDeepStrictEqual(byFile(before), byFile(skips))) return;
  const forget = db.prepare('DELETE FROM skipped_files WHERE file = ?');
  const keep = db.prepare('INSERT INTO skipped_files VALUES (@file, @size, @mtimeMs, @reason)');
  db.transaction(() => {
    if (files === null) db.exec('DELETE FROM skipped_files');
    else for (const file of files) forget.run(file);
    for (const skip of skips) keep.run({ ...skip, reason: JSON.stringify(skip.reason) });
  })();
}

const byFile = (skips: readonly StoredSkip[]): ReadonlyMap<string, StoredSkip> =>
  new Map(skips.map((skip) => [skip.file, skip]));
