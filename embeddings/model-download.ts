import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Cause, causeText, EmbeddingError, type Localized } from './embedding-error.ts';
import { CHECKSUMS_FILE, GIVE_ANOTHER, SMALL_FILES, sha256, WEIGHTS_FILES } from './model-files.ts';

export interface DownloadProgress {
  readonly file: string;
  /** Bytes of this file so far. */
  readonly loaded: number;
  /** Bytes of this file; 0 when the server does not say. */
  readonly total: number;
}

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
      {
        fr: `«\u00a0${hub.model}\u00a0», révision «\u00a0${hub.revision}\u00a0», n’est ni un dossier ni un nom de modèle.`,
        en: `“${hub.model}” at revision “${hub.revision}” is neither a folder nor a model id.`,
      },
      GIVE_ANOTHER,
    );
  }
  const folder = resolve(hub.cacheDir, hub.model, hub.revision.replaceAll('/', '_'));
  if (existsSync(join(folder, CHECKSUMS_FILE))) return folder;
  if (existsSync(folder)) {
    throw new EmbeddingError(
      {
        fr: `Le dossier ${folder} contient un modèle sans son fichier ${CHECKSUMS_FILE}.`,
        en: `The folder ${folder} holds a model without its ${CHECKSUMS_FILE}.`,
      },
      {
        fr: 'Supprimez ce dossier et recommencez\u00a0: le modèle sera téléchargé de nouveau.',
        en: 'Delete this folder and start again to download the model anew.',
      },
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
    throw new NotFound({ fr: `${url} n’existe pas`, en: `${url} does not exist` });
  }
  if (!response.ok || response.body === null) {
    const status = `${response.status} ${response.statusText}`.trim();
    throw new Cause({ fr: `${url} a répondu ${status}`, en: `${url} answered ${status}` });
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
    throw new Cause({
      fr: `${url} s’est interrompu après ${loaded} octets sur ${total}`,
      en: `${url} broke off after ${loaded} of ${total} bytes`,
    });
  }
  return response.headers.get('x-repo-commit');
}

function explained(hub: HubModel, cause: unknown): EmbeddingError {
  if (cause instanceof NotFound) {
    return new EmbeddingError(
      {
        fr: `Il n’y a pas de modèle ${hub.model}, révision ${hub.revision}, avec des poids ONNX\u00a0: ${cause.text.fr}.`,
        en: `There is no model ${hub.model} at revision ${hub.revision} with ONNX weights: ${cause.text.en}.`,
      },
      {
        fr: 'Vérifiez EMBEDDING_MODEL\u00a0: il y faut un modèle avec un dossier onnx, comme Xenova/multilingual-e5-small.',
        en: 'Check EMBEDDING_MODEL: it takes a model with an onnx folder, such as Xenova/multilingual-e5-small.',
      },
      { cause },
    );
  }
  const reasons: Localized[] = [];
  for (let error = cause; error instanceof Error; error = error.cause) {
    reasons.push(causeText(error));
  }
  return new EmbeddingError(
    {
      fr: `Le modèle ${hub.model} n’a pas pu être téléchargé de ${hub.remoteHost} dans ${hub.cacheDir}\u00a0: ${reasons.map(({ fr }) => fr).join('\u00a0: ')}.`,
      en: `The model ${hub.model} could not be downloaded from ${hub.remoteHost} into ${hub.cacheDir}: ${reasons.map(({ en }) => en).join(': ')}.`,
    },
    {
      fr: 'Vérifiez le réseau et la place sur le disque, et recommencez\u202f; ou donnez à EMBEDDING_MODEL un dossier qui contient les fichiers du modèle, ou rien pour le modèle fourni, qui se passe de réseau.',
      en: 'Check the network and the free disk space and start again; or set EMBEDDING_MODEL to a folder with the model’s files, or to nothing for the bundled model, which needs no network.',
    },
    { cause },
  );
}
