import type { AskOptions } from '../kiosque.ts';
import type { CorpusReader } from '../store/corpus-reader.ts';

/** The articles that the options leave: null for all. Undated articles stay, for nothing speaks against them. */
export function scopeOf(
  { article, since, until }: Pick<AskOptions, 'article' | 'since' | 'until'>,
  corpus: CorpusReader,
): { readonly within: readonly string[] | null } {
  if (article !== undefined) return { within: [article] };
  if (since === undefined && until === undefined) return { within: null };
  const dated = corpus.articlesPublished(since ?? null, until ?? null);
  return { within: [...dated, ...corpus.articlesUndated()] };
}
