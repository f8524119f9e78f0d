import type { StemNeighbour } from '../../corpus/stem-neighbour.ts';

/**
 * The neighbours of a word column by column, as they cross over between processes: those of one question as two hundred
 * objects take a tenth of a millisecond there and another here.
 */
export interface PackedNeighbours {
  readonly stems: readonly string[];
  readonly scores: Float64Array;
  readonly languages: readonly StemNeighbour['language'][];
}

/** One after the other in their columns. */
export const packed = (neighbours: readonly StemNeighbour[]): PackedNeighbours => ({
  stems: neighbours.map(({ stem }) => stem),
  scores: Float64Array.from(neighbours, ({ score }) => score),
  languages: neighbours.map(({ language }) => language),
});

/** What was {@link packed}. */
export const unpacked = ({ stems, scores, languages }: PackedNeighbours): StemNeighbour[] =>
  stems.map((stem, i) => ({ stem, score: scores[i]!, language: languages[i]! }));
