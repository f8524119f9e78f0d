import type { EmbedderInfo } from '../../embeddings/embedder.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { Localized } from '../i18n/localized.ts';
import { CHUNKER_VERSION } from './chunks.ts';
import { indexingText } from './texts/index.ts';

/** What articles are read and cut by: a change means that they are read again. */
const versionOf = (embedder: EmbedderInfo): string =>
  JSON.stringify({ chunker: CHUNKER_VERSION, embedder });

const UNFINISHED = 'unfinished';

const INTERRUPTED: Localized = indexingText((texts) => texts.madeBy.interrupted);
const CUT_OTHERWISE: Localized = indexingText((texts) => texts.madeBy.otherCut);

/** Says by what the store was made; of a first indexing before it begins, for that may be interrupted too. */
export async function markMade(writer: CorpusWriter, embedder: EmbedderInfo): Promise<void> {
  await writer.setMeta('version', versionOf(embedder));
  await writer.setMeta('embedder', JSON.stringify(embedder));
}

/** Until a rebuild ends, the store must not pass for a finished one of any version. */
export async function markUnfinished(writer: CorpusWriter, sameVectors: boolean): Promise<void> {
  await writer.setMeta('version', UNFINISHED);
  if (!sameVectors) await writer.setMeta('embedder', UNFINISHED);
}

/** Whether the vectors in the store are of this model. */
export async function sameEmbedder(writer: CorpusWriter, embedder: EmbedderInfo): Promise<boolean> {
  return (await writer.meta('embedder')) === JSON.stringify(embedder);
}

/** Why all of a store must be made again, or null. */
export async function madeOtherwise(
  writer: CorpusWriter,
  embedder: EmbedderInfo,
): Promise<Localized | null> {
  const before = await writer.meta('version');
  if (before === null || before === versionOf(embedder)) return null;
  if (before === UNFINISHED) return INTERRUPTED;
  if (await sameEmbedder(writer, embedder)) return CUT_OTHERWISE;
  const { id } = embedder;
  return indexingText((texts) => texts.madeBy.otherEmbedder(id));
}
