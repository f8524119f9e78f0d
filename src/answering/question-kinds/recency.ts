import type { Order } from '../updates.ts';

const LAST =
  /\b(?:derniers?|dernieres?|plus recente?s?|actuel(?:le)?(?:ment|s)?|aujourd'hui|desormais|en ce moment|a ce jour|encore|toujours|maintenant|latest|most recent(?:ly)?|newest|current(?:ly)?|now|nowadays|today|still|so far|at the moment)\b/;
const FIRST =
  /\b(?:premiers?|premieres?|initiale?(?:ment)?|au depart|a l'origine|plus anciens?|plus anciennes?|first|earliest|oldest|initial(?:ly)?|originally)\b/;

/** Whether a folded question asks for the newest telling or the oldest one; null where it says nothing of it. */
export function orderAsked(folded: string): Order | null {
  if (LAST.test(folded)) return 'newest';
  return FIRST.test(folded) ? 'oldest' : null;
}
