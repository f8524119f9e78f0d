import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkModelFiles, RESTORE } from '../model-files.ts';
import { bestSpans, type WindowLogits } from './best-spans.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { type HiddenQuestion, readQuestion, readQuestionHeads } from './question-heads.ts';
import type { PassageReading, ReadablePassage, Reader } from './reader.ts';
import { loadReaderModel, type ReaderModel } from './reader-model.ts';
import { windowsOver } from './windows.ts';

/** Which reading model is loaded, and how it runs. */
export interface ReaderOptions {
  /** The bundled one by default. */
  readonly folder?: string | undefined;
  /** 2 by default: more gain little on passages of a few hundred tokens. */
  readonly threads?: number | undefined;
}

/** The folder of the reader that comes along. */
export const BUNDLED_READER = fileURLToPath(new URL('../model/reader-fr-en', import.meta.url));

/** What the model was trained on; see its card. */
const QUESTION_PREFIX = 'query: ';
const QUESTION_TOKENS = 48;
const HEADLINE_TOKENS = 40;
const TRAINED_TOKENS = 320;
/** Longer than any answer, and with some of what is around it. */
const OVERLAP = 64;
/** Characters of a question, or of a headline, that can matter for its first tokens. */
const MOST_CHARACTERS = 1000;

/**
 * Loads a reader into this process. Reading blocks its thread for tens of milliseconds a passage.
 * @throws EmbeddingError when a file of the model is missing, damaged or of another kind.
 */
export async function loadReader(options: ReaderOptions = {}): Promise<Reader> {
  const folder = options.folder ?? BUNDLED_READER;
  const files = await checkModelFiles(folder, RESTORE);
  const model = await loadReaderModel(files, options.threads ?? 2, RESTORE);
  const maxTokens = Math.min(TRAINED_TOKENS, model.maxTokens);
  const cut = piecesOf(model.tokenizer);
  const heads = await readQuestionHeads(folder, RESTORE);
  return {
    info: { id: basename(folder), revision: files.revision, maxTokens },
    read: async (question, passages) => {
      const ids = questionPieces(question, cut).map(({ id }) => id);
      const readings: PassageReading[] = [];
      for (const passage of passages) {
        readings.push(await readPassage(ids, passage, cut, model, maxTokens));
        // The model blocks this thread; between passages others have their turn.
        await setImmediate();
      }
      return readings;
    },
    understand: async (question) => {
      const shown = await hiddenOf(question, cut, model);
      return heads && shown && readQuestion(question, shown, heads);
    },
    // The runtime frees a model with its process only.
    close: async () => {},
  };
}

/** The tokens of a question, with their places in it: those of the prefix are in front of it. */
function questionPieces(question: string, cut: ReturnType<typeof piecesOf>): Piece[] {
  const asked = cut(QUESTION_PREFIX + question.slice(0, MOST_CHARACTERS));
  const shifted = ({ id, start, end }: Piece): Piece => ({
    id,
    start: start - QUESTION_PREFIX.length,
    end: end - QUESTION_PREFIX.length,
  });
  return asked.slice(0, QUESTION_TOKENS).map(shifted);
}

/** What the model's layers make of a question in its frame; null where its graph does not show it. */
export async function hiddenOf(
  question: string,
  cut: ReturnType<typeof piecesOf>,
  { frame, hidden }: ReaderModel,
): Promise<HiddenQuestion | null> {
  if (!hidden) return null;
  const pieces = questionPieces(question, cut);
  const states = await hidden([frame.start, ...pieces.map(({ id }) => id), frame.end]);
  return { pieces, states, width: states.length / (pieces.length + 2) };
}

/**
 * Each window alone: on CPUs a batch takes as long as its texts one after the other, and padding would come on top
 * (measured with 1, 4 and 8 texts of 40 and of 150 tokens).
 */
async function readPassage(
  question: readonly number[],
  { text, sentences, headline = '' }: ReadablePassage,
  cut: ReturnType<typeof piecesOf>,
  { frame, run }: ReaderModel,
  maxTokens: number,
): Promise<PassageReading> {
  const pieces = cut(text);
  const above = headline ? cut(`${headline.slice(0, MOST_CHARACTERS)}.`) : [];
  const head = [
    frame.start,
    ...question,
    frame.end,
    frame.end,
    ...above.slice(0, HEADLINE_TOKENS).map(({ id }) => id),
  ];
  const room = maxTokens - head.length - 1;
  const logits: WindowLogits[] = [];
  for (const window of windowsOver(pieces.length, room, Math.min(OVERLAP, room >> 1))) {
    const ids = pieces.slice(window.start, window.end).map(({ id }) => id);
    const { start, end } = await run([...head, ...ids, frame.end]);
    logits.push({ window, start, end, offset: head.length });
  }
  return bestSpans(pieces, sentences, logits);
}
