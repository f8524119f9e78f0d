import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { loadHnsw, saveHnsw } from '../../embeddings/hnsw-file.ts';
import { HnswIndex, type HnswOptions } from '../../embeddings/hnsw-index.ts';
import { fromInt8, toInt8 } from '../../embeddings/int8-vector.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { MAX_DELETED_SHARE } from '../../src/indexing/hnsw/update-hnsw.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { repository } from '../../tests/helpers/sample-library.ts';
import { hasPiaf, PIAF, piafSet } from './piaf.ts';
import { between, seeded } from './random.ts';

export interface VectorSet {
  readonly name: 'passages' | 'sentences';
  readonly vectors: readonly Float32Array[];
  readonly queries: readonly Float32Array[];
}

const K = 10;

/** The bundled model's vectors of PIAF, as the store keeps them. */
export async function piafVectors(names: readonly VectorSet['name'][]): Promise<VectorSet[]> {
  const { articles, questions } = piafSet();
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: repository });
  const embed = async (texts: readonly string[], role: 'query' | 'passage') =>
    (await embedder.embed(texts, role)).filter((vector) => vector !== null);
  const passages = articles.flatMap(({ text, paragraphs }) =>
    paragraphs.map(({ start, end }) => text.slice(start, end)),
  );
  const texts = {
    passages,
    sentences: passages.flatMap((text) =>
      splitSentences(text).map(({ start, end }) => text.slice(start, end)),
    ),
  };
  const queries = await embed(
    questions.map(({ question }) => question),
    'query',
  );
  const sets: VectorSet[] = [];
  for (const name of names) {
    const vectors = await embed([...new Set(texts[name])], 'passage');
    sets.push({ name, vectors: vectors.map((vector) => fromInt8(toInt8(vector))), queries });
  }
  await embedder.close();
  return sets;
}

type Tuning = Omit<HnswOptions, 'dimension'>;

/** An index, and which of the vectors each of its labels stands for. */
interface Filled {
  readonly index: HnswIndex;
  readonly places: ReadonlyMap<number, number>;
}

function filled({ vectors }: VectorSet, tuning: Tuning = {}): Filled {
  return build(vectors, new Map(vectors.map((_, place) => [place, place])), tuning);
}

function build(
  vectors: readonly Float32Array[],
  places: ReadonlyMap<number, number>,
  tuning: Tuning,
): Filled {
  const index = new HnswIndex({ dimension: vectors[0]!.length, ...tuning });
  for (const [label, place] of places) index.add(label, vectors[place]!);
  return { index, places };
}

/**
 * Takes vectors out at random and puts each back under another label, as an article that changes does, `share` times as
 * many as there are. Built anew whenever more than a fifth is deleted, as the product does.
 */
export function churned(set: VectorSet, share: number, tuning: Tuning = {}): Filled {
  const random = seeded(150);
  let { index } = filled(set, tuning);
  const places = new Map(set.vectors.map((_, place) => [place, place]));
  const labels = [...places.keys()];
  let next = labels.length;
  for (let changes = 1; changes <= share * set.vectors.length; changes++) {
    const at = between(random, 0, labels.length - 1);
    const place = places.get(labels[at]!)!;
    index.remove(labels[at]!);
    places.delete(labels[at]!);
    labels[at] = next++;
    places.set(labels[at], place);
    index.add(labels[at], set.vectors[place]!);
    if (index.deleted.size > MAX_DELETED_SHARE * (index.deleted.size + index.size)) {
      index = build(set.vectors, places, tuning).index;
    }
  }
  return { index, places };
}

/** The places of the ten nearest vectors of each query. */
export function exactNeighbours({ vectors, queries }: VectorSet): ReadonlySet<number>[] {
  const exact = new ExactIndex(vectors[0]!.length);
  for (const [place, vector] of vectors.entries()) exact.add(place, vector);
  return queries.map((query) => new Set(exact.search(query, K).map(({ label }) => label)));
}

/** Share of the ten exact neighbours that are found, and the time of a search in milliseconds. */
export function recallOf(
  { index, places }: Filled,
  { queries }: VectorSet,
  truth: readonly ReadonlySet<number>[],
): { readonly recall: number; readonly ms: number } {
  let hits = 0;
  let ms = 0;
  for (const [i, query] of queries.entries()) {
    const startedAt = performance.now();
    const found = index.search(query, K);
    ms += performance.now() - startedAt;
    hits += found.filter(({ label }) => truth[i]!.has(places.get(label)!)).length;
  }
  return { recall: hits / (queries.length * K), ms: ms / queries.length };
}

const MS = [16, 24, 32];
const CONSTRUCTIONS = [100, 200];
const EFS = [32, 64, 128, 256];
/** So many changes after it was built an index is as worn as it gets: then it is built anew. */
const WORN = MAX_DELETED_SHARE / (1 - MAX_DELETED_SHARE);

/** Writes the tables of `docs/hnsw.md`, in Markdown. */
export async function recallTable(write: (line: string) => void): Promise<void> {
  if (!hasPiaf) return write(`${PIAF} is not there: nothing can be measured.`);
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosque-recall-'));
  for (const set of await piafVectors(['passages', 'sentences'])) {
    const truth = exactNeighbours(set);
    write(`\n${set.vectors.length} ${set.name}, ${set.queries.length} questions\n`);
    write(`| M | efConstruction | built in | ${EFS.map((ef) => `ef ${ef}`).join(' | ')} |`);
    write(`|---|---|---|${EFS.map(() => '---|').join('')}`);
    for (const m of MS) {
      for (const efConstruction of CONSTRUCTIONS) {
        const startedAt = performance.now();
        const fresh = filled(set, { m, efConstruction });
        const seconds = (performance.now() - startedAt) / 1000;
        const worn = churned(set, WORN, { m, efConstruction });
        const cells: string[] = [];
        for (const ef of EFS) {
          const [before, after] = await Promise.all(
            [fresh, worn].map(async (one, i) =>
              recallOf(await withEf(one, ef, path.join(folder, String(i))), set, truth),
            ),
          );
          const recalls = `${before!.recall.toFixed(3)}, ${after!.recall.toFixed(3)}`;
          cells.push(`${recalls} (${after!.ms.toFixed(2)} ms)`);
        }
        write(`| ${m} | ${efConstruction} | ${seconds.toFixed(1)} s | ${cells.join(' | ')} |`);
      }
    }
  }
  rmSync(folder, { recursive: true });
}

/** The same index, which looks at more or fewer candidates in a search. */
async function withEf({ index, places }: Filled, ef: number, file: string): Promise<Filled> {
  const { dimension, m, efConstruction } = index;
  const identity = { embedder: 'bench', revision: '1' };
  saveHnsw(index, file, { ...identity, generation: 0, highest: 0 });
  const loaded = await loadHnsw(file, { ...identity, dimension, m, efConstruction, ef });
  if (!('index' in loaded)) throw new Error(loaded.en);
  return { index: loaded.index, places };
}
