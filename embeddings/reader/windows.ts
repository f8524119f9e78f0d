/** Tokens from `start` to before `end`. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts tokens into windows of about the same size that overlap, so that an answer stands whole in one of them.
 * @param count tokens in all.
 * @param size tokens that one window takes at most.
 * @param overlap tokens that two neighbours share at least; less than `size`.
 */
export function windowsOver(count: number, size: number, overlap: number): Window[] {
  if (count === 0) return [];
  if (count <= size) return [{ start: 0, end: count }];
  const windows = Math.ceil((count - overlap) / (size - overlap));
  const length = Math.ceil((count + (windows - 1) * overlap) / windows);
  return Array.from({ length: windows }, (_, i) => {
    const start = Math.floor((i * (count - length)) / (windows - 1));
    return { start, end: Math.min(count, start + length) };
  });
}
