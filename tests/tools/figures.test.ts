import { describe, expect, it } from 'vitest';
import { openBotDb } from '../../src/memory/sqlite/open-bot-db.ts';
import { SqliteMemory } from '../../src/memory/sqlite/sqlite-memory.ts';
import { auroc } from '../../tools/eval/auroc.ts';
import { drops } from '../../tools/eval/baseline.ts';
import { feedbackReport, readFeedback } from '../../tools/eval/feedback.ts';
import { crossValidate, dot, fitListwise } from '../../tools/fit/listwise.ts';
import { fitLogistic, probability } from '../../tools/fit/logistic.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

describe('figures', () => {
  it('AUROC: how often a positive is above a negative, ties half', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1);
    expect(auroc([1, 2], [3, 4])).toBe(0);
    expect(auroc([1], [1])).toBe(0.5);
    expect(auroc([1, 3], [2])).toBe(0.5);
  });

  it('a drop is more than half a point, of what is compared', () => {
    const baseline = { set: { first: 60, questions: 100, abstained: 10 } };
    expect(drops({ set: { first: 59.5, questions: 10, abstained: 50 } }, baseline)).toEqual([]);
    expect(drops({ set: { first: 59.4 }, other: { first: 1 } }, baseline)).toEqual([
      'set: first fell from 60.0 to 59.4',
    ]);
  });
});

describe('fitting', () => {
  const cases = Array.from({ length: 60 }, (_, i) => {
    const good = [1 + (i % 3) * 0.1, (i * 7) % 5];
    const bad = [0.2 + (i % 2) * 0.1, (i * 3) % 5];
    return {
      rows: [bad, good, bad].map((row) => Float64Array.from(row)),
      right: [false, true, false],
      group: `group ${i % 6}`,
    };
  });

  it('listwise: the feature that tells gets the weight', () => {
    const weights = fitListwise(cases);
    expect(weights[0]).toBeGreaterThan(5 * Math.abs(weights[1]!));
    const [bad, good] = cases[0]!.rows;
    expect(dot(good!, weights)).toBeGreaterThan(dot(bad!, weights));
    expect(fitListwise(cases)).toEqual(weights);
  });

  it('cross-validation scores every case by weights that never saw its group', () => {
    const scores = crossValidate(cases, 3);
    expect(scores).toHaveLength(cases.length);
    expect(scores.every(([bad, good]) => good! > bad!)).toBe(true);
  });

  it('logistic: probabilities on the right side, strata balanced', () => {
    const points = Array.from({ length: 90 }, (_, i) => ({
      row: Float64Array.of(i < 30 ? 1 : -1, (i % 7) - 3),
      right: i < 30,
      stratum: 'one',
    }));
    const model = fitLogistic(points);
    expect(probability(model, Float64Array.of(1, 0))).toBeGreaterThan(0.9);
    expect(probability(model, Float64Array.of(-1, 0))).toBeLessThan(0.1);
  });
});

describe('feedback', () => {
  const folder = temporaryFolder();

  it('is null where the bot kept nothing', () => {
    expect(readFeedback(folder)).toBeNull();
  });

  it('counts the votes and lists the worst first', () => {
    const { db } = openBotDb(folder);
    new SqliteMemory(db);
    db.close();
    expect(readFeedback(folder)).toEqual([]);
    expect(feedbackReport([])).toBe('0 answers with 0 votes');
    expect(
      feedbackReport([
        { question: 'Qui ?', kind: 'answered', up: 0, down: 2, comments: ['Faux.'] },
        { question: 'Quand ?', kind: 'answered', up: 3, down: 0, comments: [] },
      ]),
    ).toBe('2 answers with 5 votes, 60.0 % of them up\n  +0 -2 answered  Qui ?\n      Faux.');
  });
});
