import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Problem } from '../formats/format.ts';
import { decode } from '../formats/support/decode.ts';
import { ofSidecar, PROBLEMS, problemOf, tooLarge } from './file-problems.ts';
import { type ArticleFile, largestBytesOf } from './read-folder.ts';
import type { SkippedFile } from './skipped-file.ts';

/** A file's bytes with its sidecar's text. */
export interface LoadedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sidecar: string | null;
  /** SHA-256 over both, in hex: another one means that the article must be read again. */
  readonly hash: string;
}

/**
 * Reads one file without parsing it, for an index that knows its hash already needs no more. Synchronously, for the
 * thread pool takes several times as long over a small file: let others have their turn between two files.
 */
export function loadFile(candidate: ArticleFile): LoadedFile | SkippedFile {
  const { file } = candidate;
  const bytes = readBytes(candidate.path, largestBytesOf(file));
  if ('problem' in bytes) return { file, reason: bytes.problem };
  if (candidate.sidecar === null) {
    return { file, bytes, sidecar: null, hash: createHash('sha256').update(bytes).digest('hex') };
  }
  const beside = readBytes(candidate.sidecar, largestBytesOf(candidate.sidecar));
  const decoded = 'problem' in beside ? beside : decode(beside);
  if ('problem' in beside || 'problem' in decoded) {
    const { problem } = decoded as Problem;
    return { file, reason: ofSidecar(problem) };
  }
  const hash = createHash('sha256').update(bytes).update(beside).digest('hex');
  return { file, bytes, sidecar: decoded.text, hash };
}

function readBytes(path: string, largestBytes: number): Uint8Array | Problem {
  try {
    // Since it was listed, the file may have grown or become a pipe, and a pipe must not be waited for.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file);
      if (!stats.isFile()) return { problem: PROBLEMS.notAFile };
      if (stats.size > largestBytes) return { problem: tooLarge(largestBytes) };
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
