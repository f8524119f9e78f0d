/**
 * The child process that runs the model and writes the index; see worker.ts for the other side.
 * A question's embedding takes its turn between the batches of an update.
 */
import type { LocalEmbedder } from '../../../embeddings/embedder.ts';
import { loadEmbedder } from '../../../embeddings/transformers-embedder.ts';
import type { CorpusStore } from '../../corpus/corpus-store.ts';
import { IndexBusy } from '../../errors.ts';
import { serveParent } from '../../processes/serve-parent.ts';
import type { HnswAhead } from '../hnsw/hnsw-ahead.ts';
import { type IndexProgress, nowAndThen } from '../progress.ts';
import type { StemNeighbours } from '../stem-neighbours.ts';
import { packed } from './packed-neighbours.ts';
import type { Request, WorkerOptions } from './worker-messages.ts';

interface Loaded {
  readonly options: WorkerOptions;
  readonly embedder: LocalEmbedder;
}

let loaded: Promise<Loaded> | undefined;
let ahead: HnswAhead | undefined;
let neighbours: StemNeighbours | undefined;
/** Whether the store was found whole by this process. */
let checked = false;

serveParent<Request, IndexProgress>(
  (request, onProgress) => handle(request, nowAndThen(onProgress)),
  () => ahead?.stop(),
);

async function handle(
  request: Request,
  onProgress: (progress: IndexProgress) => void,
): Promise<unknown> {
  if (request.kind === 'start') {
    loaded = load(request.options, onProgress);
    return (await loaded).embedder.info;
  }
  if (loaded === undefined) throw new Error('the worker was not started');
  const { embedder, options } = await loaded;
  if (request.kind === 'check') return check(options);
  if (request.kind === 'embed') return embedder.embed(request.texts, request.role);
  // Only here: the first question's embedding must not wait for all that reads the store or articles.
  if (request.kind === 'neighbours') {
    const { StemNeighbours } = await import('../stem-neighbours.ts');
    neighbours ??= new StemNeighbours(options, embedder);
    return (await neighbours.nearest(request.words, request.k))?.map(packed) ?? null;
  }
  const store = await storeOf(options);
  return write(request, onProgress, await loaded).catch((error: unknown) => {
    throw store.problemOf(error) ?? error;
  });
}

async function write(
  request: Extract<Request, { kind: 'save' | 'update' }>,
  onProgress: (progress: IndexProgress) => void,
  { embedder, options }: Loaded,
): Promise<unknown> {
  // The parent is the one that someone may want to stop.
  const writer = { pid: process.ppid, program: options.program ?? 'kiosque' };
  const hnsw = { dataDir: options.dataDir, info: embedder.info, writer };
  const { vectorIndex } = await storeOf(options);
  if (request.kind === 'save' && vectorIndex) {
    // Another process that writes sees to it.
    return vectorIndex.bringUp(embedder.info, writer).then(
      () => null,
      (error: unknown) => {
        if (error instanceof IndexBusy) return null;
        throw error;
      },
    );
  }
  if (request.kind === 'save') {
    const saving = (done: number, total: number) => onProgress({ stage: 'save', done, total });
    if (ahead?.isFollowing) return ahead.finish(saving);
    const { updateHnsw } = await import('../hnsw/update-hnsw.ts');
    return updateHnsw({ ...hnsw, when: request.when, onProgress: saving });
  }
  if (!vectorIndex) {
    const { HnswAhead } = await import('../hnsw/hnsw-ahead.ts');
    ahead ??= new HnswAhead(hnsw);
  }
  const { updateCorpus } = await import('../update-corpus.ts');
  const summary = await updateCorpus({
    articlesDir: options.articlesDir,
    dataDir: options.dataDir,
    database: options.database,
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
async function check(options: WorkerOptions): Promise<boolean> {
  const corpus = await (await storeOf(options)).read();
  await corpus?.close();
  checked = corpus !== null;
  return checked;
}

/** Loaded when it is wanted: the first question's embedding must not wait for it. */
async function storeOf(options: WorkerOptions): Promise<CorpusStore> {
  const { corpusStore } = await import('../../corpus/open-store.ts');
  return corpusStore(options);
}

async function load(
  options: WorkerOptions,
  onProgress: (progress: IndexProgress) => void,
): Promise<Loaded> {
  const embedder = await loadEmbedder({
    model: options.model,
    revision: options.revision,
    cacheDir: options.cacheDir,
    onProgress: ({ loaded: done, total }) => onProgress({ stage: 'model', done, total }),
  });
  return { options, embedder };
}
