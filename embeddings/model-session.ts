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
import { embeddingText } from './texts/index.ts';

/** A tokenizer and a graph; the only place that talks to @xenova/transformers. */
export interface ModelSession {
  /** Tokens that the model reads of one text, special ones included. */
  readonly maxTokens: number;
  /** Token ids as the model wants them, special ones included, not cut. */
  encode(text: string): number[];
  /** Whether an id stands for something written: no frame, padding or unknown token. */
  isContent(id: number): boolean;
  /** One vector a text, each of the same dimension, of unit length up to rounding. */
  run(batch: readonly (readonly number[])[]): Promise<Float32Array[]>;
  /** From now on in one thread, for a graph so small that threads take longer to meet than to work. */
  useOneThread(): Promise<void>;
  /**
   * Loads another graph into the model's runtime.
   * @throws EmbeddingError when the file cannot be read.
   */
  loadGraph(file: string): Promise<RuntimeGraph>;
}

/** An input of a graph. */
export interface Numbers {
  readonly type: 'float32' | 'uint8' | 'int64';
  readonly data: Float32Array | Uint8Array | BigInt64Array;
  readonly dims: readonly number[];
}

/** Runs a graph on named inputs; its outputs by name, row by row. */
export type RuntimeGraph = (
  inputs: Readonly<Record<string, Numbers>>,
) => Promise<Readonly<Record<string, ArrayLike<number | bigint>>>>;

const POOLED_OUTPUT = 'sentence_embedding';
const DEFAULT_MAX_TOKENS = 512;
const ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/**
 * Loads a model folder in transformers.js layout, without network.
 *
 * @throws EmbeddingError when the tokenizer or the weights cannot be read.
 */
export async function loadSession(
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
    maxTokens: maxTokensOf(tokenizer, model),
    encode: readsByWord(tokenizer) ? encodingByWord(encode) : encode,
    isContent: (id) => !special.has(id) && id !== tokenizer.unk_token_id,
    run: (batch) => run(model, tokenizer.pad_token_id ?? 0, pooling, batch),
    useOneThread: async () => {
      model.session = await openGraph(model, join(files.folder, files.weights), ONE_THREAD);
    },
    loadGraph: (file) => loadGraph(model, file),
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

async function loadGraph(model: PreTrainedModel, file: string): Promise<RuntimeGraph> {
  const session = await openGraph(model, file);
  return async (inputs) => {
    const feeds = Object.entries(inputs).map(([name, { type, data, dims }]) => [
      name,
      new Tensor(type, data, [...dims]),
    ]);
    const outputs: Record<string, Tensor> = await session.run(Object.fromEntries(feeds));
    return Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, data]));
  };
}

async function run(
  model: PreTrainedModel,
  padId: number,
  pooling: 'mean' | 'cls',
  batch: readonly (readonly number[])[],
): Promise<Float32Array[]> {
  const shape = [batch.length, Math.max(...batch.map((ids) => ids.length))];
  const ids = new BigInt64Array(shape[0]! * shape[1]!).fill(BigInt(padId));
  const mask = new BigInt64Array(ids.length);
  // Each is two words, the lower first: as big integers they would all have to be made.
  const low = new Int32Array(ids.buffer);
  for (const [row, tokens] of batch.entries()) {
    const start = row * shape[1]!;
    for (let column = 0; column < tokens.length; column++) {
      low[2 * (start + column)] = tokens[column]!;
    }
    mask.fill(1n, start, start + tokens.length);
  }
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

function rows(tensor: Pick<Tensor, 'data' | 'dims'>): Float32Array[] {
  const [count = 0, dimension = 0] = tensor.dims;
  const data = tensor.data as Float32Array;
  return Array.from({ length: count }, (_, row) =>
    data.slice(row * dimension, (row + 1) * dimension),
  );
}

function maxTokensOf(tokenizer: PreTrainedTokenizer, model: PreTrainedModel): number {
  const config = model.config as { model_type?: string; max_position_embeddings?: number };
  // RoBERTa and its kin number positions from 2 on.
  const reserved = /roberta|camembert/.test(config.model_type ?? '') ? 2 : 0;
  const limits = [
    Number(tokenizer.model_max_length),
    Number(config.max_position_embeddings) - reserved,
  ].filter((limit) => limit > 0 && limit < 1e6);
  return limits.length === 0 ? DEFAULT_MAX_TOKENS : Math.min(...limits);
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
