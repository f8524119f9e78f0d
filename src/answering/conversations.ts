import { LRUCache } from 'lru-cache';
import type { Answer } from './answer.ts';
import type { Turn } from './follow-up.ts';

const CONVERSATIONS_KEPT = 1000;
const TURNS_KEPT = 5;

/** What is kept of an answered question for the ones that follow; null for what was no question. */
function turnOf(answer: Answer): Turn | null {
  if (answer.kind === 'chat') return null;
  const cited = answer.sentences.map(({ citation }) => citation.articleId);
  // A question that the articles do not answer has a subject too.
  const nearest = answer.closest ? [answer.closest.articleId] : [];
  const articleIds = [...new Set(cited.length > 0 ? cited : nearest)];
  return {
    question: answer.question,
    understood: answer.understood ?? answer.question,
    articleIds: articleIds.slice(0, 2),
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
