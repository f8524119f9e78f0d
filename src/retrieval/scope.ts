import type { CorpusReader } from '../corpus/sqlite/corpus-reader.ts';

/** What a person chose to look in. */
export interface ArticleChoice {
  /** Only this article. */
  readonly article?: string;
  /** Bounds on the publication date, inclusive: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`. */
  readonly since?: string;
  readonly until?: string;
}

/** The articles that the options leave: null for all. Undated articles stay, for nothing speaks against them. */
export function scopeOf(
  { article, since, until }: ArticleChoice,
  corpus: CorpusReader,
): { readonly within: readonly string[] | null } {
  if (article !== undefined) return { within: [article] };
  if (since === undefined && until === undefined) return { within: null };
  const dated = corpus.articlesPublished(since ?? null, until ?? null);
  return { within: [...dated, ...corpus.articlesUndated()] };
}
