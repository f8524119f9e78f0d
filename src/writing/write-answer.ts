import type { Embedder } from '../../embeddings/embedder.ts';
import type { Answer, AnswerSentence } from '../answering/answer.ts';
import type { GivenPassage } from '../verifying/evidence.ts';
import { gate } from '../verifying/gate.ts';
import { stillAnswers } from './answers.ts';
import type { ModelClient } from './client.ts';
import { parseOutput } from './parse-output.ts';
import { type Asked, requestFor } from './prompt.ts';
import { ModelTrouble } from './trouble.ts';

export interface Writing {
  readonly asked: Asked;
  readonly passages: readonly GivenPassage[];
  /** The answer in the articles' own sentences. */
  readonly quoted: Answer;
  /** Whether to ask for JSON. */
  readonly structured: boolean;
  /** Of the fences around what is data. */
  readonly key: string;
}

interface Means {
  readonly client: ModelClient;
  readonly embedder: Embedder | null;
  readonly maxTokens: number;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  /** Told of the sentences that have passed, once they answer the question. */
  readonly onProgress: (sentences: readonly AnswerSentence[]) => void;
}

/** More than any token has: beyond it a server writes without end. */
const CHARACTERS_PER_TOKEN = 8;
const LONGEST = 60_000;

/**
 * Has a model write an answer, and keeps the sentences that pass the gate.
 *
 * @returns null where the model says that the passages do not answer.
 * @throws ModelTrouble where it writes none, or none that answers.
 */
export async function writeAnswer(
  { asked, passages, quoted, structured, key }: Writing,
  { client, embedder, maxTokens, signal, onProgress }: Means,
): Promise<readonly AnswerSentence[] | null> {
  const shown: AnswerSentence[] = [];
  const texts = new Set<string>();
  let judged = 0;
  let written = '';
  const most = Math.min(LONGEST, maxTokens * CHARACTERS_PER_TOKEN);

  const judge = async (ended: boolean): Promise<boolean> => {
    const { sentences, foundNothing } = parseOutput(written, ended);
    for (const sentence of sentences.slice(judged)) {
      judged += 1;
      const { shown: one } = await gate(
        sentence,
        passages,
        asked.language,
        shown.length + 1,
        embedder,
      );
      if (!one?.text || texts.has(one.text)) continue;
      texts.add(one.text);
      shown.push(one);
      if (!ended && (await stillAnswers(shown, quoted, embedder))) onProgress([...shown]);
    }
    return foundNothing;
  };

  for await (const piece of client.stream(requestFor(asked, passages, structured, key), signal)) {
    written += piece;
    if (written.length > most) throw new ModelTrouble('endless');
    // A sentence ends with its brace or its line.
    if (/[}\n]/.test(piece)) await judge(false);
  }
  const foundNothing = await judge(true);
  if (written.trim() === '') throw new ModelTrouble('empty');
  if (foundNothing) return null;
  if (judged === 0) throw new ModelTrouble('unreadable');
  if (shown.length === 0) throw new ModelTrouble('nothing proved');
  if (!(await stillAnswers(shown, quoted, embedder)))
    throw new ModelTrouble('question not answered');
  return shown;
}
