import type { SkippedFile } from '../indexing/progress.ts';
import type { ParsedArticle } from './article.ts';
import { type LoadedFile, loadFile } from './load-file.ts';
import { type ParseOptions, parseArticle } from './parse-article.ts';
import type { Candidate } from './read-folder.ts';

export interface ReadArticle {
  readonly article: ParsedArticle;
  readonly hash: string;
}

/** Reads and parses one file; a `SkippedFile` says why it can't become an article. */
export async function readArticle(
  candidate: Candidate,
  options: ParseOptions,
): Promise<ReadArticle | SkippedFile> {
  const loaded = await loadFile(candidate);
  return 'reason' in loaded ? loaded : parseLoaded(loaded, options);
}

/** Parses what `loadFile` read. */
export function parseLoaded(
  { file, bytes, sidecar, hash }: LoadedFile,
  options: ParseOptions,
): ReadArticle | SkippedFile {
  const article = parseArticle(file, bytes, sidecar, options);
  return 'problem' in article ? { file, reason: article.problem } : { article, hash };
}
