import { join, parse, relative } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import onnxruntime, { type InferenceSession } from 'onnxruntime-node';
import type { Localized } from '../embedding-error.ts';
import { loadModelFile } from '../load-model-file.ts';
import type { ModelFiles } from '../model-files.ts';

import type { UnigramTokenizer } from './pieces.ts';

/** A reader's tokenizer and graph. */
export interface ReaderModel {
  readonly tokenizer: UnigramTokenizer;
  /** Ids of the tokens that frame a question and a passage: `<s>` question `</s></s>` passage `</s>`. */
  readonly frame: { readonly start: number; readonly end: number };
  readonly maxTokens: number;
  /** How well an answer starts and ends at each token of one input. */
  run(ids: readonly number[]): Promise<{ start: Float32Array; end: Float32Array }>;
}

const DEFAULT_MAX_TOKENS = 512;

/**
 * Loads a reader's folder in transformers.js layout, without network.
 * @param threads that the runtime computes with.
 * @throws EmbeddingError when the tokenizer or the weights cannot be read.
 */
export async function loadReaderModel(
  files: ModelFiles,
  threads: number,
  remedy: Localized,
): Promise<ReaderModel> {
  const load = <T>(file: string, loading: () => Promise<T>) =>
    loadModelFile(`${files.folder}/${file}`, remedy, loading);
  const tokenizer = await load('tokenizer.json', () => openTokenizer(files.folder));
  const session = await load(files.weights, async () =>
    withAnswers(
      // The runtime itself: through the library it would take every core, and could not be told otherwise.
      await onnxruntime.InferenceSession.create(join(files.folder, files.weights), {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // Passages come in all lengths: kept for the next one, memory would grow with the longest.
        enableCpuMemArena: false,
      }),
    ),
  );
  const { model_max_length: length } = tokenizer as { model_max_length?: number };
  return {
    tokenizer: unigram(tokenizer),
    frame: { start: idOf(tokenizer, '<s>'), end: idOf(tokenizer, '</s>') },
    maxTokens: length && length < 1e6 ? length : DEFAULT_MAX_TOKENS,
    run: (ids) => run(session, ids),
  };
}

async function openTokenizer(folder: string): Promise<PreTrainedTokenizer> {
  const { root } = parse(folder);
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = root;
  const tokenizer = await AutoTokenizer.from_pretrained(
    relative(root, folder).replaceAll('\\', '/'),
  );
  if (tokenizer.model.constructor.name !== 'Unigram') {
    throw new Error(`the tokenizer is a ${tokenizer.model.constructor.name}, not a Unigram`);
  }
  return tokenizer;
}

function unigram({ normalizer, model }: PreTrainedTokenizer): UnigramTokenizer {
  return {
    normalize: (text) => normalizer?.normalize(text) ?? text,
    cut: (word) => model.encode([word]),
    idOf: (piece) => model.tokens_to_ids.get(piece),
    unknownId: model.unk_token_id,
  };
}

function idOf({ model }: PreTrainedTokenizer, token: string): number {
  const id = model.tokens_to_ids.get(token);
  if (id === undefined) throw new Error(`the tokenizer has no ${token}`);
  return id;
}

function withAnswers(session: InferenceSession): InferenceSession {
  const missing = ['start_logits', 'end_logits'].find(
    (name) => !session.outputNames.includes(name),
  );
  if (missing) throw new Error(`the graph has no output ${missing}: it is no reader`);
  return session;
}

async function run(
  session: InferenceSession,
  ids: readonly number[],
): Promise<{ start: Float32Array; end: Float32Array }> {
  const tensor = (data: BigInt64Array) => new onnxruntime.Tensor('int64', data, [1, ids.length]);
  const outputs = await session.run({
    input_ids: tensor(BigInt64Array.from(ids, BigInt)),
    attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
  });
  return {
    start: outputs['start_logits']!.data as Float32Array,
    end: outputs['end_logits']!.data as Float32Array,
  };
}
