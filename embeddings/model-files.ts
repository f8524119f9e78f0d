import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { EmbeddingError, type Localized } from './embedding-error.ts';

/** The model that ships with the project. */
export const BUNDLED_MODEL = 'kiosque-fr-en';

/** Names each file of a model folder with its SHA-256; written beside them. */
export const CHECKSUMS_FILE = 'checksums.json';

/** Weights as ONNX, the one of smaller numbers first. */
export const WEIGHTS_FILES = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;

/** Files besides the weights that a model folder must have. */
export const SMALL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** What can be done when the bundled model is damaged. */
export const RESTORE: Localized = {
  fr: 'Rétablissez le dossier depuis le dépôt\u00a0: git checkout -- embeddings/model',
  en: 'Restore the folder from the repository: git checkout -- embeddings/model',
};

/** What can be done about a model that is none. */
export const GIVE_ANOTHER: Localized = {
  fr: 'Donnez à EMBEDDING_MODEL un dossier qui existe, un nom de modèle comme Xenova/multilingual-e5-small, ou rien pour le modèle fourni.',
  en: 'Set EMBEDDING_MODEL to an existing folder, a model id such as Xenova/multilingual-e5-small, or nothing for the bundled model.',
};

export interface Checksums {
  readonly files: Readonly<Record<string, string>>;
}

export interface ModelFiles {
  readonly folder: string;
  /** Relative to `folder`. */
  readonly weights: (typeof WEIGHTS_FILES)[number];
  /** First 12 hexadecimal digits of the SHA-256 over weights and tokenizer. */
  readonly revision: string;
}

/** The folder of the bundled model or of a model on disk; null for what can only be a hub id. */
export function localModelFolder(model: string): string | null {
  if (model === BUNDLED_MODEL) return fileURLToPath(new URL(`model/${model}`, import.meta.url));
  const folder = resolve(model);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  if (isAbsolute(model) || model.startsWith('.')) {
    throw new EmbeddingError(
      {
        fr: `Le dossier du modèle ${folder} n’existe pas.`,
        en: `The embedding model’s folder ${folder} does not exist.`,
      },
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
        {
          fr: `Le fichier de modèle ${path} est endommagé\u00a0: ce n’est pas celui que décrit ${CHECKSUMS_FILE} à côté de lui.`,
          en: `The model file ${path} is damaged: it is not the one that ${CHECKSUMS_FILE} beside it lists.`,
        },
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

/** SHA-256 of a file, in hexadecimal. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function readChecksums(folder: string, remedy: Localized): Promise<Checksums['files']> {
  const path = join(folder, CHECKSUMS_FILE);
  if (!existsSync(path)) return {};
  try {
    const { files } = JSON.parse(await readFile(path, 'utf8')) as Checksums;
    if (typeof files === 'object' && files !== null) return files;
  } catch (cause) {
    throw new EmbeddingError(
      {
        fr: `La liste des sommes de contrôle du modèle, ${path}, ne peut pas être lue.`,
        en: `The model’s list of checksums ${path} cannot be read.`,
      },
      remedy,
      { cause },
    );
  }
  throw new EmbeddingError(
    {
      fr: `La liste des sommes de contrôle du modèle, ${path}, ne nomme aucun fichier.`,
      en: `The model’s list of checksums ${path} lists no files.`,
    },
    remedy,
  );
}

function missing(path: string, remedy: Localized): EmbeddingError {
  const name = basename(path);
  return new EmbeddingError(
    {
      fr: `Le fichier de modèle ${name} manque\u00a0: ${path}`,
      en: `The model file ${name} is missing: ${path}`,
    },
    remedy,
  );
}
