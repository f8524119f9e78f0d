import { createHash } from 'node:crypto';
import type { OpenCorpus } from '../corpus/corpus-reader.ts';
import type { StoredFile } from '../corpus/stored-article.ts';

/** SHA-256 over all that a corpus has of an article and its chunks, but for the ids of these; null where it has not all. */
export async function articleDigest(
  corpus: OpenCorpus,
  file: StoredFile & { readonly details: string },
): Promise<string | null> {
  const article = await corpus.article(file.id);
  const stored = (await corpus.details([file.id])).get(file.id);
  if (!article || !stored) return null;
  const { id, hash, size, mtimeMs, details } = file;
  const { text, leftovers } = article;
  const digest = createHash('sha256');
  const add = (...values: unknown[]) => digest.update(`${JSON.stringify(values)}\n`);
  add(id, file.file, hash, size, mtimeMs, details, text, leftovers);
  add(stored.words, stored.titleStems);
  for (const chunk of await corpus.chunks(await corpus.chunkIds(id))) {
    add(chunk.start, chunk.end, chunk.text, chunk.wordCount, chunk.sentences);
    digest.update(chunk.vector ?? '-').update(chunk.sentenceVectors);
  }
  return digest.digest('hex');
}
