/** Folded words for an article of any genre, French and English. */
export const ARTICLE =
  "(?:articles?|textes?|documents?|papiers?|tribunes?|entretiens?|interviews?|reportages?|communiques?(?: de presse)?|enquetes?|editos?|editoria(?:l|ux)|chroniques?|billets?|depeches?|revues? de presse|newsletters?|lettres? d'information|directs?|posts?|blogs?|pieces?|story|stories|reports?|op-eds?|columns?|features?|press (?:releases?|reviews?)|live pages?|obituar(?:y|ies)|necrologies?|errat(?:um|a)|rectificatifs?|explainers?|comptes? rendus?)";

/** Words for any article: they tell nothing of which one is meant, while "tribune" does. */
export const ANY_ARTICLE =
  /\b(?:articles?|textes?|documents?|papiers?|pieces?|story|stories|reports?)\b(?: (?:sur|au sujet de|a propos de|concernant|qui parle(?:nt)? de|about|on|regarding|covering)\b)?/g;

const GENRES = new RegExp(`\\b${ARTICLE}\\b`, 'g');

/** A topic without its words for an article: a text in the other language has another one for "op-ed". */
export const withoutGenre = (folded: string): string =>
  folded.replace(GENRES, ' ').replace(/\s+/g, ' ').trim();

/** Words that only ask: what is left of a question without them is its topic. */
const ASKING =
  /\b(?:est-ce que?|svp|stp|s'il (?:te|vous) plait|please|can you|could you|peux-tu|pouvez-vous|moi|me|nous|le|la|les|l'|un|une|des|du|de|d'|en|sur|a propos|the|a|an|of|about|on|in)\b|[?!.:]/g;

/** Whether nothing but small words is left of a topic. */
export const isEmptyTopic = (folded: string): boolean =>
  folded.replace(ASKING, ' ').trim().length < 3;
