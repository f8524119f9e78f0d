import { crc32 } from 'node:zlib';
import pgvector from 'pgvector';
import { STEM_SLOTS } from './schema.ts';

/** BM25's, as FTS5 has them. */
const K1 = 1.2;
const B = 0.75;
/** Stems of a chunk and its title as our chunks go: of the words in a text they are about half. */
const MIDDLING = 64;
/** PostgreSQL takes 2,046 bytes; nobody looks for more. */
const LONGEST_LEXEME = 500;

/** A text as PostgreSQL can hold it, of the same length. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd');

/** A stem as the server holds it; empty for none. */
export const lexeme = (stem: string): string => stem.slice(0, LONGEST_LEXEME).replaceAll('\0', '');

/** The lexemes of stems, each once. */
export const lexemes = (stems: Iterable<string>): string[] =>
  [...new Set(Array.from(stems, lexeme))].filter((one) => one !== '');

const quoted = (one: string): string => `'${one.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** A `tsvector` of lexemes, without the server's parser: it would take "accord.Les" for the name of a host. */
export const tsvector = (of: readonly string[]): string => of.map(quoted).join(' ');

/** A `tsquery` for chunks that have any of the lexemes. */
export const anyOf = (of: readonly string[]): string => of.map(quoted).join(' | ');

/** Another stem has the same number once in a thousand million: what it then adds to a score is not seen. */
const slotOf = (one: string): number => crc32(one) % STEM_SLOTS;

function sparse(weights: Iterable<readonly [string, number]>): string {
  const slots = new Map<number, number>();
  for (const [one, weight] of weights) {
    const slot = slotOf(one);
    slots.set(slot, (slots.get(slot) ?? 0) + weight);
  }
  return new pgvector.SparseVector(slots, STEM_SLOTS).toPostgres();
}

/** What each stem of a chunk is worth in BM25 (Robertson and Zaragoza 2009), but for how rare it is. */
export function stemWeights(stems: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const stem of stems) {
    const one = lexeme(stem);
    if (one !== '') counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const norm = K1 * (1 - B + (B * stems.length) / MIDDLING);
  return sparse(
    Array.from(counts, ([one, count]) => [one, (count * (K1 + 1)) / (count + norm)] as const),
  );
}

/**
 * How rare each stem is: the inner product with {@link stemWeights} is BM25.
 * @param chunksOf how many chunks have each stem.
 * @param chunks all there are.
 */
export function stemRarity(chunksOf: ReadonlyMap<string, number>, chunks: number): string {
  return sparse(
    Array.from(chunksOf, ([one, having]) => {
      const idf = Math.log((chunks - having + 0.5) / (having + 0.5));
      return [one, Math.max(idf, 1e-6)] as const;
    }),
  );
}
