/** Emptied when full, so that its memory stays bounded. */
const LIMIT = 50_000;
/** What is longer is seldom met twice, and so are long numbers. */
const MAX_CACHED_CHARS = 40;
const LONG_NUMBER = /\d{5}/;

/** The same function, that is called once for each word, however often it comes. */
export function oncePerWord<T>(compute: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const computed = compute(word);
    if (word.length <= MAX_CACHED_CHARS && !LONG_NUMBER.test(word)) {
      if (known.size >= LIMIT) known.clear();
      known.set(word, computed);
    }
    return computed;
  };
}
