import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Cause, causeText, EmbeddingError, type Localized } from './embedding-error.ts';
import { noteFoundWhole, wasFoundWhole } from './found-whole.ts';
import { HnswIndex, type HnswOptions, newNative } from './hnsw-index.ts';
import {
  type IndexIdentity,
  type IndexState,
  type Manifest,
  manifestOf,
  readManifest,
  unreadable,
} from './hnsw-manifest.ts';
import { sha256 } from './model-files.ts';
import { embeddingText } from './texts/index.ts';

/** An index as it was read from its file. */
export interface LoadedHnsw extends IndexState {
  readonly index: HnswIndex;
  /** Tells one saved file from another. */
  readonly file: string;
}

/** Labels taken up between two turns of others: of many, a set takes its time. */
const LABELS_PER_TURN = 1_000;

/**
 * Saves an index under `path`: a manifest `path`.json that names an index file beside it. The
 * manifest is replaced last and at once, so that a crash at any moment leaves the former state
 * or the new one. Blocks the thread (0.4 s for 100,000 vectors of 384 numbers).
 *
 * @throws EmbeddingError when the folder cannot be written or the disk is full; the former files stay.
 */
export function saveHnsw(
  index: HnswIndex,
  path: string,
  identity: IndexIdentity & IndexState,
): void {
  const folder = dirname(path);
  const temporary = `${path}.part-${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    const count = index.size + index.deleted.size;
    index.writeUnchecked(temporary);
    flush(temporary);
    checkWritten(temporary, index.dimension, count);
    const contents = createHash('sha256').update(readFileSync(temporary)).digest('hex');
    const file = `${basename(path)}.${contents.slice(0, 12)}`;
    renameSync(temporary, join(folder, file));
    // All of it was read back.
    noteFoundWhole(join(folder, file));
    const manifest = manifestOf(index, identity, { file, sha256: contents });
    writeFileSync(temporary, JSON.stringify(manifest));
    flush(temporary);
    renameSync(temporary, `${path}.json`);
    flush(folder);
    removeOthers(path, file);
  } catch (cause) {
    if (existsSync(temporary)) rmSync(temporary);
    const why = causeText(cause);
    throw new EmbeddingError(
      embeddingText(({ index: texts }, language) => texts.notWritten(path, why[language])),
      embeddingText(({ index: texts }) => texts.checkFolder),
      { cause },
    );
  }
}

/**
 * Reads an index that {@link saveHnsw} wrote, off the thread.
 *
 * @param everyByte looks for damage even where that was done before, and leaves no note of it.
 * @returns the index, or in one sentence why there is none that fits; never throws on damaged files.
 */
export async function loadHnsw(
  path: string,
  expected: HnswOptions & IndexIdentity,
  everyByte = false,
): Promise<LoadedHnsw | Localized> {
  try {
    const manifest = await readManifest(path, expected);
    if (!('generation' in manifest)) return manifest;
    const fault = await checkHnsw(path, manifest, everyByte);
    if (fault !== null) return fault;
    const file = fileOf(path, manifest);
    const native = newNative(manifest.dimension);
    // Off the thread, which has time for the labels meanwhile.
    const [used] = await Promise.all([labelsOf(manifest), native.readIndex(file)]);
    if (native.getCurrentCount() !== manifest.count || used.size !== manifest.count) {
      return embeddingText(({ index: texts }) => texts.incomplete(file));
    }
    const index = new HnswIndex(expected, { native, used, deleted: manifest.deleted });
    const { generation, highest } = manifest;
    return { index, generation, highest, file: manifest.file };
  } catch (error) {
    return unreadable(error);
  }
}

async function labelsOf({ labels }: Manifest): Promise<Set<number>> {
  const all = new Set<number>();
  for (const [first, count] of labels) {
    for (let label = first; label < first + count; label++) {
      all.add(label);
      if (all.size % LABELS_PER_TURN === 0) await setImmediate();
    }
  }
  return all;
}

/**
 * What is wrong with the index file that a manifest names, or null. Reads all of it, off the thread, unless it is as it
 * was when that was done before.
 */
export async function checkHnsw(
  path: string,
  manifest: Manifest,
  everyByte = false,
): Promise<Localized | null> {
  try {
    const file = fileOf(path, manifest);
    if (!existsSync(file)) {
      return embeddingText(({ index: texts }) => texts.missing(file));
    }
    if (!everyByte && wasFoundWhole(file)) return null;
    if ((await sha256(file)) === manifest.sha256) {
      if (!everyByte) noteFoundWhole(file);
      return null;
    }
    return embeddingText(({ index: texts }) => texts.damaged(file));
  } catch (error) {
    return unreadable(error);
  }
}

const fileOf = (path: string, { file }: Manifest): string => join(dirname(path), basename(file));

function checkWritten(file: string, dimension: number, count: number): void {
  // hnswlib must not see a file that is plainly too short: it reads past the end.
  const least = count * dimension * Float32Array.BYTES_PER_ELEMENT;
  const written = existsSync(file) ? statSync(file).size : 0;
  if (written <= least) {
    throw new Cause(embeddingText(({ index: texts }) => texts.shortWrite(written)));
  }
  const native = newNative(dimension);
  native.readIndexSync(file);
  if (native.getCurrentCount() !== count) {
    throw new Cause(embeddingText(({ index: texts }) => texts.incompleteAgain));
  }
}

/** Index files that no manifest names any more, and what interrupted saves left. */
function removeOthers(path: string, keep: string): void {
  const stale = /^\.([0-9a-f]{12}(\.whole)?|part-[0-9a-f-]{36})$/;
  for (const name of readdirSync(dirname(path))) {
    const ours = name.startsWith(basename(path)) && stale.test(name.slice(basename(path).length));
    if (ours && !name.startsWith(keep)) rmSync(join(dirname(path), name), { force: true });
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
