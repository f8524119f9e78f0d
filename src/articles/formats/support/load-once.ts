/**
 * Loads a module when it is first needed, and never asks for it again: a further `import()` finds what is there, but looks
 * for its place anew, which took a tenth of the time of a small page.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
