import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddingError, type Localized } from './embedding-error.ts';
import { embeddingText } from './texts/index.ts';

/** The model that ships with the project. */
export const BUNDLED_MODEL = 'kiosque-fr-en';

/** Names each file of a model folder with its SHA-256; written beside them. */
export const CHECKSUMS_FILE = 'checksums.json';

/** Weights as ONNX, the one of smaller numbers first. */
export const WEIGHTS_FILES = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;

/** Files besides the weights that a model folder must have. */
export const SMALL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** What can be done when the bundled model is damaged. */
export const RESTORE: Localized = embeddingText(({ model }) => model.restore);

/** What can be done about a model that is none. */
export const GIVE_ANOTHER: Localized = embeddingText(({ model }) => model.giveAnother);

/** SHA-256 of the files of a model, in hex, by their names. */
export interface Checksums {
  readonly files: Readonly<Record<string, string>>;
}

/** The files of a model in a folder. */
export interface ModelFiles {
  readonly folder: string;
  /** Relative to `folder`. */
  readonly weights: (typeof WEIGHTS_FILES)[number];
  /** First 12 hexadecimal digits of the SHA-256 over weights and tokenizer. */
  readonly revision: string;
}

/**
 * The folder of the bundled model or of a model on disk; null for what can only be a hub id.
 * @throws EmbeddingError when the path leads to nothing, or to a file.
 */
export function localModelFolder(model: string): string | null {
  if (model === BUNDLED_MODEL) return fileURLToPath(new URL(`model/${model}`, import.meta.url));
  const folder = resolve(model);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  if (isAbsolute(model) || model.startsWith('.')) {
    throw new EmbeddingError(
      embeddingText((texts) => texts.model.noFolder(folder)),
      GIVE_ANOTHER,
    );
  }
  return null;
}

/**
 * Checks that a model folder is complete, and whole where it has a list of checksums.
 *
 * @param remedy what to do when a file is missing or damaged.
 * @throws EmbeddingError naming the file.
 */
export async function checkModelFiles(folder: string, remedy: Localized): Promise<ModelFiles> {
  const weights = WEIGHTS_FILES.find((file) => existsSync(join(folder, file)));
  if (weights === undefined) throw missing(join(folder, WEIGHTS_FILES[0]), remedy);
  for (const file of SMALL_FILES) {
    if (!existsSync(join(folder, file))) throw missing(join(folder, file), remedy);
  }
  const expected = await readChecksums(folder, remedy);
  const actual = new Map<string, string>();
  for (const file of new Set([...Object.keys(expected), weights, 'tokenizer.json'])) {
    const path = join(folder, file);
    if (!existsSync(path)) throw missing(path, remedy);
    const checksum = await sha256(path);
    if (expected[file] !== undefined && expected[file] !== checksum) {
      throw new EmbeddingError(
        embeddingText(({ model }) => model.damagedFile(path, CHECKSUMS_FILE)),
        remedy,
      );
    }
    actual.set(file, checksum);
  }
  const revision = createHash('sha256')
    .update(`${actual.get(weights)}\n${actual.get('tokenizer.json')}\n`)
    .digest('hex')
    .slice(0, 12);
  return { folder, weights, revision };
}

const BYTES_AT_ONCE = 1 << 18;

/** SHA-256 of a file, in hexadecimal. Read into one buffer again and again: a stream, with one each time, takes twice as long. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(BYTES_AT_ONCE);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function readChecksums(folder: string, remedy: Localized): Promise<Checksums['files']> {
  const path = join(folder, CHECKSUMS_FILE);
  if (!existsSync(path)) return {};
  try {
    const { files } = JSON.parse(await readFile(path, 'utf8')) as Checksums;
    if (typeof files === 'object' && files !== null) return files;
  } catch (cause) {
    throw new EmbeddingError(
      embeddingText(({ model }) => model.unreadableChecksums(path)),
      remedy,
      { cause },
    );
  }
  throw new EmbeddingError(
    embeddingText(({ model }) => model.emptyChecksums(path)),
    remedy,
  );
}

function missing(path: string, remedy: Localized): EmbeddingError {
  const name = basename(path);
  return new EmbeddingError(
    embeddingText(({ model }) => model.missingFile(name, path)),
    remedy,
  );
}
