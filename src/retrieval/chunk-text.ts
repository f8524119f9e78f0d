import type { StoredArticle, StoredChunk } from '../store/corpus-reader.ts';
import { splitWords } from '../text/words.ts';
import { flatten } from './char-grams.ts';
import { cue, type QuestionKind } from './question-kind.ts';

/** What ranking needs of a chunk's text whatever the question is: it takes longer to make than to use. */
export interface ChunkText {
  /** Title and text, flattened for character n-grams. */
  readonly flat: string;
  /** The folded forms of the text's words in order, with a space before and behind each. */
  readonly forms: string;
  /** By kind of question: what `cue` says of each sentence. */
  readonly cues: Map<QuestionKind, readonly number[]>;
}

/** Kept as long as the chunk is: the reader of the store bounds their number. */
const known = new WeakMap<StoredChunk, ChunkText>();

export function chunkText(chunk: StoredChunk, article: StoredArticle): ChunkText {
  let text = known.get(chunk);
  if (!text) {
    const forms = splitWords(chunk.text).map((word) => word.form);
    text = {
      flat: flatten(`${article.title}. ${chunk.text}`),
      forms: ` ${forms.join(' ')} `,
      cues: new Map(),
    };
    known.set(chunk, text);
  }
  return text;
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
