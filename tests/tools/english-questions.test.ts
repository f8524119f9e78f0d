import { expect, it } from 'vitest';
import { englishQuestions } from '../../tools/fit/english-questions.ts';

it('asks a figure of an English sentence, whose answer is that figure in the French passage', () => {
  const passage = 'Le pont est vieux. Il a coûté 53,5 millions d’euros. Deux péniches passent.';
  const { articles, questions } = englishQuestions([
    `The bridge cost 53.5 million euros.\t${passage}`,
    'Nobody paid.\tPersonne n’a payé.',
    'It cost 12 euros.\tIl a coûté 12 euros, puis 12 euros.',
    'no passage',
  ]);
  expect(articles.map(({ text }) => text)).toEqual([passage]);
  expect(questions.map(({ question }) => question)).toEqual(['The bridge cost how much?']);
  const [{ start, end }] = questions[0]!.answers as [{ start: number; end: number }];
  expect(passage.slice(start, end)).toBe('53,5 millions');
});
