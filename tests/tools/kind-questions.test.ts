import { expect, it } from 'vitest';
import { kindQuestions } from '../../tools/fit/questions.ts';
import { fitSoftmax } from '../../tools/fit/softmax.ts';

it('the questions that the kinds are fitted on are told once, with the words of their topic in them', () => {
  const questions = kindQuestions();
  expect(questions.length).toBeGreaterThan(2_000);
  expect(new Set(questions.map(({ q }) => q)).size).toBeGreaterThan(questions.length - 5);
  const elsewhere = questions.filter(({ q, topic }) => topic.some((words) => !q.includes(words)));
  expect(elsewhere).toEqual([]);
  expect(new Set(questions.map(({ kind }) => kind)).size).toBe(12);
});

it('a softmax learns classes that lines part, whatever the scale of the features', () => {
  const rows = [
    [0, 1000],
    [1, 1010],
    [9, 1000],
    [10, 1010],
    [0, 2000],
    [10, 2010],
  ].map((row) => Float64Array.from(row));
  const classes = [0, 0, 1, 1, 2, 2];
  const { weights, biases } = fitSoftmax(rows, classes, { count: 3, steps: 400, l2: 1e-4 });
  const guess = (row: Float64Array): number => {
    const logits = weights.map((one, k) =>
      one.reduce((sum, w, f) => sum + w * row[f]!, biases[k]!),
    );
    return logits.indexOf(Math.max(...logits));
  };
  expect(rows.map(guess)).toEqual(classes);
});
