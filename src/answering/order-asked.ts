import type { Language } from '../text/language.ts';
import { foldStraight } from '../text/words.ts';
import type { Order } from './updates.ts';

const LAST =
  /\b(?:derniers?|dernieres?|plus recente?s?|actuel(?:le)?(?:ment|s)?|aujourd'hui|desormais|en ce moment|a ce jour|a l'heure actuelle|a present|pour l'instant|finalement|au final|ou en (?:est|sont)|en (?:est|sont)(?:-(?:il|elle|on)s?)? (?:ou|a)|encore|toujours|maintenant|ouverte?s? ou (?:encore |bien )?fermee?s?|fermee?s? ou (?:bien )?ouverte?s?|open or (?:closed|shut)|(?:closed|shut) or open|latest|most recent(?:ly)?|newest|current(?:ly)?|now|nowadays|today|still|so far|at (?:the moment|present)|by now|these days|in the end|as of (?:now|today))\b/;
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

const VALUE =
  '(?:chiffres?|bilan|decompte|comptage|estimations?|nouvelles|informations?|infos|figures?|counts?|number|tally|toll|estimates?|news|reports?)';
/** "Au dernier chiffre connu", "at the last count". */
const LAST_KNOWN = new RegExp(
  `(?:, ?| )?\\b(?:(?:aux?|a la|selon l(?:e|a|es)|d'apres l(?:e|a|es)) derni(?:er|ere)s? ${VALUE}(?: (?:connue?s?|officiel(?:le)?s?|en date|publiee?s?|disponibles?))?|(?:at|as of|by|according to|on) (?:the )?(?:last|latest|most recent|newest) (?:known |official |published )?${VALUE}(?: (?:available|known))?)\\b`,
);
const MOST_CHARS = 500;
const BY_NOW = { fr: ' maintenant', en: ' now' } as const;

/**
 * A question whose words for the newest telling name no thing ("au dernier chiffre connu", "at the last count") with a word
 * that only asks for it: no article is looked for by them. Unchanged where it has none.
 */
export function lastKnownAsNow(question: string, language: Language): string {
  if (question.length > MOST_CHARS) return question;
  const folded = foldStraight(question);
  const found = folded.length === question.length ? LAST_KNOWN.exec(folded) : null;
  if (!found) return question;
  const end = found.index + found[0].length;
  return `${question.slice(0, found.index)}${BY_NOW[language]}${question.slice(end)}`.trim();
}
