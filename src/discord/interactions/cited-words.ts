import { createHash } from 'node:crypto';
import type { Excerpt, Kiosque } from '../../product/kiosque.ts';

const LENGTH = 8;

/** Tells the words that a button cites from others that stand in their place since. */
export function digestOfWords(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, LENGTH);
}

/**
 * The passage with words that were cited; null where they are no longer there.
 * @param digest of the words, by {@link digestOfWords}.
 */
export async function excerptOfWords(
  kiosque: Kiosque,
  articleId: string,
  start: number,
  end: number,
  digest: string,
): Promise<Excerpt | null> {
  const words = (await kiosque.article(articleId))?.text.slice(start, end) ?? '';
  if (digestOfWords(words) !== digest) return null;
  const excerpt = await kiosque.excerpt(articleId, start, end);
  // Words that no single passage holds are shown by where they begin.
  return excerpt?.cited ? excerpt : kiosque.excerpt(articleId, start);
}
