/**
 * The child process that runs the model and writes the index; see worker.ts for the other side.
 * A question's embedding takes its turn between the batches of a refresh.
 */
import type { LocalEmbedder } from '../../../embeddings/embedder.ts';
import { EmbeddingError } from '../../../embeddings/embedding-error.ts';
import { loadEmbedder } from '../../../embeddings/transformers-embedder.ts';
import { diskProblem } from '../../corpus/sqlite/disk-problem.ts';
import { IndexBusy, UserError } from '../../errors.ts';
import type { HnswAhead } from '../hnsw/hnsw-ahead.ts';
import type { IndexProgress } from '../progress.ts';
import type { StemNeighbours } from '../stem-neighbours.ts';
import type { PlainError, Request, ToChild, ToParent, WorkerOptions } from './worker-messages.ts';

interface Loaded {
  readonly options: WorkerOptions;
  readonly embedder: LocalEmbedder;
}

let loaded: Promise<Loaded> | undefined;
let ahead: HnswAhead | undefined;
let neighbours: StemNeighbours | undefined;
/** Whether the store was found whole by this process. */
let checked = false;

process.on('disconnect', () => {
  Promise.resolve(ahead?.stop()).then(() => process.exit(0));
});
// Ctrl-C in a terminal reaches every process; the parent decides when this one ends.
process.on('SIGINT', () => {});
process.on('message', ({ id, request }: ToChild) => {
  handle(id, request).then(
    (result) => send({ id, result }),
    (error: unknown) => send({ id, error: plainError(error) }),
  );
});

async function handle(id: number, request: Request): Promise<unknown> {
  if (request.kind === 'start') {
    loaded = load(id, request.options);
    return (await loaded).embedder.info;
  }
  if (request.kind === 'ping') return null;
  if (loaded === undefined) throw new Error('the worker was not started');
  const { embedder, options } = await loaded;
  if (request.kind === 'check') return check(options);
  if (request.kind === 'embed') return embedder.embed(request.texts, request.role);
  // Only here: the first question's embedding must not wait for all that reads the store or articles.
  if (request.kind === 'neighbours') {
    const { StemNeighbours } = await import('../stem-neighbours.ts');
    neighbours ??= new StemNeighbours(options.dataDir, embedder);
    return neighbours.nearest(request.words, request.k);
  }
  return write(id, request, await loaded).catch((error: unknown) => {
    throw diskProblem(error, options.dataDir) ?? error;
  });
}

async function write(
  id: number,
  request: Extract<Request, { kind: 'save' | 'refresh' }>,
  { embedder, options }: Loaded,
): Promise<unknown> {
  // The parent is the one that someone may want to stop.
  const writer = { pid: process.ppid, program: options.program ?? 'kiosque' };
  const onProgress = (progress: IndexProgress) => send({ id, progress });
  const hnsw = { dataDir: options.dataDir, info: embedder.info, writer };
  if (request.kind === 'save') {
    const saving = (done: number, total: number) => onProgress({ stage: 'save', done, total });
    if (ahead?.isFollowing) return ahead.finish(saving);
    const { refreshHnsw } = await import('../hnsw/refresh-hnsw.ts');
    return refreshHnsw({ ...hnsw, when: request.when, onProgress: saving });
  }
  const { HnswAhead } = await import('../hnsw/hnsw-ahead.ts');
  ahead ??= new HnswAhead(hnsw);
  const { refreshStore } = await import('../refresh-store.ts');
  const summary = await refreshStore({
    articlesDir: options.articlesDir,
    dataDir: options.dataDir,
    now: options.now ?? new Date(),
    full: request.full,
    mend: request.mend,
    files: request.files,
    checked: !checked,
    writer,
    embedder,
    onProgress,
    filled: () => ahead?.follow(),
  }).catch(async (error: unknown) => {
    await ahead?.stop();
    throw error;
  });
  checked = true;
  return summary;
}

/** Looks for damage here, for it takes as long as reading all of the store. */
async function check({ dataDir }: WorkerOptions): Promise<boolean> {
  const { openCorpusForReading } = await import('../../corpus/sqlite/open-corpus.ts');
  const db = openCorpusForReading(dataDir);
  db?.close();
  checked = db !== null;
  return checked;
}

async function load(id: number, options: WorkerOptions): Promise<Loaded> {
  const embedder = await loadEmbedder({
    model: options.model,
    revision: options.revision,
    cacheDir: options.cacheDir,
    onProgress: ({ loaded: done, total }) =>
      send({ id, progress: { stage: 'model', done, total } }),
  });
  return { options, embedder };
}

function send(message: ToParent): void {
  // A parent that is gone is told of by 'disconnect'.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

function plainError(error: unknown): PlainError {
  if (error instanceof UserError || error instanceof EmbeddingError) {
    const { text, remedy } = error;
    return { text, remedy, busy: error instanceof IndexBusy };
  }
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  return { message: error.message, stack: error.stack };
}
