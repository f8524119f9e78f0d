import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder } from '../../../embeddings/embedder.ts';
import { type Figures, measure, sentencesOf, type TestSet } from './figures.ts';
import { quizSet, squadSet } from './test-sets.ts';

export const QUIZ_FILE = 'quiz_holdout.json';
/** Beside the folder of the training pairs. */
const PIAF_FILE = join('..', 'data', 'piaf-v1.1.json');

export type FiguresBySet = Readonly<Record<string, Figures>>;

/**
 * Figures of a model on questions that it was never trained on.
 *
 * @param data folder with the quizzes kept back; sets that are not there are left out.
 * @param piaf PIAF's file; looked for beside `data` when not given.
 */
export async function evaluate(
  embedder: Embedder,
  data: string,
  piaf: string | undefined,
  log: (line: string) => void,
): Promise<FiguresBySet> {
  const quiz = join(data, QUIZ_FILE);
  const squad = piaf ?? join(data, PIAF_FILE);
  const sets: readonly (readonly [name: string, file: string, read: () => TestSet])[] = [
    ['PIAF', squad, () => squadSet(squad)],
    ['quizzes, French', quiz, () => quizSet(quiz, 'fr')],
    ['quizzes, English to French', quiz, () => quizSet(quiz, 'en')],
  ];
  const figures: Record<string, Figures> = {};
  log('set                           questions  passages    R@1    R@5  MRR@10');
  for (const [name, file, read] of sets) {
    if (!existsSync(file)) {
      log(`${name}: left out, there is no file ${file}.`);
      continue;
    }
    const found = await measure(read(), embedder.embed, sentencesOf);
    figures[name] = found;
    const { questions, passages, ...shares } = found;
    const cells = Object.values(shares).map((share) => share.toFixed(1).padStart(7));
    log(
      `${name.padEnd(28)}${String(questions).padStart(11)}${String(passages).padStart(10)}${cells.join('')}`,
    );
  }
  return figures;
}
