import type { ParsedArticle } from '../articles/article.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import { CHARACTERS_PER_TOKEN, type ChunkLimits, fitting } from './fitting.ts';

/** Raised when the same file would be read, cut or indexed otherwise: all is then read again. */
export const CHUNKER_VERSION = 13;

const MAX_WORDS = 160;
const MIN_WORDS = 60;
/** A heading, or a line as short, says little alone: it goes with the paragraph behind it. */
const HEADING_WORDS = 15;

/** A piece of an article, made of whole sentences wherever a sentence fits. */
export interface ChunkSpan extends Span {
  /** Spans in the article's text, in order; they cover the chunk but for the spaces between them. */
  readonly sentences: readonly Span[];
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

/** Has a part so many words that it is no sentence? */
function hasTooMany(text: string, start: number, end: number): boolean {
  const most = 2 * MAX_WORDS;
  return end - start >= 2 * most && wordCount(text.slice(start, end)) > most;
}

/** A sentence that the embedder could not read whole is cut at spaces, or anywhere when it has none. */
function cutToFit(
  text: string,
  sentence: Span,
  maxTokens: number,
  fits: (start: number, end: number) => boolean,
): Span[] {
  const pieces: Span[] = [];
  const longest = maxTokens * CHARACTERS_PER_TOKEN;
  let reach = longest; // shrinks to what fitted last, for counting takes long
  let { start } = sentence;
  while (start < sentence.end) {
    let span = 0;
    let { end } = sentence;
    const least = start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
    while (end > least && !(fits(start, end) && !hasTooMany(text, start, end))) {
      span = Math.floor(Math.min(end - start, reach) / 2);
      const half = start + span;
      const space = start + 1 + text.slice(start + 1, half + 1).search(/\s\S*$/);
      end = space > start ? space : half;
      // Never between the two halves of a surrogate pair.
      if (/[\uDC00-\uDFFF]/.test(text[end] ?? '')) end--;
      end = Math.max(least, end);
    }
    if (end < sentence.end) reach = Math.min(longest, 4 * span);
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
  const fits = fitting(text, limits);
  const chunks: ChunkSpan[] = [];
  const tooLong = (words: number, start: number, end: number): boolean =>
    words > MAX_WORDS || !fits(start, end);
  const emit = (sentences: readonly Sentence[]): void => {
    const spans = sentences.map(({ start, end }) => ({ start, end }));
    chunks.push({ start: spans[0]!.start, end: spans.at(-1)!.end, sentences: spans });
  };

  let pending: Sentence[] = []; // short paragraphs that wait for a neighbour
  let pendingWords = 0;
  let pendingEnd = -1;
  const flush = (): void => {
    if (pending.length > 0) emit(pending);
    pending = [];
    pendingWords = 0;
  };

  for (const paragraph of paragraphs(article)) {
    const sentences = splitSentences(text, paragraph.start, paragraph.end)
      .flatMap((sentence) => cutToFit(text, sentence, limits.maxTokens, fits))
      .map(({ start, end }) => ({ start, end, words: wordCount(text.slice(start, end)) }));
    const [first] = sentences;
    if (!first) continue;
    const { end } = sentences.at(-1)!;
    const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
    const short = words < MIN_WORDS && !tooLong(words, first.start, end);
    // Nothing left out between them.
    const adjoins = pending.length > 0 && /^\s*$/.test(text.slice(pendingEnd, paragraph.start));
    if (short) {
      if (!adjoins || tooLong(pendingWords + words, pending[0]!.start, end)) flush();
      pending.push(...sentences);
      pendingWords += words;
      pendingEnd = paragraph.end;
      continue;
    }
    const heads =
      adjoins &&
      pendingWords <= HEADING_WORDS &&
      !tooLong(pendingWords + first.words, pending[0]!.start, first.end);
    if (!heads) flush();
    cutParagraph([...pending, ...sentences], pendingWords + words, tooLong).forEach(emit);
    pending = [];
    pendingWords = 0;
  }
  flush();
  return chunks;
}

interface Sentence extends Span {
  readonly words: number;
}

/** Pieces of a long paragraph, of about the same length, each from the last sentence of the one before on. */
function cutParagraph(
  sentences: readonly Sentence[],
  words: number,
  tooLong: (words: number, start: number, end: number) => boolean,
): Sentence[][] {
  const repeated = Math.min(MAX_WORDS / 2, words / sentences.length);
  const room = MAX_WORDS - repeated;
  let left = words;
  let target = words / Math.ceil((words - repeated) / room);
  const pieces: Sentence[][] = [];
  let current: Sentence[] = [];
  let fresh = 0; // words that no piece has yet
  let total = 0;
  for (const sentence of sentences) {
    const start = current[0]?.start ?? sentence.start;
    const full = target < left && fresh + sentence.words / 2 > target;
    if (current.length > 0 && (full || tooLong(total + sentence.words, start, sentence.end))) {
      pieces.push(current);
      left -= fresh;
      target = left / Math.ceil(left / room);
      const overlap = current.at(-1)!;
      const fits = !tooLong(overlap.words + sentence.words, overlap.start, sentence.end);
      current = current.length > 1 && fits ? [overlap] : [];
      total = current[0]?.words ?? 0;
      fresh = 0;
    }
    current.push(sentence);
    fresh += sentence.words;
    total += sentence.words;
  }
  pieces.push(current);
  return pieces;
}
