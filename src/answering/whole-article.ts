import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import type { Span } from '../text/spans.ts';

/** A sentence of an article, in its place. */
export interface ArticleSentence extends Span {
  readonly text: string;
  readonly stems: readonly string[];
  /** Of its chunk, as bytes; empty where it has none. */
  readonly vector: Int8Array;
}

/** An article with all its sentences, for the kinds of question that ask for more than one of them. */
export interface WholeArticle {
  readonly details: StoredArticle;
  readonly text: string;
  /** In order, each once, leftovers left out. */
  readonly sentences: readonly ArticleSentence[];
}

/** Of a longer article the rest is left out: nobody sums up a book in five sentences. */
const MOST_CHUNKS = 120;
/** Then it is another's turn. */
const CHUNKS_PER_TURN = 40;

/** An answer looks at three or four, one or two of them again and again. */
const KEPT = 8;

interface Kept {
  readonly generation: number;
  readonly articles: LRUCache<string, WholeArticle>;
}
const known = new WeakMap<CorpusReader, Kept>();

/**
 * Reads an article whole; null where it has gone.
 * @param isWanted told its text and its details: where that says no, its sentences may not be read, and null stands for it too.
 */
export async function wholeArticle(
  corpus: CorpusReader,
  id: string,
  isWanted: (text: string, details: StoredArticle) => boolean = () => true,
): Promise<WholeArticle | null> {
  const { articles } = keptOf(corpus);
  const kept = articles.get(id);
  if (kept) return kept;
  const article = await readWhole(corpus, id, isWanted);
  if (article) articles.set(id, article);
  return article;
}

/** What is kept of the corpus as it is now. */
function keptOf(corpus: CorpusReader): Kept {
  const { generation } = corpus;
  const kept = known.get(corpus);
  if (kept?.generation === generation) return kept;
  const fresh = { generation, articles: new LRUCache<string, WholeArticle>({ max: KEPT }) };
  known.set(corpus, fresh);
  return fresh;
}

async function readWhole(
  corpus: CorpusReader,
  id: string,
  isWanted: (text: string, details: StoredArticle) => boolean,
): Promise<WholeArticle | null> {
  const details = (await corpus.details([id])).get(id);
  const article = await corpus.article(id);
  if (!details || !article || !isWanted(article.text, details)) return null;
  const sentences: ArticleSentence[] = [];
  let end = -1;
  const ids = (await corpus.chunkIds(id)).slice(0, MOST_CHUNKS);
  for (let from = 0; from < ids.length; from += CHUNKS_PER_TURN) {
    if (from > 0) await setImmediate();
    for (const chunk of await corpus.chunks(ids.slice(from, from + CHUNKS_PER_TURN))) {
      const size = chunk.sentenceVectors.length / (chunk.sentences.length || 1);
      for (const [i, sentence] of chunk.sentences.entries()) {
        // Chunks overlap.
        if (sentence.start < end) continue;
        end = sentence.end;
        sentences.push({
          ...sentence,
          text: article.text.slice(sentence.start, sentence.end),
          vector: chunk.sentenceVectors.subarray(i * size, (i + 1) * size),
        });
      }
    }
  }
  if (ids.length > CHUNKS_PER_TURN) await setImmediate();
  return { details, text: article.text, sentences };
}
