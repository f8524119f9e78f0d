import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onnxFile, type Value } from '../../embeddings/onnx-writer.ts';

export const TINY_DIMENSION = 8;
export const TINY_MAX_TOKENS = 48;

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const CHARACTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789.,:!?\'"-'];
const PIECES = [...SPECIAL, ...CHARACTERS, ...CHARACTERS.map((character) => `##${character}`)];

/**
 * Writes a tiny model shaped like a BERT encoder in transformers.js layout: token vectors that
 * depend on their surroundings and on the attention mask, and no pooled output.
 *
 * @returns `folder`.
 */
export function writeTinyModel(folder: string): string {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  json('config.json', {
    model_type: 'bert',
    hidden_size: TINY_DIMENSION,
    max_position_embeddings: TINY_MAX_TOKENS,
  });
  json('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    model_max_length: 512,
    pad_token: '[PAD]',
    unk_token: '[UNK]',
    cls_token: '[CLS]',
    sep_token: '[SEP]',
    mask_token: '[MASK]',
  });
  json('tokenizer.json', tokenizer());
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), weights());
  return folder;
}

function tokenizer() {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    version: '1.0',
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: true,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [],
      special_tokens: {},
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(PIECES.map((piece, id) => [piece, id])),
    },
  };
}

function weights(): Uint8Array {
  const d = TINY_DIMENSION;
  const table = (rows: number, seed: number) => ({
    dims: [rows, d],
    data: Array.from({ length: rows * d }, (_, i) => Math.sin(seed + 1.7 * i + 0.01 * i * i)),
  });
  const input: Value = { type: 'int64', dims: ['batch', 'sequence'] };
  return onnxFile({
    name: 'tiny',
    inputs: { input_ids: input, attention_mask: input, token_type_ids: input },
    outputs: { last_hidden_state: { type: 'float32', dims: ['batch', 'sequence', d] } },
    floats: { pieces: table(PIECES.length, 1), types: table(2, 2), weight: table(d, 3) },
    integers: { last_axis: [2], sequence_axis: [1] },
    nodes: [
      { op: 'Gather', inputs: ['pieces', 'input_ids'], outputs: ['piece'] },
      { op: 'Gather', inputs: ['types', 'token_type_ids'], outputs: ['type'] },
      { op: 'Add', inputs: ['piece', 'type'], outputs: ['token'] },
      { op: 'Cast', inputs: ['attention_mask'], outputs: ['flat'], attributes: { to: 1 } },
      { op: 'Unsqueeze', inputs: ['flat', 'last_axis'], outputs: ['mask'] },
      { op: 'Mul', inputs: ['token', 'mask'], outputs: ['masked'] },
      { op: 'ReduceSum', inputs: ['masked', 'sequence_axis'], outputs: ['sum'] },
      { op: 'ReduceSum', inputs: ['mask', 'sequence_axis'], outputs: ['count'] },
      { op: 'Div', inputs: ['sum', 'count'], outputs: ['surroundings'] },
      { op: 'Add', inputs: ['token', 'surroundings'], outputs: ['mixed'] },
      { op: 'MatMul', inputs: ['mixed', 'weight'], outputs: ['projected'] },
      { op: 'Tanh', inputs: ['projected'], outputs: ['last_hidden_state'] },
    ],
  });
}
