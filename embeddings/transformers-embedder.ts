import { setImmediate } from 'node:timers/promises';
import { batchesByLength } from './batches.ts';
import type { LocalEmbedder, TextRole } from './embedder.ts';
import { Cause, causeText, EmbeddingError, type Localized } from './embedding-error.ts';
import { loadSession } from './load-session.ts';
import { type DownloadProgress, hubModelFolder } from './model-download.ts';
import { modelFamily } from './model-family.ts';
import { BUNDLED_MODEL, checkModelFiles, localModelFolder, RESTORE } from './model-files.ts';
import type { ModelSession } from './model-session.ts';
import { embeddingText } from './texts/index.ts';
import { vectorFault } from './unit-vector.ts';
import { isWordTable, WordNeighbours } from './word-neighbours.ts';

/** Which embedding model is loaded, and from where. */
export interface EmbedderOptions {
  /** `kiosque-fr-en` (bundled), a folder, or a hub id such as `Xenova/multilingual-e5-small`. */
  readonly model: string;
  /** Of a hub model: commit, tag or branch; `main` stays at the commit first downloaded. */
  readonly revision?: string | undefined;
  /** Hub models are kept here. */
  readonly cacheDir: string;
  /** Where hub models come from, with a slash at the end; Hugging Face by default. */
  readonly remoteHost?: string | undefined;
  /** Keeps any model to one thread, as a table of words is. */
  readonly oneThread?: boolean | undefined;
  /** Called while a hub model is downloaded, and never else. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

const LIMITS = { texts: 16, tokens: 1024 };
/** Texts tokenized at a time, so that a long list does not hold up a question. */
const WINDOW = 128;
/** Text beyond this many characters a token could not be read anyway, and would cost time. */
const CHARACTERS_PER_TOKEN = 16;
/** Some tokenizers make a token even of these. */
const BLANK = /^[\p{Cc}\p{Cf}\p{Cs}\p{Z}]*$/u;
const COPY_AGAIN: Localized = embeddingText(({ model }) => model.copyAgain);
const PROBE = 'a e 1 le la the of.';

/**
 * Loads an embedding model into this process. Only local files are read, but for a hub model
 * that is not in the cache yet.
 *
 * @throws EmbeddingError when the model cannot be found, downloaded or loaded.
 */
export async function loadEmbedder(options: EmbedderOptions): Promise<LocalEmbedder> {
  const { folder, remedy } = await modelFolder(options);
  const files = await checkModelFiles(folder, remedy);
  const family = modelFamily(options.model);
  const session = await loadSession(files, family.pooling, remedy);
  const dimension = (await probe(session, options.model, remedy)).length;
  const info = {
    id: options.model,
    revision: files.revision,
    dimension,
    maxTokens: session.maxTokens,
  };

  const encode = (text: string, role: TextRole): number[] | null => {
    const short = cut(text, info.maxTokens * CHARACTERS_PER_TOKEN);
    if (BLANK.test(short)) return null;
    const ids = session.encode(short);
    if (!ids.some(session.isContent)) return null;
    const prefix = family.prefix[role];
    return (prefix === '' ? ids : session.encode(prefix + short)).slice(0, info.maxTokens);
  };

  const embed = async (texts: readonly string[], role: TextRole) => {
    const vectors: (Float32Array | null)[] = [];
    for (let start = 0; start < texts.length; start += WINDOW) {
      const ids = texts.slice(start, start + WINDOW).map((text) => encode(text, role));
      vectors.push(...(await embedWindow(session, ids, dimension)));
    }
    return vectors;
  };

  const embedder = {
    info,
    embed,
    // The runtime frees a model with its process only.
    close: async () => {},
  };
  const isTable = await isWordTable(embed);
  if (isTable || options.oneThread) await session.useOneThread();
  return {
    ...embedder,
    countTokens: (text) => session.encode(family.prefix.passage + text).length,
    openVocabulary: isTable ? () => WordNeighbours.open(embedder) : null,
  };
}

async function modelFolder(
  options: EmbedderOptions,
): Promise<{ readonly folder: string; readonly remedy: Localized }> {
  const local = localModelFolder(options.model);
  if (local !== null) {
    return { folder: local, remedy: options.model === BUNDLED_MODEL ? RESTORE : COPY_AGAIN };
  }
  const folder = await hubModelFolder({
    model: options.model,
    revision: options.revision ?? 'main',
    cacheDir: options.cacheDir,
    remoteHost: options.remoteHost ?? 'https://huggingface.co/',
    onProgress: options.onProgress,
  });
  return {
    folder,
    remedy: embeddingText(({ download }) => download.deleteThat(folder)),
  };
}

async function embedWindow(
  session: ModelSession,
  window: readonly (number[] | null)[],
  dimension: number,
): Promise<(Float32Array | null)[]> {
  const vectors = new Array<Float32Array | null>(window.length).fill(null);
  const readable = window.flatMap((ids, at) => (ids === null ? [] : [{ ids, at }]));
  const lengths = readable.map(({ ids }) => ids.length);
  for (const batch of batchesByLength(lengths, LIMITS)) {
    const found = await session.run(batch.map((index) => readable[index]!.ids));
    for (const [row, index] of batch.entries()) {
      const vector = found[row]!;
      const fault = vectorFault(vector, dimension);
      if (fault !== null) throw new Error(`The embedding model returned a bad vector: ${fault}.`);
      vectors[readable[index]!.at] = vector;
    }
    // The model blocks this thread; between batches others have their turn.
    await setImmediate();
  }
  return vectors;
}

/** Runs the model once, so that one that does not fit fails now and not at the first question. */
async function probe(
  session: ModelSession,
  model: string,
  remedy: Localized,
): Promise<Float32Array> {
  try {
    const [vector] = await session.run([session.encode(PROBE)]);
    const fault = vectorFault(vector!, vector!.length);
    if (fault !== null) {
      throw new Cause(embeddingText((texts) => texts.model.badVector(fault)));
    }
    return vector!;
  } catch (cause) {
    const why = causeText(cause);
    throw new EmbeddingError(
      embeddingText((texts, language) => texts.model.noVectors(model, why[language])),
      remedy,
      { cause },
    );
  }
}

/** The start of a text, no longer than `limit` UTF-16 units, not ending in half a character. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text[limit - 1]!) ? limit - 1 : limit;
  return text.slice(0, end);
}
