import type { ParsedArticle } from '../article.ts';
import { type ParseOptions, parseArticles } from '../parse-articles.ts';
import type { LoadedFile } from './load-file.ts';
import type { SkippedFile } from './skipped-file.ts';

/** The articles of a file, with the hash of what they were read from. */
export interface ReadFile {
  /** At least one. */
  readonly articles: readonly ParsedArticle[];
  readonly hash: string;
}

/** Parses what `loadFile` read; a `SkippedFile` says why it can't become an article. */
export async function parseLoaded(
  { file, bytes, sidecar, hash }: LoadedFile,
  options: ParseOptions,
): Promise<ReadFile | SkippedFile> {
  const articles = await parseArticles(file, bytes, sidecar, options);
  return 'problem' in articles ? { file, reason: articles.problem } : { articles, hash };
}
