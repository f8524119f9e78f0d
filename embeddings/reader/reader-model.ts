import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import onnxruntime, { type InferenceSession } from 'onnxruntime-node';
import type { Localized } from '../embedding-error.ts';
import { loadModelFile } from '../load-model-file.ts';
import type { ModelFiles } from '../model-files.ts';
import type { UnigramTokenizer } from './pieces.ts';
import { readUnigram } from './unigram.ts';

/** A reader's tokenizer and graph. */
export interface ReaderModel {
  readonly tokenizer: UnigramTokenizer;
  /** Ids of the tokens that frame a question and a passage: `<s>` question `</s></s>` passage `</s>`. */
  readonly frame: { readonly start: number; readonly end: number };
  readonly maxTokens: number;
  /** How well an answer starts and ends at each token of one input. */
  run(ids: readonly number[]): Promise<{ start: Float32Array; end: Float32Array }>;
  /** What some layers make of each token of one input, token by token; null where the graph does not show it. */
  readonly hidden: ((ids: readonly number[]) => Promise<Float32Array>) | null;
}

const DEFAULT_MAX_TOKENS = 512;
const ANSWERS = ['start_logits', 'end_logits'];
const HIDDEN = 'hidden_states';

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
  const load = <T>(file: string, loading: (path: string) => Promise<T>) =>
    loadModelFile(`${files.folder}/${file}`, remedy, () => loading(join(files.folder, file)));
  const tokenizer = await load('tokenizer.json', readUnigram);
  const maxTokens = await load('tokenizer_config.json', readMaxTokens);
  const session = await load(files.weights, async (path) =>
    withAnswers(
      // The runtime itself: through the library it would take every core, and could not be told otherwise.
      await onnxruntime.InferenceSession.create(path, {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // Passages come in all lengths: kept for the next one, memory would grow with the longest.
        enableCpuMemArena: false,
      }),
    ),
  );
  return {
    tokenizer,
    frame: { start: idOf(tokenizer, '<s>'), end: idOf(tokenizer, '</s>') },
    maxTokens,
    run: async (ids) => {
      const outputs = await run(session, ids);
      return { start: numbersOf(outputs, 'start_logits'), end: numbersOf(outputs, 'end_logits') };
    },
    hidden: session.outputNames.includes(HIDDEN)
      ? async (ids) => numbersOf(await run(session, ids), HIDDEN)
      : null,
  };
}

async function readMaxTokens(path: string): Promise<number> {
  const { model_max_length: length } = JSON.parse(await readFile(path, 'utf8'));
  return length && length < 1e6 ? length : DEFAULT_MAX_TOKENS;
}

function idOf(tokenizer: UnigramTokenizer, token: string): number {
  const id = tokenizer.idOf(token);
  if (id === undefined) throw new Error(`the tokenizer has no ${token}`);
  return id;
}

function withAnswers(session: InferenceSession): InferenceSession {
  const missing = ANSWERS.find((name) => !session.outputNames.includes(name));
  if (missing) throw new Error(`the graph has no output ${missing}: it is no reader`);
  return session;
}

const numbersOf = (outputs: InferenceSession.OnnxValueMapType, name: string): Float32Array =>
  outputs[name]!.data as Float32Array;

/** All outputs: asked for some by name, the runtime hands them over under the names of others. */
async function run(
  session: InferenceSession,
  ids: readonly number[],
): Promise<InferenceSession.OnnxValueMapType> {
  const tensor = (data: BigInt64Array) => new onnxruntime.Tensor('int64', data, [1, ids.length]);
  return session.run({
    input_ids: tensor(BigInt64Array.from(ids, BigInt)),
    attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
  });
}
