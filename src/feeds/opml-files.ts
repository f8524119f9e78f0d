import { readdir } from 'node:fs/promises';

/** The lists of feeds that lie in the articles folder itself, sorted by name. */
export async function opmlFiles(articlesDir: string): Promise<string[]> {
  const names = await readdir(articlesDir).catch(() => []);
  return names.filter((name) => /^[^.].*\.opml$/i.test(name)).sort();
}
