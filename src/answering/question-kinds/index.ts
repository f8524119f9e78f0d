import { setImmediate } from 'node:timers/promises';
import { messages } from '../../i18n/messages.ts';
import type { QuestionKindName } from '../answer.ts';
import { withCorrections } from '../with-corrections.ts';
import { aboutArticles } from './about-articles.ts';
import { acronym } from './acronyms.ts';
import { changed, changedUnderstood } from './changed.ts';
import { compare } from './compare.ts';
import { definition } from './definition.ts';
import { fact } from './fact.ts';
import { falsePremise } from './false-premise.ts';
import { itemByPlace } from './item-by-place.ts';
import { list } from './list.ts';
import { overview } from './overview.ts';
import { people } from './people.ts';
import type { AnswerKindOfQuestion, Composed, Question } from './question.ts';
import { speaker } from './speaker.ts';
import { subjects } from './subjects.ts';
import { summary, summaryUnderstood } from './summary.ts';
import { survivors } from './survivors.ts';
import { why } from './why.ts';
import { yesNo } from './yes-no.ts';

/** Tried in this order: the first that knows the question as its own answers. */
const KINDS: readonly AnswerKindOfQuestion[] = [
  aboutArticles,
  summary,
  subjects,
  acronym,
  overview,
  changed,
  speaker,
  people,
  compare,
  survivors,
  itemByPlace,
  list,
  definition,
  why,
  falsePremise,
  yesNo,
  // Last: words that ask for a kind are surer than the reader's judgement.
  summaryUnderstood,
  changedUnderstood,
];

/** Answers a question as its kind wants; where none is sure of it, with the sentences that answer best. */
export async function answerByKind(asked: Question): Promise<Composed> {
  for (const kind of KINDS) {
    const composed = await kind(asked);
    if (composed?.none) return composed;
    if (composed && composed.parts.length > 0) return corrected(composed, asked);
    // Some have read whole articles to know: others have their turn between.
    await setImmediate();
  }
  return fact(asked);
}

/** Those that show what was said before on purpose, leave out what was taken back, or look for corrections themselves. */
const KNOW_CORRECTIONS: ReadonlySet<QuestionKindName> = new Set([
  'about-articles',
  'changed',
  'false-premise',
  'yes-no',
] as const);

async function corrected(
  composed: Composed,
  { finding, language, sources: { corpus } }: Question,
): Promise<Composed> {
  if (KNOW_CORRECTIONS.has(composed.kind)) return composed;
  const label = messages(language).kinds.corrected;
  return { ...composed, parts: await withCorrections(composed.parts, finding, corpus, label) };
}
