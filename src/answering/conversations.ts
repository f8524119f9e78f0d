import { LRUCache } from 'lru-cache';
import type { Answer } from './answer.ts';
import type { Turn } from './follow-up.ts';
import { anew } from './refers-back.ts';

const CONVERSATIONS_KEPT = 1000;
const TURNS_KEPT = 5;

/** What is kept of an answered question for the ones that follow: nothing of a refusal, whose subject is in no article. */
function turnOf(answer: Answer): Turn | null {
  if (answer.kind === 'chat' || answer.kind === 'abstained') return null;
  const quote = answer.sentences[0]?.citation.quote;
  const articleIds = [...new Set(answer.sentences.map(({ citation }) => citation.articleId))];
  const question = anew(answer.question) ?? answer.question;
  return {
    question,
    understood: answer.understood ?? question,
    articleIds: articleIds.slice(0, 2),
    ...(quote !== undefined && { quote: quote }),
    quotes: answer.sentences.map(({ citation }) => citation.quote),
  };
}

/** The last turns of conversations, in memory: for callers that keep none themselves. */
export class Conversations {
  readonly #turns = new LRUCache<string, readonly Turn[]>({ max: CONVERSATIONS_KEPT });

  /** Oldest first. */
  turns(conversation: string): readonly Turn[] {
    return this.#turns.get(conversation) ?? [];
  }

  add(conversation: string, answer: Answer): void {
    const turn = turnOf(answer);
    if (!turn) return;
    this.#turns.set(conversation, [...this.turns(conversation), turn].slice(-TURNS_KEPT));
  }
}
