import { toInt8, writeInt8 } from '../../../embeddings/int8-vector.ts';
import type { NewArticle } from '../stored-article.ts';
import { checksumOf } from './checksums.ts';
import type { statements } from './statements.ts';
import type { StemChanges } from './stem-counts.ts';

type Sql = ReturnType<typeof statements>;

const ARTICLE_COLUMNS =
  'file, hash, size, mtime_ms, details, published, text, leftovers, words, title_stems, details_checksum, text_checksum';
const PUT_ARTICLE = `INSERT INTO articles (id, ${ARTICLE_COLUMNS})
  VALUES (@id, @file, @hash, @size, @mtimeMs, @details, @published, @text, @leftovers, @words, @titleStems,
    @detailsChecksum, @textChecksum)
  ON CONFLICT (id) DO UPDATE SET (${ARTICLE_COLUMNS}) = (${ARTICLE_COLUMNS.replace(/\w+/g, 'excluded.$&')})`;

const ADD_CHUNK = `INSERT INTO chunks
    (article_id, start, "end", text, stems, word_count, sentence_spans, vector, sentence_vectors, checksum)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const PUT_PLACE = `INSERT OR REPLACE INTO article_places (article_id, collection, chunks, sentences, words)
  VALUES (?, ?, ?, ?, ?)`;

/** Removes an article's chunks, from the full text too. */
export function dropChunks(sql: Sql, articleId: string, changes: StemChanges): void {
  const chunks = sql(
    `SELECT chunks.id, title_stems AS titleStems, stems FROM chunks JOIN articles ON articles.id = article_id
     WHERE article_id = ?`,
  ).all(articleId) as {
    readonly id: number;
    readonly titleStems: string;
    readonly stems: string;
  }[];
  if (chunks.length === 0) return; // a new article
  const dropText = sql('DELETE FROM chunks_fts WHERE rowid = ?');
  for (const { id, titleStems, stems } of chunks) {
    dropText.run(id);
    changes.add(titleStems, stems, -1);
  }
  sql('DELETE FROM chunks WHERE article_id = ?').run(articleId);
}

/**
 * Writes an article with its chunks in the place of what there was of it, all but `changes`; within a transaction.
 * @param dimension numbers of a vector.
 */
export function putArticle(
  sql: Sql,
  { stored, collection, article, titleStems, words, chunks }: NewArticle,
  dimension: number,
  changes: StemChanges,
): void {
  const { file: _file, text, leftovers: parts, ...rest } = article;
  const { id } = stored;
  const details = JSON.stringify(rest);
  const published = rest.published?.value ?? null;
  const leftovers = JSON.stringify(parts);
  dropChunks(sql, id, changes);
  // The checksums are those of CHECKSUMS: asked for in SQL, each value would be read back.
  sql(PUT_ARTICLE).run({
    ...stored,
    details,
    published,
    text,
    leftovers,
    words,
    titleStems,
    detailsChecksum: checksumOf(id, stored.file, details, published, words, titleStems),
    textChecksum: checksumOf(text, leftovers),
  });
  const sum = (count: (chunk: NewArticle['chunks'][number]) => number): number =>
    chunks.reduce((total, chunk) => total + count(chunk), 0);
  sql(PUT_PLACE).run(
    ...[id, collection, chunks.length],
    ...[sum(({ sentences }) => sentences.length), sum(({ wordCount }) => wordCount)],
  );
  const insert = sql(ADD_CHUNK);
  const insertText = sql('INSERT INTO chunks_fts (rowid, title, body) VALUES (?, ?, ?)');
  for (const chunk of chunks) {
    const spans = new Int32Array(chunk.sentences.length * 2);
    const vectors = new Int8Array(chunk.sentences.length * dimension);
    for (const [i, sentence] of chunk.sentences.entries()) {
      spans[2 * i] = sentence.start;
      spans[2 * i + 1] = sentence.end;
      const vector = chunk.sentenceVectors[i];
      if (vector) writeInt8(vector, vectors, i * dimension);
    }
    const row = [
      id,
      chunk.start,
      chunk.end,
      text.slice(chunk.start, chunk.end),
      chunk.stems,
      chunk.wordCount,
      spans,
      chunk.vector && toInt8(chunk.vector),
      vectors,
    ];
    const { lastInsertRowid } = insert.run(...row, checksumOf(...row));
    insertText.run(lastInsertRowid, titleStems, chunk.stems);
    changes.add(titleStems, chunk.stems, 1);
  }
}
