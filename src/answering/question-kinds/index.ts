import { aboutArticles } from './about-articles.ts';
import type { AnswerKindOfQuestion, Asked, Composed } from './asked.ts';
import { fact } from './fact.ts';
import { list } from './list.ts';
import { people } from './people.ts';
import { summary } from './summary.ts';

/** Tried in this order: the first that knows the question as its own answers. */
const KINDS: readonly AnswerKindOfQuestion[] = [aboutArticles, summary, people, list];

/** Answers a question as its kind wants; where none is sure of it, with the sentences that answer best. */
export async function answerByKind(asked: Asked): Promise<Composed> {
  for (const kind of KINDS) {
    const composed = await kind(asked);
    if (composed && composed.parts.length > 0) return composed;
  }
  return fact(asked);
}
