import { onnxFile, type Value } from '../../../embeddings/onnx-writer.ts';

/**
 * Products of every word's vector with every asked one, each scaled by the word's `scale`, and the largest `k` of
 * each asked word. Vectors are bytes around 128: a fourth of the memory of floats, which is what the time goes to.
 * Both are unsigned, for the runtime's signed product overflows on processors without VNNI.
 */
export function nearestWordsGraph(): Uint8Array {
  const found = (type: Value['type']): Value => ({ type, dims: ['asked', 'found'] });
  return onnxFile({
    name: 'nearest-words',
    inputs: {
      words: { type: 'uint8', dims: ['words', 'dimension'] },
      scales: { type: 'float32', dims: ['words', 1] },
      asked: { type: 'uint8', dims: ['dimension', 'asked'] },
      zero: { type: 'uint8', dims: [] },
      k: { type: 'int64', dims: [1] },
    },
    outputs: { scores: found('float32'), positions: found('int64') },
    nodes: [
      { op: 'MatMulInteger', inputs: ['words', 'asked', 'zero', 'zero'], outputs: ['integers'] },
      { op: 'Cast', inputs: ['integers'], outputs: ['products'], attributes: { to: 1 } },
      { op: 'Mul', inputs: ['products', 'scales'], outputs: ['scaled'] },
      { op: 'Transpose', inputs: ['scaled'], outputs: ['by_asked'] },
      { op: 'TopK', inputs: ['by_asked', 'k'], outputs: ['scores', 'positions'] },
    ],
  });
}
