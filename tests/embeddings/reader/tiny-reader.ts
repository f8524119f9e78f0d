import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onnxFile, type Value } from '../../../embeddings/onnx-writer.ts';

const SPECIAL = ['<s>', '<pad>', '</s>', '<unk>'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789.,:!?'];
const PIECES = [...SPECIAL, '▁', ...LETTERS, ...LETTERS.map((letter) => `▁${letter}`)];

/**
 * Writes a reader in transformers.js layout whose tokens are letters and whose answers are digits: each starts and ends an
 * answer as well as its value says, and "no answer here" is worth 4.5 for the start and as much for the end.
 * @returns `folder`.
 */
export function writeTinyReader(folder: string): string {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  json('config.json', { model_type: 'bert', max_position_embeddings: 64 });
  json('tokenizer_config.json', {
    tokenizer_class: 'XLMRobertaTokenizer',
    model_max_length: 64,
    bos_token: '<s>',
    eos_token: '</s>',
    pad_token: '<pad>',
    unk_token: '<unk>',
  });
  json('tokenizer.json', {
    version: '1.0',
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true })),
    normalizer: { type: 'Precompiled', precompiled_charsmap: '' },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    post_processor: null,
    decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    model: {
      type: 'Unigram',
      unk_id: 3,
      vocab: PIECES.map((piece) => [piece, SPECIAL.includes(piece) ? 0 : -piece.length]),
    },
  });
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), graph());
  return folder;
}

function graph(): Uint8Array {
  const data = PIECES.map((piece) => {
    if (piece === '<s>') return 4.5;
    const digit = piece.replace('▁', '');
    return /\d/.test(digit) ? Number(digit) : -5;
  });
  const input: Value = { type: 'int64', dims: ['batch', 'tokens'] };
  const output: Value = { type: 'float32', dims: ['batch', 'tokens'] };
  const table = { dims: [PIECES.length], data };
  return onnxFile({
    name: 'tiny reader',
    inputs: { input_ids: input, attention_mask: input },
    outputs: { start_logits: output, end_logits: output },
    floats: { starts: table, ends: table },
    nodes: [
      { op: 'Gather', inputs: ['starts', 'input_ids'], outputs: ['start_logits'] },
      { op: 'Gather', inputs: ['ends', 'input_ids'], outputs: ['end_logits'] },
    ],
  });
}
