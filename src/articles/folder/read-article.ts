import type { ParsedArticle } from '../article.ts';
import { type ParseOptions, parseArticle } from '../formats/parse-article.ts';
import type { LoadedFile } from './load-file.ts';
import type { SkippedFile } from './skipped-file.ts';

export interface ReadArticle {
  readonly article: ParsedArticle;
  readonly hash: string;
}

/** Parses what `loadFile` read; a `SkippedFile` says why it can't become an article. */
export function parseLoaded(
  { file, bytes, sidecar, hash }: LoadedFile,
  options: ParseOptions,
): ReadArticle | SkippedFile {
  const article = parseArticle(file, bytes, sidecar, options);
  return 'problem' in article ? { file, reason: article.problem } : { article, hash };
}
