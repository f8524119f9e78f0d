import { existsSync } from 'node:fs';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { LoadedHnsw } from '../../embeddings/hnsw-file.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { counted } from '../i18n/format.ts';
import type { Localized } from '../i18n/localized.ts';
import { hnswIdentity, hnswPath } from '../indexing/hnsw/hnsw-location.ts';
import { type CheckOutcome, NONE_YET, not, ok } from './finding.ts';
import { REMAKE } from './remedies.ts';
import { maintenanceText } from './texts/index.ts';

/** The HNSW file, by its checksum, by loading it, and beside the store that it was made from. */
export async function savedVectors(
  location: CorpusLocation,
  embedder: Embedder | null,
): Promise<CheckOutcome> {
  const { dataDir } = location;
  if (!existsSync(`${hnswPath(dataDir)}.json`)) return ok(NONE_YET);
  if (!embedder) {
    return not(
      'warning',
      maintenanceText((texts) => texts.savedVectors.notChecked),
      REMAKE,
    );
  }
  const { loadHnsw } = await import('../../embeddings/hnsw-file.ts');
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info), true);
  if (!('index' in loaded)) return not('broken', loaded, REMAKE);
  const fault = await disagreement(loaded, location);
  if (fault) return not('broken', fault, REMAKE);
  const { size } = loaded.index;
  return ok(
    maintenanceText((texts, language) =>
      texts.savedVectors.whole(counted(size, 'passage', 'passages', language)),
    ),
  );
}

/** What the file has otherwise than the store had when it was saved; what came since is taken up at each start. */
async function disagreement(
  { index, generation, highest }: LoadedHnsw,
  location: CorpusLocation,
): Promise<Localized | null> {
  const corpus = await corpusStore(location).inspectVectors(generation, highest);
  // What is wrong with the corpus itself is told of the corpus.
  if (!corpus) return null;
  if (generation > corpus.generation) {
    return maintenanceText((texts) => texts.savedVectors.ahead);
  }
  const gone = new Set(corpus.removed);
  const labels = new Set(index.labels().filter((label) => !gone.has(label)));
  const missing = corpus.ids.filter((id) => !labels.delete(id)).length;
  if (missing + labels.size === 0) return null;
  return maintenanceText((texts) => texts.savedVectors.missing(missing, labels.size));
}
