import type { Order } from './updates.ts';

const LAST =
  /\b(?:derniers?|dernieres?|plus recente?s?|actuel(?:le)?(?:ment|s)?|aujourd'hui|desormais|en ce moment|a ce jour|a l'heure actuelle|a present|pour l'instant|finalement|au final|ou en (?:est|sont)|en (?:est|sont)(?:-(?:il|elle|on)s?)? (?:ou|a)|encore|toujours|maintenant|latest|most recent(?:ly)?|newest|current(?:ly)?|now|nowadays|today|still|so far|at (?:the moment|present)|by now|these days|in the end|as of (?:now|today))\b/;
const FIRST =
  /\b(?:premiers?|premieres?|initiale?(?:ment)?|au depart|a l'origine|plus anciens?|plus anciennes?|first|earliest|oldest|initial(?:ly)?|originally)\b/;

/** "Dans le premier article sur X": what that one said. */
const FIRST_ARTICLE =
  /\b(?:premiers?|premieres?|first|earliest|oldest|plus anciens?) (?:articles?|papiers?|depeches?|reports?|story|stories|pieces?)\b/;

/** Whether a folded question asks what the first article on something said, and no other. */
export const isOfFirstArticle = (folded: string): boolean => FIRST_ARTICLE.test(folded);

/** Whether a folded question asks for the newest telling or the oldest one; null where it says nothing of it. */
export function orderAsked(folded: string): Order | null {
  if (LAST.test(folded)) return 'newest';
  return FIRST.test(folded) ? 'oldest' : null;
}
