import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Cause, causeText, EmbeddingError, type Localized } from './embedding-error.ts';
import { CHECKSUMS_FILE, GIVE_ANOTHER, SMALL_FILES, sha256, WEIGHTS_FILES } from './model-files.ts';
import { embeddingText } from './texts/index.ts';

/** How far a download has come. */
export interface DownloadProgress {
  readonly file: string;
  /** Bytes of this file so far. */
  readonly loaded: number;
  /** Bytes of this file; 0 when the server does not say. */
  readonly total: number;
}

/** A model of the Hugging Face hub. */
export interface HubModel {
  /** `owner/name`. */
  readonly model: string;
  /** Commit, tag or branch; the commit that a branch stood at is kept from then on. */
  readonly revision: string;
  readonly cacheDir: string;
  /** Where models are downloaded from, with a slash at the end. */
  readonly remoteHost: string;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** Leaves 404 to the caller, who may have another name to try. */
class NotFound extends Cause {}

/**
 * The folder of a hub model in the cache, downloaded when it is not there. The folder appears
 * whole or not at all, with checksums, so that an interrupted download leaves nothing behind.
 *
 * @throws EmbeddingError when the hub cannot be reached, has no such model, or the cache cannot be written.
 */
export async function hubModelFolder(hub: HubModel): Promise<string> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(hub.model) || !/^[\w./-]+$/.test(hub.revision)) {
    throw new EmbeddingError(
      embeddingText(({ download }) => download.noName(hub.model, hub.revision)),
      GIVE_ANOTHER,
    );
  }
  const folder = resolve(hub.cacheDir, hub.model, hub.revision.replaceAll('/', '_'));
  if (existsSync(join(folder, CHECKSUMS_FILE))) return folder;
  if (existsSync(folder)) {
    throw new EmbeddingError(
      embeddingText(({ download }) => download.noChecksums(folder, CHECKSUMS_FILE)),
      embeddingText(({ download }) => download.deleteFolder),
    );
  }
  const staging = `${folder}.part-${randomUUID()}`;
  try {
    await mkdir(join(staging, 'onnx'), { recursive: true });
    await downloadAll(hub, staging);
    await rename(staging, folder);
  } catch (cause) {
    // What cannot be removed was not written either; the cause is what counts.
    await rm(staging, { recursive: true, force: true }).catch(() => {});
    // Another process may have downloaded the same model meanwhile.
    if (existsSync(join(folder, CHECKSUMS_FILE))) return folder;
    throw explained(hub, cause);
  }
  return folder;
}

async function downloadAll(hub: HubModel, folder: string): Promise<void> {
  const files: Record<string, string> = {};
  let revision = hub.revision;
  const fetchFile = async (file: string) => {
    const commit = await download(hub, revision, file, join(folder, file));
    files[file] = await sha256(join(folder, file));
    // Every file comes from the commit of the first one, even if the branch moves meanwhile.
    revision = commit ?? revision;
  };
  for (const file of SMALL_FILES) await fetchFile(file);
  try {
    await fetchFile(WEIGHTS_FILES[0]);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    await fetchFile(WEIGHTS_FILES[1]);
  }
  const manifest = { source: `${hub.remoteHost}${hub.model}`, revision, files };
  await writeFile(join(folder, CHECKSUMS_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @returns the commit that the file comes from, where the server says. */
async function download(
  hub: HubModel,
  revision: string,
  file: string,
  path: string,
): Promise<string | null> {
  const url = `${hub.remoteHost}${hub.model}/resolve/${encodeURIComponent(revision)}/${file}`;
  const response = await fetch(url);
  if (response.status === 404) {
    throw new NotFound(embeddingText(({ download }) => download.notThere(url)));
  }
  if (!response.ok || response.body === null) {
    const status = `${response.status} ${response.statusText}`.trim();
    throw new Cause(embeddingText(({ download }) => download.answered(url, status)));
  }
  const coded = response.headers.get('content-encoding') !== null;
  const total = coded ? 0 : Number(response.headers.get('content-length') ?? 0);
  let loaded = 0;
  hub.onProgress?.({ file, loaded, total });
  await mkdir(dirname(path), { recursive: true });
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      loaded += chunk.length;
      hub.onProgress?.({ file, loaded, total });
      yield chunk;
    }
  };
  await pipeline(
    Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
    counted,
    createWriteStream(path, { flush: true }),
  );
  if (total > 0 && loaded !== total) {
    throw new Cause(embeddingText(({ download }) => download.brokeOff(url, loaded, total)));
  }
  return response.headers.get('x-repo-commit');
}

function explained(hub: HubModel, cause: unknown): EmbeddingError {
  if (cause instanceof NotFound) {
    return new EmbeddingError(
      embeddingText(({ download }, language) =>
        download.noModel(hub.model, hub.revision, cause.text[language]),
      ),
      embeddingText(({ download }) => download.checkModel),
      { cause },
    );
  }
  const reasons: Localized[] = [];
  for (let error = cause; error instanceof Error; error = error.cause) {
    reasons.push(causeText(error));
  }
  return new EmbeddingError(
    embeddingText(({ download }, language) =>
      download.failed(
        hub.model,
        hub.remoteHost,
        hub.cacheDir,
        reasons.map((reason) => reason[language]),
      ),
    ),
    embeddingText(({ download }) => download.checkNetwork),
    { cause },
  );
}
