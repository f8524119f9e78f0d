import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import { cosine } from '../../embeddings/unit-vector.ts';
import { wordsToMatch } from '../retrieval/soft-matching.ts';
import { stemsOf } from '../text/index-stems.ts';
import { detectLanguage } from '../text/language.ts';

/**
 * Least cosine of two questions that ask nearly the same, in the same language or the other: with the bundled model other
 * wordings of a question have 0.6 to 0.9; questions about another thing of the same kind have 0.6 at most.
 */
const NEAR = 0.58;
/** Where there is no model: least share of their stems that two questions have in common. */
const SHARED = 0.6;

/**
 * Puts questions that ask nearly the same together.
 * @returns places in `questions`, the largest groups first; the first of a group is the one that the others are near to.
 */
export async function groupQuestions(
  questions: readonly string[],
  embedder: Embedder | null,
): Promise<number[][]> {
  const stems = questions.map(stemsOfQuestion);
  const vectors = (await embedder?.embed(questions, 'query')) ?? [];
  const isNear = (a: number, b: number): boolean => {
    const [one, other] = [vectors[a], vectors[b]];
    if (one && other) return cosine(one, other) >= NEAR;
    return sharedShare(stems[a]!, stems[b]!) >= SHARED;
  };
  const groups: number[][] = [];
  for (const i of questions.keys()) {
    // Others have their turn between two questions.
    await setImmediate();
    const group = groups.find(([first]) => isNear(first!, i));
    if (group) group.push(i);
    else groups.push([i]);
  }
  return groups.sort((a, b) => b.length - a.length);
}

function stemsOfQuestion(question: string): ReadonlySet<string> {
  const language = detectLanguage(question);
  return new Set(stemsOf(wordsToMatch(question, language).join(' '), language));
}

function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((stem) => b.has(stem)).length;
  return both / (a.size + b.size - both || 1);
}
