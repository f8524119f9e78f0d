import { causeText, EmbeddingError, type Localized } from './embedding-error.ts';
import { embeddingText } from './texts/index.ts';

/**
 * Loads a file of a model.
 * @param remedy what to do where it cannot be loaded.
 * @throws EmbeddingError naming the file, with what went wrong as its cause.
 */
export async function loadModelFile<T>(
  path: string,
  remedy: Localized,
  loading: () => Promise<T>,
): Promise<T> {
  try {
    return await loading();
  } catch (cause) {
    const why = causeText(cause);
    const text = embeddingText(({ model }, language) => model.notLoaded(path, why[language]));
    throw new EmbeddingError(text, remedy, { cause });
  }
}
