/**
 * Groups texts of similar length, so that little is padded and memory stays bounded.
 *
 * @param lengths tokens of each text.
 * @param limits a batch holds at most `texts` texts and `tokens` tokens, padding included;
 * a text longer than that makes a batch of its own.
 * @returns positions in `lengths`, shortest texts first.
 */
export function batchesByLength(
  lengths: readonly number[],
  limits: { readonly texts: number; readonly tokens: number },
): number[][] {
  const shortestFirst = lengths.map((_, at) => at).sort((a, b) => lengths[a]! - lengths[b]!);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const at of shortestFirst) {
    const padded = (batch.length + 1) * lengths[at]!;
    if (batch.length > 0 && (batch.length === limits.texts || padded > limits.tokens)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(at);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
