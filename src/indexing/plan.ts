import { rmSync } from 'node:fs';
import type { EmbedderInfo } from '../../embeddings/embedder.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { StoredFile, StoredSkip } from '../corpus/stored-article.ts';
import type { Localized } from '../i18n/localized.ts';
import { CHUNKER_VERSION } from './chunks.ts';
import { hnswPath } from './hnsw/hnsw-location.ts';
import {
  followMoves,
  movedSizes,
  storedIn,
  type UpdateScope,
  updateScope,
  wouldEmpty,
} from './scope.ts';
import { indexingText } from './texts/index.ts';
import type { UpdateOptions } from './update-options.ts';

/** What an update has before it. */
export interface Plan {
  readonly scope: UpdateScope;
  /** Whether the corpus is filled for the first time. */
  readonly isNew: boolean;
  /** Why every article is read again; null when only those are that have changed. */
  readonly rebuilt: Localized | null;
  /** Whether the vectors in the corpus are of this model. */
  readonly isSameEmbedder: boolean;
  /** What the corpus has of the files looked at. */
  readonly stored: readonly StoredFile[];
  /** Files that no article could be made of, by name. */
  readonly unusable: ReadonlyMap<string, StoredSkip>;
}

/**
 * Looks at what the corpus was made by and what has moved, and notes there what must be known of an update that is
 * interrupted.
 * @param remade why the corpus was made anew when it was opened.
 */
export async function planUpdate(
  looked: UpdateScope,
  writer: CorpusWriter,
  remade: Localized | null,
  { articlesDir, dataDir, database, embedder: { info } }: UpdateOptions,
): Promise<Plan> {
  const rebuilt = remade ?? (await madeOtherwise(writer, info));
  const isNew = (await writer.meta('version')) === null;
  const mustLookAtAll = isNew || rebuilt !== null || (await isGone(looked, writer));
  const scope = looked.files && mustLookAtAll ? await updateScope(articlesDir, null) : looked;
  if (isNew) {
    // Of a former corpus: its labels and generations mean nothing in this one.
    if (!database) rmSync(`${hnswPath(dataDir)}.json`, { force: true });
    await markMade(writer, info);
  }
  const isSame = await sameEmbedder(writer, info);
  if (!isSame) await writer.clearVocabulary();
  if (rebuilt && !remade) await markUnfinished(writer, isSame);
  return {
    scope,
    isNew,
    rebuilt,
    isSameEmbedder: isSame,
    stored: await withoutMoved(scope, writer),
    unusable: await writer.skips(),
  };
}

/** Of a folder of which no file is left, nothing is believed until all of it was looked at. */
async function isGone({ files, candidates }: UpdateScope, writer: CorpusWriter): Promise<boolean> {
  return files !== null && candidates.length === 0 && (await wouldEmpty(writer, files));
}

/** What the corpus has of the files, those that have moved under their new names. */
async function withoutMoved(scope: UpdateScope, writer: CorpusWriter): Promise<StoredFile[]> {
  const stored = await storedIn(scope, writer);
  const sizes = movedSizes(scope, stored);
  const hasMoved = await followMoves(scope.candidates, writer, sizes, scope.find);
  return hasMoved ? storedIn(scope, writer) : stored;
}

/** What articles are read and cut by: a change means that they are read again. */
const versionOf = (embedder: EmbedderInfo): string =>
  JSON.stringify({ chunker: CHUNKER_VERSION, embedder });

const UNFINISHED = 'unfinished';

const INTERRUPTED: Localized = indexingText((texts) => texts.plan.interrupted);
const CUT_OTHERWISE: Localized = indexingText((texts) => texts.plan.otherCut);

/** Says by what the store was made; of a first indexing before it begins, for that may be interrupted too. */
export async function markMade(writer: CorpusWriter, embedder: EmbedderInfo): Promise<void> {
  await writer.setMeta('version', versionOf(embedder));
  await writer.setMeta('embedder', JSON.stringify(embedder));
}

/** Until a rebuild ends, the store must not pass for a finished one of any version. */
async function markUnfinished(writer: CorpusWriter, sameVectors: boolean): Promise<void> {
  await writer.setMeta('version', UNFINISHED);
  if (!sameVectors) await writer.setMeta('embedder', UNFINISHED);
}

/** Whether the vectors in the store are of this model. */
async function sameEmbedder(writer: CorpusWriter, embedder: EmbedderInfo): Promise<boolean> {
  return (await writer.meta('embedder')) === JSON.stringify(embedder);
}

/** Why all of a store must be made again, or null. */
async function madeOtherwise(
  writer: CorpusWriter,
  embedder: EmbedderInfo,
): Promise<Localized | null> {
  const before = await writer.meta('version');
  if (before === null || before === versionOf(embedder)) return null;
  if (before === UNFINISHED) return INTERRUPTED;
  if (await sameEmbedder(writer, embedder)) return CUT_OTHERWISE;
  const { id } = embedder;
  return indexingText((texts) => texts.plan.otherEmbedder(id));
}
