import type { Turn } from '../answering/follow-up.ts';
import type { ShownAnswer } from './shown-answer.ts';

/**
 * The turns up to an answer, as `AnswerMemory.turnsUpTo` gives them.
 * @param answerOf finds an answer by its id; null where it was erased.
 */
export async function turnsUpTo(
  answerId: number | null,
  limit: number,
  answerOf: (id: number) => Promise<ShownAnswer | null>,
): Promise<Turn[]> {
  const turns: Turn[] = [];
  let next = answerId;
  while (next !== null && turns.length < limit) {
    const answer = await answerOf(next);
    if (!answer || answer.question === null) break;
    next = answer.parentId;
    // A refused subject is not inherited, and "merci" has none.
    if (answer.kind === 'abstained' || answer.kind === 'chat') continue;
    const { question, understood, citations } = answer;
    const articleIds = [...new Set(citations.map((citation) => citation.articleId))];
    const quote = citations[0]?.quote;
    turns.unshift({
      question,
      understood: understood ?? question,
      articleIds,
      ...(quote !== undefined && { quote: quote }),
      quotes: citations.map((citation) => citation.quote),
    });
  }
  return turns;
}
