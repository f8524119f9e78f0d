import type { StoredWord, VocabularyReader } from '../corpus-store.ts';
import { readMeta } from './meta.ts';
import type { Server } from './server.ts';
import { int8Of } from './vectors.ts';

/** Reads the words of a corpus as they are. */
export class PostgresVocabulary implements VocabularyReader {
  private constructor(
    private readonly server: Server,
    private readonly identity: string | null,
  ) {}

  static async open(server: Server): Promise<PostgresVocabulary> {
    return new PostgresVocabulary(server, await readMeta(server, 'identity'));
  }

  async isReplaced(): Promise<boolean> {
    return (await readMeta(this.server, 'identity')) !== this.identity;
  }

  async generation(): Promise<number> {
    const { rows } = await this.server.read<{ last: number }>(
      'SELECT max(generation) AS last FROM generations',
    );
    return rows[0]!.last;
  }

  embedder(): Promise<string | null> {
    return readMeta(this.server, 'embedder');
  }

  async words(afterRow: number, limit: number): Promise<StoredWord[]> {
    const { rows } = await this.server.read<Omit<StoredWord, 'vector'> & { vector: Uint8Array }>(
      `SELECT row, stem, language, vector FROM vocabulary
       WHERE row > $1 AND vector IS NOT NULL ORDER BY row LIMIT $2`,
      [afterRow, limit],
    );
    return rows.map((word) => ({ ...word, vector: int8Of(word.vector) }));
  }

  async close(): Promise<void> {}
}
