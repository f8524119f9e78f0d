import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import onnxruntime, { type InferenceSession } from 'onnxruntime-node';
import type { Localized } from './embedding-error.ts';
import { encodingByWord } from './encode-by-word.ts';
import { loadModelFile } from './load-model-file.ts';
import type { ModelFiles } from './model-files.ts';
import {
  type ModelSession,
  maxTokensOf,
  ONE_THREAD,
  POOLED_OUTPUT,
  rows,
  tokenInputs,
} from './model-session.ts';
import { type TokenizerFile, wordPieces } from './word-piece.ts';

/**
 * Loads a model whose texts have no frame and whose graph gives one vector a text, as the bundled one and all that is made
 * here: straight into the runtime, in one thread, for such a graph is a table of words. Null for any other model.
 *
 * @throws EmbeddingError when the weights cannot be read.
 */
export async function wordTableSession(
  { folder, weights }: ModelFiles,
  remedy: Localized,
): Promise<ModelSession | null> {
  const json = (name: string) =>
    loadModelFile(`${folder}/${name}`, remedy, async () =>
      JSON.parse(await readFile(join(folder, name), 'utf8')),
    );
  const pieces = wordPieces((await json('tokenizer.json')) as TokenizerFile);
  if (!pieces) return null;
  const file = join(folder, weights);
  const session = await loadModelFile(file, remedy, () =>
    onnxruntime.InferenceSession.create(file, ONE_THREAD),
  );
  if (!session.outputNames.includes(POOLED_OUTPUT)) return null;
  const config = await json('config.json');
  return {
    maxTokens: maxTokensOf(await json('tokenizer_config.json'), config),
    encode: encodingByWord(pieces.encode),
    isContent: (id) => !pieces.special.has(id),
    run: (batch) => run(session, config.pad_token_id ?? 0, batch),
    useOneThread: async () => {},
  };
}

async function run(
  session: InferenceSession,
  padId: number,
  batch: readonly (readonly number[])[],
): Promise<Float32Array[]> {
  const { ids, mask, shape } = tokenInputs(batch, padId);
  const inputs: Record<string, BigInt64Array> = {
    input_ids: ids,
    attention_mask: mask,
    token_type_ids: new BigInt64Array(ids.length),
  };
  const feeds = session.inputNames.map((name) => [
    name,
    new onnxruntime.Tensor('int64', inputs[name]!, shape),
  ]);
  // Asked for alone: copying the token vectors out would take several times the model's time.
  const outputs = await session.run(Object.fromEntries(feeds), [POOLED_OUTPUT]);
  // onnxruntime-node 1.14 gives a single output the name of the graph's first one.
  return rows(Object.values(outputs)[0]!);
}
