import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkModelFiles, RESTORE } from '../model-files.ts';
import { bestSpans, type WindowLogits } from './best-spans.ts';
import { piecesOf } from './pieces.ts';
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
  return {
    info: { id: basename(folder), revision: files.revision, maxTokens },
    read: async (question, passages) => {
      const asked = cut(QUESTION_PREFIX + question.slice(0, MOST_CHARACTERS));
      const ids = asked.slice(0, QUESTION_TOKENS).map(({ id }) => id);
      const readings: PassageReading[] = [];
      for (const passage of passages) {
        readings.push(await readPassage(ids, passage, cut, model, maxTokens));
        // The model blocks this thread; between passages others have their turn.
        await setImmediate();
      }
      return readings;
    },
    // The runtime frees a model with its process only.
    close: async () => {},
  };
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
