import type { Article } from '../articles/article.ts';
import type { Span } from '../text/spans.ts';

/** A stored piece of an article: `text === article.text.slice(start, end)`. */
export interface Chunk extends Span {
  readonly id: number;
  readonly articleId: string;
  readonly text: string;
}

/** A chunk retrieved for a question. */
export interface Passage {
  /** 1 for the best. */
  readonly rank: number;
  readonly article: Omit<Article, 'text' | 'leftovers'>;
  readonly chunk: Chunk;
  /** Higher is better; comparable within one question only. */
  readonly score: number;
}

/** A passage found by its words. */
export interface FoundPassage extends Passage {
  /** Where they stand, relative to the chunk's text; none where it is only near in meaning. */
  readonly hits?: readonly Span[];
  /** Where its own text starts, behind a headline that it opens with; all hits are behind that. */
  readonly from?: number;
}
