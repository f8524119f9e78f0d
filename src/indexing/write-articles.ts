import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { CorpusWriter } from '../corpus/corpus-writer.ts';
import type { NewWord } from '../corpus/stored-article.ts';
import { type PendingArticle, textsToEmbed, withVectors } from './build-chunks.ts';

/**
 * Embeds what has no vector yet, texts and new words at once, and writes the articles in one transaction.
 * @returns how many texts were embedded, single words not counted.
 */
export async function writeArticles(
  pending: readonly PendingArticle[],
  writer: CorpusWriter,
  embedder: LocalEmbedder,
): Promise<number> {
  const texts = textsToEmbed(pending);
  const found = new Map<string, Omit<NewWord, 'vector'>>();
  for (const { vocabulary, entry } of pending) {
    const { language } = entry.article;
    for (const [stem, form] of vocabulary) {
      if (!found.has(stem)) found.set(stem, { stem, form, language });
    }
  }
  const fresh = (await writer.newStems(found.keys())).map((stem) => found.get(stem)!);
  const words = embedder.openVocabulary === null ? [] : fresh.map(({ form }) => form);
  const vectors = await embedder.embed([...texts, ...words], 'passage');
  const made = new Map(texts.map((text, i) => [text, vectors[i] ?? null]));
  await writer.put(
    pending.map((article) => withVectors(article, made)),
    embedder.info.dimension,
    fresh.map((word, i) => ({ ...word, vector: vectors[texts.length + i] ?? null })),
  );
  return texts.length;
}
