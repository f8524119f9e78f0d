import { join, parse, relative } from 'node:path';
import {
  AutoModel,
  AutoTokenizer,
  env,
  mean_pooling,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { Cause, type Localized } from './embedding-error.ts';
import { encodingByWord } from './encode-by-word.ts';
import { loadModelFile } from './load-model-file.ts';
import { type ModelFiles, RESTORE } from './model-files.ts';
import {
  type ModelSession,
  maxTokensOf,
  ONE_THREAD,
  POOLED_OUTPUT,
  rows,
  tokenInputs,
} from './model-session.ts';
import { embeddingText } from './texts/index.ts';

/**
 * Loads any model folder in transformers.js layout, by that library and without network.
 *
 * @throws EmbeddingError when the tokenizer or the weights cannot be read.
 */
export async function librarySession(
  files: ModelFiles,
  pooling: 'mean' | 'cls',
  remedy: Localized,
): Promise<ModelSession> {
  const root = parse(files.folder).root;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = root;
  const name = relative(root, files.folder).replaceAll('\\', '/');
  const load = <T>(file: string, loading: () => Promise<T>) =>
    loadModelFile(`${files.folder}/${file}`, remedy, () => quietly(loading));
  const tokenizer = await load('tokenizer.json', () => AutoTokenizer.from_pretrained(name));
  const model = await load(files.weights, () =>
    AutoModel.from_pretrained(name, { quantized: files.weights.includes('quantized') }),
  );
  const encode = (text: string): number[] => tokenizer.encode(text);
  const special = new Set<number>(tokenizer.all_special_ids);
  return {
    maxTokens: maxTokensOf(tokenizer, model.config),
    encode: readsByWord(tokenizer) ? encodingByWord(encode) : encode,
    isContent: (id) => !special.has(id) && id !== tokenizer.unk_token_id,
    run: (batch) => run(model, tokenizer.pad_token_id ?? 0, pooling, batch),
    useOneThread: async () => {
      model.session = await openGraph(model, join(files.folder, files.weights), ONE_THREAD);
    },
  };
}

/** BERT's splits at white space before all else; the frame of [CLS] and [SEP] is not every model's. */
function readsByWord(tokenizer: PreTrainedTokenizer): boolean {
  const { pre_tokenizer: splitter } = tokenizer as { pre_tokenizer?: object | null };
  return splitter?.constructor.name === 'BertPreTokenizer' && tokenizer.encode('').length === 0;
}

async function openGraph(
  model: PreTrainedModel,
  file: string,
  options: object = {},
): Promise<PreTrainedModel['session']> {
  // The library doesn't hand out its runtime, but every session knows its class.
  return loadModelFile(file, RESTORE, () => model.session.constructor.create(file, options));
}

async function run(
  model: PreTrainedModel,
  padId: number,
  pooling: 'mean' | 'cls',
  batch: readonly (readonly number[])[],
): Promise<Float32Array[]> {
  const { ids, mask, shape } = tokenInputs(batch, padId);
  const inputs: Record<string, Tensor> = {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
  };
  const { inputNames, outputNames } = model.session;
  const feeds = Object.fromEntries(inputNames.map((input: string) => [input, inputs[input]]));
  if (outputNames.includes(POOLED_OUTPUT)) {
    // Asked for alone: copying the token vectors out would take several times the model's time.
    const outputs = await model.session.run(feeds, [POOLED_OUTPUT]);
    // onnxruntime-node 1.14 gives a single output the name of the graph's first one.
    return rows(Object.values(outputs)[0] as Tensor);
  }
  const outputs = await model(feeds);
  const hidden: Tensor | undefined = outputs.last_hidden_state ?? outputs.token_embeddings;
  if (hidden === undefined) {
    throw new Cause(embeddingText((texts) => texts.model.noTokenVectors(outputNames)));
  }
  const pooled =
    pooling === 'mean'
      ? mean_pooling(hidden, inputs['attention_mask']!)
      : // biome-ignore lint/suspicious/noExplicitAny: `null` takes the whole axis, which the types leave out.
        (hidden as any).slice(null, 0);
  return rows(pooled.normalize(2, -1));
}

/** The library warns on the console about every try that fails before one succeeds, or throws. */
async function quietly<T>(action: () => Promise<T>): Promise<T> {
  const warn = console.warn;
  console.warn = () => {};
  try {
    return await action();
  } finally {
    console.warn = warn;
  }
}
