import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localized } from '../embedding-error.ts';
import { loadModelFile } from '../load-model-file.ts';
import type { Piece } from './pieces.ts';
import type { QuestionReading, TextSpan } from './reader.ts';

/** Beside the model whose layers it was fitted on. */
export const HEADS_FILE = 'kinds.json';

/** What tells the kind of a question and its topic from what a model's layers make of it: linear, fitted by `fit:kinds`. */
export interface QuestionHeads {
  readonly kinds: readonly string[];
  /** For each kind a number for each of a token's: the mean over all tokens times these, and a bias, is its logit. */
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
  /** Whether a token is of the topic: above 0 it is. */
  readonly topic: { readonly weights: readonly number[]; readonly bias: number };
}

/** A question's tokens and what the layers make of them, with the tokens that frame it: (1 + pieces + 1, width). */
export interface HiddenQuestion {
  readonly pieces: readonly Piece[];
  readonly states: Float32Array;
  readonly width: number;
}

/** @returns null where the model's folder has none. */
export async function readQuestionHeads(
  folder: string,
  remedy: Localized,
): Promise<QuestionHeads | null> {
  const path = join(folder, HEADS_FILE);
  if (!existsSync(path)) return null;
  return loadModelFile(path, remedy, async () => JSON.parse(await readFile(path, 'utf8')));
}

/** The mean of what the layers make of all tokens. */
export function meanOf({ states, width }: HiddenQuestion): Float64Array {
  const mean = new Float64Array(width);
  const tokens = states.length / width;
  for (let i = 0; i < states.length; i++) mean[i % width]! += states[i]! / tokens;
  return mean;
}

/** The kinds and the topic of a question by its tokens. */
export function readQuestion(
  question: string,
  shown: HiddenQuestion,
  heads: QuestionHeads,
): QuestionReading {
  const mean = meanOf(shown);
  const logits = heads.weights.map((row, kind) => heads.biases[kind]! + product(row, mean));
  const most = Math.max(...logits);
  const odds = logits.map((logit) => Math.exp(logit - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const kinds = Object.fromEntries(heads.kinds.map((name, i) => [name, odds[i]! / all]));
  return { kinds, topic: topicOf(question, shown, heads.topic) };
}

const product = (row: readonly number[], values: ArrayLike<number>, from = 0): number =>
  row.reduce((sum, weight, i) => sum + weight * values[from + i]!, 0);

/** Words, with what is written in one with them. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-.'’][\p{L}\p{M}\p{N}]+)*/gu;

/** Whole words most of whose tokens are of the topic; those side by side are one place. */
function topicOf(
  question: string,
  { pieces, states, width }: HiddenQuestion,
  { weights, bias }: QuestionHeads['topic'],
): TextSpan[] {
  const marks = pieces.map(
    (piece, i) => [piece, bias + product(weights, states, (i + 1) * width)] as const,
  );
  const spans: { start: number; end: number }[] = [];
  for (const { 0: word, index: start } of question.matchAll(WORD)) {
    const end = start + word.length;
    const inside = marks.filter(([piece]) => piece.start < end && piece.end > start);
    if (inside.reduce((sum, [, mark]) => sum + mark, 0) <= 0) continue;
    const last = spans.at(-1);
    if (last && /^\s*$/.test(question.slice(last.end, start))) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}
