import { onnxFile, type Value } from '../../../embeddings/onnx-writer.ts';

/** A table of signed bytes, each row to be multiplied by its scale. */
export interface ByteTable {
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
  readonly dimension: number;
}

const LARGEST = 127;
const FLOAT = 1;

/** Rounds each row to bytes, its largest number to 127 or -127. */
export function byteTable(table: Float32Array, dimension: number): ByteTable {
  const bytes = new Int8Array(table.length);
  const scales = new Float32Array(table.length / dimension);
  for (const [row] of scales.entries()) {
    const start = row * dimension;
    let largest = 0;
    for (let i = start; i < start + dimension; i++)
      largest = Math.max(largest, Math.abs(table[i]!));
    scales[row] = largest / LARGEST;
    if (largest === 0) continue;
    for (let i = start; i < start + dimension; i++) {
      bytes[i] = Math.round((table[i]! / largest) * LARGEST);
    }
  }
  return { bytes, scales, dimension };
}

/**
 * Looks the pieces up and pools them: the sum of a text's piece vectors, brought to unit length, as `sentence_embedding`
 * [batch, dimension]; the vectors themselves as `last_hidden_state` [batch, sequence, dimension]. A text without pieces
 * has zeros.
 */
export function tableGraph({ bytes, scales, dimension }: ByteTable): Uint8Array {
  const rows = scales.length;
  const ids: Value = { type: 'int64', dims: ['batch', 'sequence'] };
  return onnxFile({
    name: 'word-piece-table',
    inputs: { input_ids: ids, attention_mask: ids },
    outputs: {
      last_hidden_state: { type: 'float32', dims: ['batch', 'sequence', dimension] },
      sentence_embedding: { type: 'float32', dims: ['batch', dimension] },
    },
    bytes: { table: { dims: [rows, dimension], data: bytes } },
    floats: {
      scales: { dims: [rows, 1], data: [...scales] },
      smallest: { dims: [], data: [1e-9] },
    },
    integers: { last_axis: [2], sequence_axis: [1], vector_axis: [1] },
    nodes: [
      { op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['piece_bytes'] },
      { op: 'Cast', inputs: ['piece_bytes'], outputs: ['pieces'], attributes: { to: FLOAT } },
      { op: 'Gather', inputs: ['scales', 'input_ids'], outputs: ['piece_scales'] },
      { op: 'Mul', inputs: ['pieces', 'piece_scales'], outputs: ['last_hidden_state'] },
      { op: 'Cast', inputs: ['attention_mask'], outputs: ['flat'], attributes: { to: FLOAT } },
      { op: 'Unsqueeze', inputs: ['flat', 'last_axis'], outputs: ['mask'] },
      { op: 'Mul', inputs: ['last_hidden_state', 'mask'], outputs: ['masked'] },
      {
        op: 'ReduceSum',
        inputs: ['masked', 'sequence_axis'],
        outputs: ['sum'],
        attributes: { keepdims: 0 },
      },
      { op: 'Mul', inputs: ['sum', 'sum'], outputs: ['squared'] },
      { op: 'ReduceSum', inputs: ['squared', 'vector_axis'], outputs: ['squares'] },
      { op: 'Sqrt', inputs: ['squares'], outputs: ['length'] },
      { op: 'Max', inputs: ['length', 'smallest'], outputs: ['divisor'] },
      { op: 'Div', inputs: ['sum', 'divisor'], outputs: ['sentence_embedding'] },
    ],
  });
}
