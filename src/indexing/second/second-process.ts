/**
 * The child process that runs a second embedding model; see second-model.ts for the other side. It is one of its own: a
 * passage takes some hundredths of a second, and neither a question nor the index may wait for all of them.
 */
import { EmbeddingError } from '../../../embeddings/embedding-error.ts';
import { loadEmbedder } from '../../../embeddings/transformers-embedder.ts';
import { UserError } from '../../errors.ts';
import { serveParent } from '../../processes/serve-parent.ts';
import { type IndexProgress, nowAndThen } from '../progress.ts';
import { indexingText } from '../texts/index.ts';
import { SecondEmbedder } from './second-embedder.ts';
import type { SecondOptions, SecondRequest } from './second-messages.ts';

let loaded: Promise<SecondEmbedder> | undefined;

serveParent<SecondRequest, IndexProgress>(async (request, onProgress) => {
  if (request.kind === 'start') {
    loaded = load(request.options, nowAndThen(onProgress));
    return (await loaded).info;
  }
  if (loaded === undefined) throw new Error('the second model was not started');
  const second = await loaded;
  if (request.kind === 'cosines') return second.cosines(request.question, request.texts);
  return second.fill(nowAndThen(onProgress));
});

async function load(
  { model, cacheDir, dataDir }: SecondOptions,
  onProgress: (progress: IndexProgress) => void,
): Promise<SecondEmbedder> {
  const embedder = await loadEmbedder({
    model,
    cacheDir,
    oneThread: true,
    onProgress: ({ loaded: done, total }) => onProgress({ stage: 'model', done, total }),
  }).catch((error: unknown) => {
    throw error instanceof EmbeddingError ? unusable(error) : error;
  });
  return new SecondEmbedder(dataDir, embedder);
}

/** The same of the option that names this model. */
function unusable(cause: EmbeddingError): UserError {
  return new UserError(
    indexingText(({ second }, language) => second.unusable(cause.text[language])),
    indexingText(({ second }) => second.giveAnother),
    { cause },
  );
}
