import { lossMemory } from './contrastive-loss.ts';
import type { EncodedSource } from './encoded-source.ts';
import { Random } from './random.ts';
import type { Settings } from './recipe.ts';
import type { TrainingState } from './table-trainer.ts';
import { SPECIAL_PIECES } from './word-pieces.ts';

/**
 * A table to start from: normal noise times the piece's inverse document frequency, log(texts / (1 + texts with it)), so
 * that rare words and names tell texts apart from the first step. Special pieces have zeros.
 */
export function newTrainingState(
  settings: Settings,
  sources: readonly EncodedSource[],
): TrainingState {
  const { pieces, dimension, batch, seed } = settings;
  const floats = () => new Float32Array(new SharedArrayBuffer(4 * pieces * dimension));
  const table = floats();
  const random = new Random(seed, 'table');
  for (const [piece, weight] of inverseFrequencies(sources, pieces).entries()) {
    if (piece < SPECIAL_PIECES.length) continue;
    for (let d = 0; d < dimension; d++) table[piece * dimension + d] = weight * random.normal();
  }
  const loss = lossMemory(batch, dimension);
  return { settings, sources, table, means: floats(), squares: floats(), loss };
}

function inverseFrequencies(sources: readonly EncodedSource[], count: number): Float64Array {
  const uses = new Uint32Array(count);
  const lastText = new Uint32Array(count);
  let texts = 0;
  for (const { pieces, starts } of sources) {
    for (let text = 0; text < starts.length - 1; text++) {
      texts++;
      for (let i = starts[text]!; i < starts[text + 1]!; i++) {
        const piece = pieces[i]!;
        if (lastText[piece] !== texts) uses[piece]!++;
        lastText[piece] = texts;
      }
    }
  }
  return Float64Array.from(uses, (n) => Math.log(texts / (1 + n)));
}
