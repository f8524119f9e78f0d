import type { CorpusReader } from '../corpus/corpus-reader.ts';
import { type DayRange, daysOfPartial } from '../text/dates/calendar.ts';

/** What a person chose to look in. */
export interface ArticleChoice {
  /** Only this article. */
  readonly article?: string;
  /** Bounds on the publication date, inclusive: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`. */
  readonly since?: string;
  readonly until?: string;
}

/**
 * The articles that the options leave, null for all, and the bounds that they set. Undated articles stay, for nothing
 * speaks against them.
 */
export async function chosenArticles(
  { article, since, until }: ArticleChoice,
  corpus: CorpusReader,
): Promise<{ readonly within: readonly string[] | null; readonly published?: DayRange }> {
  if (article !== undefined) return { within: [article] };
  if (since === undefined && until === undefined) return { within: null };
  const [dated, undated] = await Promise.all([
    corpus.articlesPublished(since ?? null, until ?? null),
    corpus.articlesUndated(),
  ]);
  const published = {
    since: since === undefined ? null : daysOfPartial(since).since,
    until: until === undefined ? null : daysOfPartial(until).until,
  };
  return { within: [...dated, ...undated], published };
}
