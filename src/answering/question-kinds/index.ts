import { aboutArticles } from './about-articles.ts';
import { acronym } from './acronyms.ts';
import { changed } from './changed.ts';
import { compare } from './compare.ts';
import { fact } from './fact.ts';
import { falsePremise } from './false-premise.ts';
import { list } from './list.ts';
import { overview } from './overview.ts';
import { people } from './people.ts';
import type { AnswerKindOfQuestion, Composed, Question } from './question.ts';
import { speaker } from './speaker.ts';
import { summary } from './summary.ts';
import { yesNo } from './yes-no.ts';

/** Tried in this order: the first that knows the question as its own answers. */
const KINDS: readonly AnswerKindOfQuestion[] = [
  aboutArticles,
  summary,
  acronym,
  overview,
  changed,
  speaker,
  people,
  compare,
  list,
  falsePremise,
  yesNo,
];

/** Answers a question as its kind wants; where none is sure of it, with the sentences that answer best. */
export async function answerByKind(asked: Question): Promise<Composed> {
  for (const kind of KINDS) {
    const composed = await kind(asked);
    if (composed && composed.parts.length > 0) return composed;
  }
  return fact(asked);
}
