import type { StoredSkip } from '../stored-article.ts';
import { columns } from './put-articles.ts';
import { allOf } from './queries.ts';
import type { Queries, Session } from './server.ts';

/** By file. */
export async function storedSkips(queries: Queries): Promise<Map<string, StoredSkip>> {
  const rows = await allOf<Omit<StoredSkip, 'reason'> & { readonly reason: string }>(
    queries,
    'SELECT file, size, mtime_ms AS "mtimeMs", reason FROM skipped_files',
  );
  return new Map(rows.map((row) => [row.file, { ...row, reason: JSON.parse(row.reason) }]));
}

/** Replaces what was kept of some files, or of all (null). */
export async function storeSkips(
  session: Session,
  files: readonly string[] | null,
  skips: readonly StoredSkip[],
): Promise<void> {
  const rows = skips.map(({ file, size, mtimeMs, reason }) => [
    ...[file, size, mtimeMs],
    JSON.stringify(reason),
  ]);
  await session.transaction(async (queries) => {
    if (files === null) await queries.query('DELETE FROM skipped_files');
    else await queries.query('DELETE FROM skipped_files WHERE file = ANY($1)', [files]);
    if (skips.length === 0) return;
    await queries.query(
      'INSERT INTO skipped_files SELECT * FROM unnest($1::text[], $2::bigint[], $3::float8[], $4::text[])',
      columns(rows, 4),
    );
  });
}
