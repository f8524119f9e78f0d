import type { ParsedArticle, Span } from '../articles/article.ts';
import { splitSentences } from './sentences.ts';

/** Raised when the same article would be cut otherwise: stored chunks are then made again. */
export const CHUNKER_VERSION = 1;

const MAX_WORDS = 160;
const MIN_WORDS = 60;

/** A piece of an article, made of whole sentences wherever a sentence fits. */
export interface ChunkSpan extends Span {
  /** Spans in the article's text, in order; they cover the chunk but for the spaces between them. */
  readonly sentences: readonly Span[];
}

export interface ChunkLimits {
  /** What the embedder reads of one text. */
  readonly maxTokens: number;
  countTokens(text: string): number;
}

function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Paragraphs of the text with the leftovers taken out. */
function paragraphs(article: Pick<ParsedArticle, 'text' | 'leftovers'>): Span[] {
  const { text, leftovers } = article;
  const spans: Span[] = [];
  const add = (from: number, to: number): void => {
    let start = from;
    for (const match of text.slice(from, to).matchAll(/\n\s*\n/g)) {
      spans.push({ start, end: from + match.index });
      start = from + match.index + match[0].length;
    }
    spans.push({ start, end: to });
  };
  let at = 0;
  for (const leftover of leftovers) {
    add(at, leftover.start);
    at = leftover.end;
  }
  add(at, text.length);
  return spans.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** A sentence that the embedder could not read whole is cut at spaces, or anywhere when it has none. */
function cutToFit(text: string, sentence: Span, limits: ChunkLimits): Span[] {
  const fits = (start: number, end: number): boolean =>
    end - start <= limits.maxTokens / 2 || // a token is rarely less than a character; accents may make two of one
    (end - start <= limits.maxTokens * 12 &&
      limits.countTokens(text.slice(start, end)) <= limits.maxTokens &&
      wordCount(text.slice(start, end)) <= 2 * MAX_WORDS);
  const pieces: Span[] = [];
  let { start } = sentence;
  while (start < sentence.end) {
    let end = sentence.end;
    while (!fits(start, end)) {
      const half = start + Math.floor(Math.min(end - start, limits.maxTokens * 12) / 2);
      const space = text.lastIndexOf(' ', half);
      end = space > start ? space : half;
      // Never between the two halves of a surrogate pair.
      if (/[\uDC00-\uDFFF]/.test(text[end] ?? '')) end = Math.max(start + 1, end - 1);
    }
    const last = end;
    while (end > start && /\s/.test(text[end - 1]!)) end--;
    if (end > start) pieces.push({ start, end });
    start = last;
    while (start < sentence.end && /\s/.test(text[start]!)) start++;
  }
  return pieces;
}

/**
 * Cuts an article into chunks of about 60 to 160 words. A paragraph that is too long is cut between sentences, one
 * sentence standing in both pieces; short neighbours share a chunk; leftovers are in none. Every chunk fits the embedder.
 */
export function chunkArticle(
  article: Pick<ParsedArticle, 'text' | 'leftovers'>,
  limits: ChunkLimits,
): ChunkSpan[] {
  const { text } = article;
  const chunks: ChunkSpan[] = [];
  const wordsOf = new Map<Span, number>();
  const size = (sentences: readonly Span[]): number =>
    sentences.reduce((sum, sentence) => sum + (wordsOf.get(sentence) ?? 0), 0);
  const tooLong = (sentences: readonly Span[]): boolean => {
    const { start } = sentences[0]!;
    const { end } = sentences.at(-1)!;
    return (
      size(sentences) > MAX_WORDS ||
      (end - start > limits.maxTokens / 2 &&
        limits.countTokens(text.slice(start, end)) > limits.maxTokens)
    );
  };
  const emit = (sentences: readonly Span[]): void => {
    chunks.push({ start: sentences[0]!.start, end: sentences.at(-1)!.end, sentences });
  };

  let pending: Span[] = []; // short paragraphs that wait for a neighbour
  let pendingEnd = -1;
  const flush = (): void => {
    if (pending.length > 0) emit(pending);
    pending = [];
  };

  for (const paragraph of paragraphs(article)) {
    const sentences = splitSentences(text, paragraph.start, paragraph.end).flatMap((sentence) =>
      cutToFit(text, sentence, limits),
    );
    for (const sentence of sentences) {
      wordsOf.set(sentence, wordCount(text.slice(sentence.start, sentence.end)));
    }
    if (sentences.length === 0) continue;
    const short = size(sentences) < MIN_WORDS;
    const joinable =
      pending.length > 0 &&
      short &&
      /^\s*$/.test(text.slice(pendingEnd, paragraph.start)) && // nothing left out between them
      !tooLong([...pending, ...sentences]);
    if (!joinable) flush();
    if (short) {
      pending.push(...sentences);
      pendingEnd = paragraph.end;
      continue;
    }
    // Pieces of about the same length: no last sentence alone.
    const target = size(sentences) / Math.ceil(size(sentences) / MAX_WORDS);
    let current: Span[] = [];
    for (const sentence of sentences) {
      const full = size(current) + size([sentence]) / 2 > target;
      if (current.length > 0 && (full || tooLong([...current, sentence]))) {
        emit(current);
        const overlap = current.at(-1)!;
        current = current.length > 1 && !tooLong([overlap, sentence]) ? [overlap] : [];
      }
      current.push(sentence);
    }
    if (current.length > 0) emit(current);
  }
  flush();
  return chunks;
}
