import { existsSync } from 'node:fs';
import type { UserError } from '../../errors.ts';
import type { Checked, CorpusFault, CorpusStore, VectorFacts, Writer } from '../corpus-store.ts';
import { isDamage } from './damage.ts';
import { diskProblem } from './disk-problem.ts';
import { asOnlyWriter } from './folder-lock.ts';
import { inspectCorpus, vectorsUnchanged } from './inspect.ts';
import { corpusPath, noIndex, openCorpusForReading, openCorpusForWriting } from './open-corpus.ts';
import { ownAlone, setAside } from './set-aside.ts';
import { SqliteReader } from './sqlite-reader.ts';
import { SqliteWriter } from './sqlite-writer.ts';
import { SqliteVocabulary } from './vocabulary-reader.ts';

/** The corpus in `corpus.db` of a data folder. */
export class SqliteCorpus implements CorpusStore {
  constructor(private readonly dataDir: string) {}

  readonly vectorIndex = null;

  async watch(): Promise<null> {
    return null;
  }

  async describe(): Promise<null> {
    return null;
  }

  async exists(): Promise<boolean> {
    return existsSync(corpusPath(this.dataDir));
  }

  async read({
    checked = true,
    damaged,
  }: {
    readonly checked?: boolean;
    readonly damaged?: (error: unknown) => void;
  } = {}): Promise<SqliteReader | null> {
    const db = openCorpusForReading(this.dataDir, checked);
    return db && new SqliteReader(db, damaged);
  }

  async write(now: Date, checked: Checked = true) {
    const { db, remade } = openCorpusForWriting(this.dataDir, now, checked);
    return { writer: new SqliteWriter(db), remade };
  }

  async vocabulary(): Promise<SqliteVocabulary | null> {
    const file = corpusPath(this.dataDir);
    return existsSync(file) ? new SqliteVocabulary(file) : null;
  }

  asOnlyWriter<T>(writer: Writer, waitMs: number, work: () => Promise<T>): Promise<T> {
    return asOnlyWriter(this.dataDir, 'store', writer, waitMs, work);
  }

  async inspect(): Promise<CorpusFault | null> {
    return inspectCorpus(this.dataDir);
  }

  async inspectVectors(generation: number, highest: number): Promise<VectorFacts | null> {
    return vectorsUnchanged(this.dataDir, generation, highest);
  }

  async assertUnused(): Promise<void> {
    ownAlone(corpusPath(this.dataDir));
  }

  async setAside(now: Date): Promise<string | null> {
    return setAside(corpusPath(this.dataDir), now);
  }

  isDamage(error: unknown): boolean {
    return isDamage(error);
  }

  problemOf(error: unknown): UserError | null {
    return diskProblem(error, this.dataDir);
  }

  noIndex(): UserError {
    return noIndex(this.dataDir);
  }
}
