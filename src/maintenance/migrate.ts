import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { UserError } from '../errors.ts';
import { asOnlyBot } from '../memory/only-bot.ts';
import { memoryDigest, memoryStore } from '../memory/open-store.ts';
import { backUp } from './backup.ts';
import { type CopiedCorpus, copyCorpus } from './copy-corpus.ts';
import { maintenanceText } from './texts/index.ts';

/** How much was brought to the other store. */
export interface Migrated extends CopiedCorpus {
  readonly answers: number;
  readonly votes: number;
  /** What must be set from now on. */
  readonly setting: string;
}

const WRITER = { pid: process.pid, program: 'npm run migrate' };

/**
 * Copies the index and the bot's memory from files into a database, or back; what was there stays. An interrupted copy goes
 * on where it stood, and a copy is compared with its original, article by article.
 * @param to an address, or `files` for the data folder.
 * @param progress told of articles copied, of all.
 * @throws UserError when a bot or another command uses one of them, or the copy is not the same.
 */
export async function migrate(
  { dataDir, database }: Config,
  to: string,
  progress: (done: number, total: number) => void,
): Promise<Migrated> {
  const { from, target, setting } = placesOf({ dataDir, database }, to);
  const copied = await asOnlyBot([from, target], WRITER, 0, async (replaced) => {
    const [source, copy] = [memoryStore(from), memoryStore(target)];
    await source.assertUnused();
    await copy.assertUnused();
    const corpus = await copyCorpus(corpusStore(from), corpusStore(target), WRITER, progress);
    const { vectorIndex } = corpusStore(target);
    const embedder = await embedderOf(target);
    if (vectorIndex && embedder) await vectorIndex.bringUp(embedder, WRITER);
    replaced.throwIfAborted();
    return { ...corpus, ...(await copyMemory(from, target)) };
  });
  return { ...copied, setting };
}

/** @returns how many answers and votes both have. */
async function copyMemory(
  from: CorpusLocation,
  target: CorpusLocation,
): Promise<{ readonly answers: number; readonly votes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosque-migrate-'));
  try {
    const now = new Date();
    const file = join(folder, 'from');
    const wanted = await backUp(from, file, now);
    await memoryStore(target).putBack(file, now);
    const found = await memoryStore(target).backUp(join(folder, 'to'), [], now);
    const same = memoryDigest(file) === memoryDigest(join(folder, 'to'));
    if (same && found.answers === wanted.answers && found.votes === wanted.votes) return found;
    throw new UserError(
      maintenanceText((texts) => texts.migrate.memoryDiffers),
      maintenanceText((texts) => texts.migrate.runCommandAgain),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function embedderOf(location: CorpusLocation) {
  const corpus = await corpusStore(location).read();
  const written = await corpus?.meta('embedder');
  await corpus?.close();
  return written?.startsWith('{') ? JSON.parse(written) : null;
}

function placesOf(
  { dataDir, database }: Pick<Config, 'dataDir' | 'database'>,
  to: string,
): { readonly from: CorpusLocation; readonly target: CorpusLocation; readonly setting: string } {
  const files = { dataDir, database: null };
  if (to === 'files') {
    if (!database) {
      throw new UserError(
        maintenanceText((texts) => texts.migrate.noDatabaseUrl),
        maintenanceText((texts) => texts.migrate.giveDatabaseUrl),
      );
    }
    return { from: { dataDir, database }, target: files, setting: 'DATABASE_URL=' };
  }
  if (!/^postgres(ql)?:\/\/\S+$/.test(to)) {
    throw new UserError(
      maintenanceText((texts) => texts.migrate.badTarget),
      maintenanceText((texts) => texts.migrate.giveTarget),
    );
  }
  const isElsewhere = database !== null && database.url !== to;
  return {
    from: isElsewhere ? { dataDir, database } : files,
    target: { dataDir, database: { url: to, efSearch: database?.efSearch ?? 200 } },
    setting: 'DATABASE_URL=postgresql://…',
  };
}
