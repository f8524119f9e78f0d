import { describe, expect, it } from 'vitest';
import { insightsOf } from '../../src/insights/insights.ts';
import type { GivenAnswer } from '../../src/memory/answers.ts';
import { citation, fakeKiosque } from '../commands/fake-kiosque.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-01-10T23:30:00Z');
const shown = { ...citation, context: { start: 0, text: '' } };

const given: GivenAnswer = {
  channelId: 'c1',
  private: false,
  question: 'Qui est le maire ?',
  kind: 'answered',
  citations: [shown, { ...shown, n: 2 }],
  votesDown: 0,
  at: now,
};
const abstained: GivenAnswer = { ...given, kind: 'abstained', citations: [] };
const closed = { ...shown, articleId: 'closed' };

const { kiosque } = fakeKiosque({
  sees: async ({ articleId }) => articleId !== 'closed',
  groupQuestions: async (questions) => [questions.map((_question, i) => i)],
});

const insights = (...answers: GivenAnswer[]) =>
  insightsOf(
    {
      async *since() {
        yield* answers;
      },
    },
    {
      ...{ guildId: 'g', days: 3, now, timeZone: 'Europe/Paris', kiosque },
      mayRead: async (id) => id !== 'staff',
    },
  );

describe('insights', () => {
  it('count by day, where the readers live', async () => {
    const { days, counts } = await insights(
      { ...given, at: now - 3 * DAY },
      { ...given, at: now - 2 * DAY },
      { ...abstained, at: now - DAY },
      { ...given, kind: 'perhaps' },
      { ...given, kind: 'chat' },
    );
    // It is half past midnight in Paris.
    expect(days).toEqual([
      { day: '2026-01-09', questions: 1 },
      { day: '2026-01-10', questions: 1 },
      { day: '2026-01-11', questions: 1 },
    ]);
    expect(counts).toEqual({ answered: 1, perhaps: 1, abstained: 1 });
  });

  it('tell the words of what was refused or found wrong, where their reader may know them', async () => {
    const { unanswered, rejected, counts } = await insights(
      given,
      { ...abstained, question: 'a' },
      { ...abstained, question: 'b' },
      { ...abstained, question: 'in private', private: true },
      { ...abstained, question: 'among staff', channelId: 'staff' },
      { ...abstained, question: null },
      { ...given, question: 'c', votesDown: 2 },
      { ...given, question: 'of a closed one', votesDown: 1, citations: [shown, closed] },
      { ...given, question: 'in private', votesDown: 1, private: true },
    );
    expect(unanswered).toEqual([{ question: 'b', asked: 2 }]);
    expect(rejected).toEqual([{ question: 'c', asked: 1 }]);
    expect(counts).toEqual({ answered: 4, perhaps: 0, abstained: 5 });
  });

  it('name the articles that most answers cite, of those that are seen', async () => {
    const other = { ...shown, articleId: 'other' };
    const { articles } = await insights(
      { ...given, citations: [closed, other] },
      { ...given, citations: [closed, shown, other, other] },
      { ...given, citations: [closed, other] },
    );
    expect(articles.map(({ articleId, answers }) => [articleId, answers])).toEqual([
      ['other', 3],
      [shown.articleId, 1],
    ]);
  });
});
