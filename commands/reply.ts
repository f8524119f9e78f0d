import type { Answer } from '../src/answering/answer.ts';
import type { ArticleSummary, Excerpt, Status } from '../src/kiosque.ts';
import type { Passage } from '../src/retrieval/passage.ts';
import type { Command } from './command.ts';

/** What a command gives back: data. The terminal and Discord each show it in their way. */
export type Reply =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'excerpt'; readonly n: number | null; readonly excerpt: Excerpt }
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
