import type { Database, Statement } from 'better-sqlite3';

/** Each stem of a chunk once, those of its article's title included, as full text has them. */
const stemsOfChunk = (titleStems: string, stems: string): ReadonlySet<string> =>
  new Set(`${titleStems} ${stems}`.split(/[ \n]/).filter((stem) => stem !== ''));

/** In how many chunks each stem is, by the chunks themselves. */
function countStems(db: Database): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const rows = db
    .prepare('SELECT title_stems, stems FROM chunks JOIN articles ON articles.id = article_id')
    .raw()
    .iterate() as Iterable<[string, string]>;
  for (const [titleStems, stems] of rows) {
    for (const stem of stemsOfChunk(titleStems, stems)) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  return counts;
}

/** Counts all stems anew; within a transaction. */
export function recountStems(db: Database): void {
  db.exec('DELETE FROM stem_counts');
  const insert = db.prepare('INSERT INTO stem_counts VALUES (?, ?)');
  for (const [stem, chunks] of countStems(db)) insert.run(stem, chunks);
}

/** Whether the counts are those of the chunks. */
export function areStemCountsRight(db: Database): boolean {
  const counted = countStems(db);
  const kept = db.prepare('SELECT stem, chunks FROM stem_counts').raw().all() as [string, number][];
  return (
    kept.length === counted.size && kept.every(([stem, chunks]) => counted.get(stem) === chunks)
  );
}

/** What a transaction changes of the counts: many chunks have the same stems. */
export class StemChanges {
  readonly #changes = new Map<string, number>();

  /** @param chunks more or fewer of them. */
  add(titleStems: string, stems: string, chunks: 1 | -1): void {
    const changes = this.#changes;
    for (const stem of stemsOfChunk(titleStems, stems))
      changes.set(stem, (changes.get(stem) ?? 0) + chunks);
  }

  /** Within the transaction, at its end. */
  write(sql: (text: string) => Statement): void {
    const change = sql(
      'INSERT INTO stem_counts VALUES (?, ?) ON CONFLICT (stem) DO UPDATE SET chunks = chunks + excluded.chunks',
    );
    const forget = sql('DELETE FROM stem_counts WHERE stem = ? AND chunks = 0');
    for (const [stem, chunks] of this.#changes) {
      if (chunks !== 0) change.run(stem, chunks);
      if (chunks < 0) forget.run(stem);
    }
    this.#changes.clear();
  }
}
