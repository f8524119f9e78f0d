import type { Answer } from '../src/answering/answer.ts';
import type { Digest } from '../src/answering/digest.ts';
import type { Timeline } from '../src/answering/timeline/timeline.ts';
import type { IndexSummary } from '../src/indexing/progress.ts';
import type { Insights } from '../src/insights/shape.ts';
import type { Forgotten } from '../src/memory/bot-memory.ts';
import type { GuildSettings } from '../src/memory/guilds.ts';
import type { Subscription } from '../src/memory/subscriptions.ts';
import type {
  ArticleSummary,
  Collection,
  Excerpt,
  ListedArticle,
  Status,
} from '../src/product/kiosque.ts';
import type { FoundPassage } from '../src/retrieval/passage.ts';
import type { ArticleChoice } from '../src/retrieval/scope.ts';
import type { Span } from '../src/text/spans.ts';
import type { CommandDescription } from './command-description.ts';

/** Bounds on the publication date, inclusive; none for open. */
type PublishedRange = Omit<ArticleChoice, 'article'>;

/** What was searched for, as it was written; empty where nothing was. */
export interface SearchInput {
  readonly words: string;
  readonly since: string;
  readonly until: string;
}

/** What a timeline was asked of, as it was written; empty where nothing was. */
export interface TimelineInput {
  readonly subject: string;
  readonly since: string;
  readonly until: string;
}

/** What a command gives back: data. The terminal and Discord each show it in their way. */
export type Reply =
  | { readonly type: 'answer'; readonly answer: Answer }
  /** `n` is the marker of the citation opened, null for any other place. */
  | {
      readonly type: 'excerpt';
      readonly n: number | null;
      readonly excerpt: Excerpt;
      /** Other citations of the same answer that stand in the same passage, relative to its text. */
      readonly also?: readonly { readonly n: number; readonly cited: Span }[];
      /** What the reader must know of it: that the article has changed since it was cited. */
      readonly note?: string;
    }
  | {
      readonly type: 'article';
      readonly article: ArticleSummary;
      /** All of its passages, in the order of the text. */
      readonly passages: readonly Excerpt['passage'][];
    }
  | {
      readonly type: 'passages';
      readonly search: SearchInput;
      /** How its dates were understood. */
      readonly note?: string;
      readonly passages: readonly FoundPassage[];
    }
  | {
      readonly type: 'articles';
      readonly filter: string | null;
      /** How it was understood, where it is a date in words. */
      readonly note?: string;
      readonly articles: readonly ListedArticle[];
    }
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'help'; readonly commands: readonly CommandDescription[] }
  | {
      readonly type: 'indexed';
      readonly summary: IndexSummary;
      /** Whether whoever asked sees all articles: else it says nothing of how many changed. */
      readonly seesAll: boolean;
    }
  | {
      readonly type: 'settings';
      readonly settings: GuildSettings;
      readonly changed: boolean;
      /** Where it is told each week what was asked; null for nowhere. */
      readonly insightsChannel: string | null;
      /** All there are. */
      readonly collections: readonly Collection[];
    }
  | { readonly type: 'digest'; readonly digest: Digest; readonly range: PublishedRange }
  | {
      readonly type: 'timeline';
      readonly search: TimelineInput;
      readonly timeline: Timeline;
    }
  | { readonly type: 'insights'; readonly insights: Insights }
  | { readonly type: 'subscribed'; readonly subscription: Subscription }
  | { readonly type: 'subscriptions'; readonly subscriptions: readonly Subscription[] }
  /** Whether to erase what is kept of the asker. */
  | { readonly type: 'forget-asked' }
  | { readonly type: 'forgotten'; readonly forgotten: Forgotten }
  /** Lines typed at the terminal's prompt. */
  | { readonly type: 'history-forgotten'; readonly lines: number }
  /** Something wrong with what was asked: what, and what to do. */
  | { readonly type: 'problem'; readonly message: string };

/** A reply that only says what went wrong, in the language of whoever asks. */
export function problem(message: string): Reply {
  return { type: 'problem', message };
}
