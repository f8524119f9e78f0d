import type { Answer } from '../src/answering/answer.ts';
import type { ArticleSummary, Excerpt, Status } from '../src/kiosque.ts';
import type { Passage } from '../src/retrieval/passage.ts';
import type { Command } from './command.ts';

/** What a command gives back: data. The terminal and Discord each show it in their way. */
export type Reply =
  | { readonly type: 'answer'; readonly answer: Answer }
  /** `n` is the marker of the citation opened, null for any other place. */
  | { readonly type: 'excerpt'; readonly n: number | null; readonly excerpt: Excerpt }
  | {
      readonly type: 'article';
      readonly article: ArticleSummary;
      /** All of its passages, in the order of the text. */
      readonly passages: readonly Excerpt['passage'][];
    }
  | { readonly type: 'passages'; readonly words: string; readonly passages: readonly Passage[] }
  | {
      readonly type: 'articles';
      readonly filter: string | null;
      readonly articles: readonly ArticleSummary[];
    }
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'help'; readonly commands: readonly Command[] }
  /** Something wrong with what was asked: what, and what to do. */
  | { readonly type: 'problem'; readonly message: string };

export function problem(message: string): Reply {
  return { type: 'problem', message };
}
