import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReader } from '../../../embeddings/reader/local-reader.ts';
import { type QuestionHeads, readQuestion } from '../../../embeddings/reader/question-heads.ts';
import { LIKELY } from '../../../src/answering/question-kinds/understood.ts';
import { repository } from '../../helpers/sample-library.ts';

/** Two numbers a token: the first speaks for a list, the second for being of the topic. */
const heads: QuestionHeads = {
  kinds: ['list', 'fact'],
  weights: [
    [1, 0],
    [0, 0],
  ],
  biases: [0, 0],
  topic: { weights: [0, 1], bias: 0 },
};

/** A question whose tokens are its words, with the two numbers of each. */
function shown(question: string, numbers: readonly (readonly [number, number])[]) {
  const pieces = [...question.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    id: 0,
    start: index,
    end: index + word.length,
  }));
  const states = Float32Array.from([[0, 0], ...numbers, [0, 0]].flat());
  return { pieces, states, width: 2 };
}

describe('what is made of a question', () => {
  it('is a share for each kind, by the mean of all its tokens', () => {
    const question = 'a b';
    const four = shown(question, [
      [4, 0],
      [4, 0],
    ]);
    // The frame's two tokens count as the others do: (0 + 4 + 4 + 0) / 4 = 2.
    const { kinds } = readQuestion(question, four, heads);
    expect(kinds['list']).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
    expect(kinds['list']! + kinds['fact']!).toBeCloseTo(1, 6);
  });

  it('has whole words as its topic, those side by side as one place', () => {
    const question = 'ou en est le pont, et le bac ?';
    const marks = [-1, -1, -1, 1, 1, -1, -1, 1, -1].map((mark) => [0, mark] as const);
    const { topic } = readQuestion(question, shown(question, marks), heads);
    expect(topic.map(({ start, end }) => question.slice(start, end))).toEqual(['le pont', 'bac']);
  });
});

describe('the bundled reader', () => {
  const loaded = loadReader();
  const SETS = ['readers-dev', 'readers-third-dev', 'readers-fourth-dev'];
  /** Written without a look at the questions that the kinds were fitted on. */
  const questions = SETS.flatMap((set) =>
    readFileSync(join(repository, 'tests/fixtures', set, 'questions.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly q: string; readonly kind: string }),
  );
  const REQUESTS = ['summary', 'overview', 'news'];
  const CHANGES = ['changed', 'errata'];
  /** Of the questions of some kinds, the share that is likely of one of some groups, as answers are composed. */
  async function shareOf(
    asked: readonly string[],
    ...groups: readonly (readonly string[])[]
  ): Promise<number> {
    const reader = await loaded;
    const some = questions.filter(({ kind }) => asked.includes(kind));
    let likely = 0;
    for (const { q } of some) {
      const { kinds } = (await reader.understand!(q))!;
      const likelihood = (group: readonly string[]): number =>
        group.reduce((sum, kind) => sum + kinds[kind]!, 0);
      if (groups.some((group) => likelihood(group) >= LIKELY)) likely++;
    }
    return likely / some.length;
  }

  it('knows most summaries and a part of the changes, in whatever words', async () => {
    expect(await shareOf(['summary'], REQUESTS)).toBeGreaterThan(0.6);
    expect(await shareOf(['changed'], CHANGES)).toBeGreaterThan(0.25);
  });

  it('takes no fact, reason or yes-or-no question for one of them', async () => {
    expect(await shareOf(['fact', 'whyhow', 'yesno'], REQUESTS, CHANGES)).toBeLessThan(0.03);
  });

  it('tells what a question is about', async () => {
    const question = 'jpeux avoir les grandes lignes de la tribune des apiculteurs';
    const { topic } = (await (await loaded).understand!(question))!;
    const words = topic.map(({ start, end }) => question.slice(start, end)).join(' ');
    expect(words).toContain('apiculteurs');
    expect(words).not.toContain('lignes');
  });
});
