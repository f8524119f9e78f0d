import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { causeText, type Localized } from './embedding-error.ts';
import { HNSW_DEFAULTS, type HnswIndex, type HnswOptions } from './hnsw-index.ts';
import { embeddingText } from './texts/index.ts';

/** What the vectors of an index were made with: another embedder's cannot be compared with them. */
export interface IndexIdentity {
  readonly embedder: string;
  readonly revision: string;
}

/** The state of the caller's that an index was made from. */
export interface IndexState {
  /** The caller's own number for it. */
  readonly generation: number;
  /** Labels up to this one are in the file, or were not to be. */
  readonly highest: number;
}

/** Labels that follow one another. */
export type LabelRange = readonly [first: number, count: number];

/** What `path`.json says of a saved index. */
export interface Manifest extends IndexIdentity, IndexState {
  readonly format: number;
  readonly dimension: number;
  readonly metric: 'cosine';
  readonly m: number;
  readonly efConstruction: number;
  /** Vectors in the file, deleted ones included. */
  readonly count: number;
  readonly deleted: readonly number[];
  /** Labels of the vectors in the file, as ranges: hnswlib lists them in one go, which blocks. */
  readonly labels: readonly LabelRange[];
  /** Name of the index file, beside the manifest. */
  readonly file: string;
  readonly sha256: string;
  /** SHA-256 of the manifest without this field. */
  readonly checksum: string;
}

const FORMAT = 3;

/** There never was an index here, or no trace of one is left. */
export const NO_INDEX: Localized = embeddingText(({ index }) => index.none);

/** The manifest of an index whose file has these contents. */
export function manifestOf(
  index: HnswIndex,
  identity: IndexIdentity & IndexState,
  { file, sha256 }: Pick<Manifest, 'file' | 'sha256'>,
): Manifest {
  const manifest = {
    format: FORMAT,
    embedder: identity.embedder,
    revision: identity.revision,
    dimension: index.dimension,
    metric: 'cosine',
    m: index.m,
    efConstruction: index.efConstruction,
    count: index.size + index.deleted.size,
    deleted: [...index.deleted],
    labels: rangesOf([...index.labels(), ...index.deleted]),
    generation: identity.generation,
    highest: identity.highest,
    file,
    sha256,
  } as const;
  return { ...manifest, checksum: checksumOf(manifest) };
}

function rangesOf(labels: readonly number[]): LabelRange[] {
  const ranges: [number, number][] = [];
  for (const label of labels.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && label === last[0] + last[1]) last[1]++;
    else ranges.push([label, 1]);
  }
  return ranges;
}

/** What a saved index is; or in one sentence why there is none that fits. The index file is not looked at. */
export async function readManifest(
  path: string,
  expected: HnswOptions & IndexIdentity,
): Promise<Manifest | Localized> {
  try {
    const manifestPath = `${path}.json`;
    if (!existsSync(manifestPath)) return NO_INDEX;
    const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as Manifest;
    return mismatchOf(manifest, expected) ?? manifest;
  } catch (error) {
    return unreadable(error);
  }
}

/**
 * What is told of an index file that cannot be read.
 * @param error why not.
 */
export function unreadable(error: unknown): Localized {
  const why = causeText(error);
  return embeddingText(({ index }, language) => index.unreadable(why[language]));
}

function mismatchOf(manifest: Manifest, expected: HnswOptions & IndexIdentity): Localized | null {
  const wanted = {
    format: FORMAT,
    embedder: expected.embedder,
    revision: expected.revision,
    dimension: expected.dimension,
    metric: 'cosine',
    m: expected.m ?? HNSW_DEFAULTS.m,
    efConstruction: expected.efConstruction ?? HNSW_DEFAULTS.efConstruction,
  } as const;
  const { checksum, ...rest } = manifest;
  const isDamaged = manifest.format === FORMAT && checksum !== checksumOf(rest);
  if (isDamaged || manifest.format === undefined) {
    return embeddingText(({ index }) => index.damagedManifest);
  }
  for (const [name, value] of Object.entries(wanted)) {
    const found = manifest[name as keyof typeof wanted];
    if (found !== value) {
      return embeddingText(({ index }) => index.mismatch(name, found, value));
    }
  }
  return null;
}

function checksumOf(manifest: Omit<Manifest, 'checksum'>): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}
