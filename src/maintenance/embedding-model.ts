import type { Embedder } from '../../embeddings/embedder.ts';
import { localModelFolder } from '../../embeddings/model-files.ts';
import { type CheckOutcome, isShowable, ok, refused, reinstall } from './finding.ts';
import { maintenanceText } from './texts/index.ts';

/**
 * Its files by their checksums, then by loading them: that tries the native modules too.
 * @returns what was found, and the model where it could be loaded.
 */
export async function embeddingModel(
  model: string,
  loadEmbedder: () => Promise<Embedder>,
): Promise<{ outcome: CheckOutcome; embedder: Embedder | null }> {
  try {
    if (localModelFolder(model) === null) {
      const outcome = ok(maintenanceText((texts) => texts.embeddingModel.downloadedLater(model)));
      return { outcome, embedder: null };
    }
    const embedder = await loadEmbedder();
    const { id, revision } = embedder.info;
    const outcome = ok(maintenanceText((texts) => texts.embeddingModel.whole(id, revision)));
    return { outcome, embedder };
  } catch (error) {
    return { outcome: isShowable(error) ? refused(error) : reinstall(error), embedder: null };
  }
}
