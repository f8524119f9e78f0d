import type { Embedder } from '../../embeddings/embedder.ts';
import type { Answer, AnswerSentence } from '../answering/answer.ts';
import { locateQuote } from '../text/locate-quote.ts';
import type { GivenPassage, Verdict, Verifier } from '../verifying/claim.ts';
import { overlap, stillAnswers } from './answers.ts';
import type { ModelClient } from './client.ts';
import { parseOutput, type WrittenSentence } from './parse-output.ts';
import { type PromptQuestion, requestFor } from './prompt.ts';
import { ModelTrouble } from './trouble.ts';

/** What an answer is written from. */
export interface Writing {
  readonly asked: PromptQuestion;
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
  readonly verifier: Verifier;
  readonly embedder: Embedder | null;
  readonly maxTokens: number;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  /** Told of the sentences that have passed, once they answer the question. */
  readonly onProgress: (sentences: readonly AnswerSentence[]) => void;
}

/** An answer as far as it was written and verified. */
export interface WrittenAnswer {
  readonly sentences: readonly AnswerSentence[];
  /** What ended the stream before its end; the sentences are those that had come. */
  readonly trouble: ModelTrouble | null;
}

/** More than any token has: beyond it a server writes without end. */
const CHARACTERS_PER_TOKEN = 8;
const MAX_OUTPUT_CHARS = 60_000;

/**
 * Has a model write an answer, and keeps the sentences that pass the gate.
 *
 * @returns null where the model says that the passages do not answer.
 * @throws ModelTrouble where it writes none, or none that answers.
 */
export async function writeAnswer(
  { asked, passages, quoted, structured, key }: Writing,
  { client, verifier, embedder, maxTokens, signal, onProgress }: Means,
): Promise<WrittenAnswer | null> {
  const kept: AnswerSentence[] = [];
  let judged = 0;
  let written = '';
  const most = Math.min(MAX_OUTPUT_CHARS, maxTokens * CHARACTERS_PER_TOKEN);

  const judge = async (ended: boolean): Promise<boolean> => {
    const { sentences, foundNothing } = parseOutput(written, ended);
    for (const sentence of sentences.slice(judged)) {
      judged += 1;
      const verdict = await verifier.verify(
        { text: sentence.text, language: asked.language },
        { passage: passageOf(passages, sentence), quote: sentence.quote },
        asked.question,
      );
      if (verdict.kind === 'refused') continue;
      const same = kept.findIndex((other) => overlap(verdict.sentence.citation, other.citation));
      const place = keptAt(verdict, same, kept);
      if (place < 0) continue;
      const { citation, ...rest } = verdict.sentence;
      kept[place] = { ...rest, kind: verdict.kind, citation: { ...citation, n: place + 1 } };
      if (!ended && (await stillAnswers(kept, quoted, embedder))) onProgress([...kept]);
    }
    return foundNothing;
  };

  let trouble: ModelTrouble | null = null;
  try {
    for await (const piece of client.stream(requestFor(asked, passages, structured, key), signal)) {
      written += piece;
      if (written.length > most) throw new ModelTrouble('endless');
      // A sentence ends with its brace or its line.
      if (/[}\n]/.test(piece)) await judge(false);
    }
  } catch (error) {
    if (!(error instanceof ModelTrouble) || judged === 0) throw error;
    trouble = error; // what came before is worth what it is worth
  }
  const foundNothing = await judge(trouble === null);
  const answers = await stillAnswers(kept, quoted, embedder);
  if (trouble && !answers) throw trouble;
  if (trouble) return { sentences: kept, trouble };
  if (written.trim() === '') throw new ModelTrouble('empty');
  if (foundNothing) return null;
  if (judged === 0) throw new ModelTrouble('unreadable');
  if (kept.length === 0) throw new ModelTrouble('nothing proved');
  if (!answers) throw new ModelTrouble('question not answered');
  return { sentences: kept, trouble: null };
}

type Passed = Exclude<Verdict, { readonly kind: 'refused' }>;

/** The passage that holds some words: the one of the number that a model names (from 1), or another, as small ones miscount. */
const passageOf = (passages: readonly GivenPassage[], { passage, quote }: WrittenSentence) =>
  [passages[passage - 1], ...passages].find((one) => one && locateQuote(quote, one.text)) ?? null;

/**
 * Where a sentence is shown among those before: behind them, in the place of a quotation of its proof, or nowhere (-1), as
 * what it quotes is shown already, or the very words.
 *
 * @param same the place of a sentence that rests on the same words; -1 for none.
 */
function keptAt(
  { kind, sentence: { text } }: Passed,
  same: number,
  kept: readonly AnswerSentence[],
): number {
  if (same < 0) return kept.length;
  if (kind === 'quoted' || kept.some((other) => other.text === text)) return -1;
  return kept[same]!.kind === 'quoted' ? same : kept.length;
}
