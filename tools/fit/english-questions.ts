/*
 * English questions on French passages, made in numbers: of an English sentence whose translation stands in a passage, a figure
 * is asked ("how many", "how much"). Its answer is that figure in the passage, where it stands there once.
 */
import { claimQuestions } from '../../src/answering/claim-questions.ts';
import { numbersIn, sameNumber } from '../../src/text/numbers.ts';
import type { SquadArticle, SquadQuestion, SquadSet } from '../eval/squad.ts';

/** @param lines an English sentence, a tab, the French passage around its translation. */
export function englishQuestions(lines: readonly string[]): SquadSet {
  const articles: SquadArticle[] = [];
  const questions: SquadQuestion[] = [];
  for (const line of lines) {
    const [sentence, passage] = line.split('\t');
    const asked =
      sentence && claimQuestions(sentence, 'en').find(({ asked: [one] }) => one?.number);
    const number = asked && asked.asked[0]!.number;
    if (!number || !passage) continue;
    const found = numbersIn(passage, 'fr').filter(
      (other) => sameNumber(other, number) && other.unit === number.unit,
    );
    if (found.length !== 1) continue;
    const title = passage.slice(0, 60);
    const id = `english-${articles.length}`;
    const paragraph = { start: 0, end: passage.length };
    articles.push({ id, title, text: passage, paragraphs: [paragraph] });
    const { start, end } = found[0]!;
    questions.push({
      question: asked.text,
      articleId: id,
      title,
      paragraph,
      answers: [{ start, end }],
    });
  }
  return { articles, questions };
}

/** Some of the questions, with ten times as many of the passages to find theirs among. */
export function englishPart({ articles, questions }: SquadSet, count: number): SquadSet {
  return { articles: articles.slice(0, 10 * count), questions: questions.slice(0, count) };
}
