import type { StoredChunk } from '../corpus/chunk.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { fold, splitWords } from '../text/words.ts';
import { flatten, gramsOf } from './char-grams.ts';
import { cue, type QuestionKind } from './question-kind.ts';

/** What ranking needs of a chunk's text whatever the question is: it takes longer to make than to use. */
export interface ChunkText {
  /** Character n-grams of title and text. */
  readonly grams: Int32Array;
  /** The folded forms of the text's words in order, with a space before and behind each. */
  readonly forms: string;
  /** By kind of question: what `cue` says of each sentence. */
  readonly cues: Map<QuestionKind, readonly number[]>;
}

/** What choosing sentences needs of one whatever the question is. */
export interface SentenceText {
  readonly text: string;
  readonly folded: string;
  /** Letters and digits alone, folded: what tells a repeated headline. */
  readonly letters: string;
  /** Character n-grams. */
  readonly grams: Int32Array;
}

/** Kept as long as the chunk is: the reader of the store bounds their number. */
const known = new WeakMap<StoredChunk, ChunkText>();

/** What ranking needs of the text of a chunk, made once for each. */
export function chunkText(chunk: StoredChunk, article: StoredArticle): ChunkText {
  let text = known.get(chunk);
  if (!text) {
    const forms = splitWords(chunk.text).map((word) => word.form);
    text = {
      grams: gramsOf(flatten(`${article.title}. ${chunk.text}`)),
      forms: ` ${forms.join(' ')} `,
      cues: new Map(),
    };
    known.set(chunk, text);
  }
  return text;
}

/** Of a text that is flattened: what stays whatever its signs and spaces are. */
export const lettersOf = (flat: string): string => flat.replaceAll(' ', '');

const sentencesKnown = new WeakMap<StoredChunk, readonly SentenceText[]>();

/** The sentences of a chunk in order, made once for each. */
export function sentenceTexts(chunk: StoredChunk): readonly SentenceText[] {
  let texts = sentencesKnown.get(chunk);
  if (!texts) {
    texts = chunk.sentences.map(({ start, end }) => {
      const text = chunk.text.slice(start - chunk.start, end - chunk.start);
      const folded = fold(text);
      const flat = flatten(folded);
      return { text, folded, letters: lettersOf(flat), grams: gramsOf(flat) };
    });
    sentencesKnown.set(chunk, texts);
  }
  return texts;
}

/** What `cue` says of each sentence of a chunk. */
export function sentenceCues(
  chunk: StoredChunk,
  text: ChunkText,
  kind: QuestionKind,
): readonly number[] {
  let cues = text.cues.get(kind);
  if (!cues) {
    cues = chunk.sentences.map(({ start, end }) =>
      cue(kind, chunk.text.slice(start - chunk.start, end - chunk.start)),
    );
    text.cues.set(kind, cues);
  }
  return cues;
}
