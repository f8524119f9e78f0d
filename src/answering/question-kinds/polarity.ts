const NEGATION =
  /\b(?:ne|n'|aucune?|jamais|personne|sans|ni|not|no|never|nobody|none|neither)\b|n't\b/g;
/** What leaves open whether it is so. */
const HEDGE =
  /\b(?:pourrai(?:t|ent)|devrai(?:t|ent)|aurai(?:t|ent)|serai(?:t|ent)|peut-etre|sans doute|probablement|selon|d'apres|si|si l'on|presque|environ|seulement|encore|may|might|could|would|should|perhaps|probably|according|allegedly|if|unless|almost|nearly|only|yet|but|mais|sauf|except)\b|\?/;
/**
 * What undoes the thing it is said of: "filling pools is banned" has every word of "may I fill my pool?" and says the
 * contrary. Where the question asks about the undoing itself, it has the word too.
 */
const UNDOING =
  /\b(?:interdi|prohib|refus|rejet|annul|dement|abandon|renonc|echou|empech|supprim|suspen[ds]|repouss|report[ea]|differ[ea]|exclu|ecart|bloqu|cess|arret|retir|perd|manqu|ban(?:s|ned|ning)?\b|forb[ia]d|reject|cancel|den(?:y|ied|ies)|fail|prevent|scrap|postpon|delay|exclud|block|halt|drop|stop|withdr[ae]w|lack|miss(?:ed|es|ing)\b)/g;
/** "Puis-je", "faut-il": whether a thing is allowed or due, which another verb than the one asked about decides. */
const MODAL =
  /\b(?:peu[txv]|puis|pouv|pourr|doi|dev(?:ons|ez|ait|ra)|faut|faudra|autoris|permi|permet|droit|oblig|can\b|could|may\b|might|must|should|shall|allow|permit|requir|need)/g;
/** Whether a thing is only wanted: who has asked for a helicopter has none. */
const WISHING =
  /\b(?:demand|reclam|exig|propos|sollicit|souhait|esper|voul(?:ai|u|oir)|veu(?:t|lent|x)\b|revendi|ask(?:s|ed|ing)?\b|want|hop(?:e|es|ed|ing)\b|seek|sought|urg(?:e|es|ed|ing)\b|call(?:s|ed|ing)? (?:for|on)\b|request|campaign)/g;
/** What is not yet so: "le musée fermera" does not say that it has closed. */
const FUTURE =
  /\p{L}{2}(?:ra|ront)\b|\b(?:va|vont)\b|\b(?:prevoi|prevu|compte|promet|envisag|souhait|will\b|plan(?:s|ned|ning)?\b|intend|expect)|\b(?:about|going) to\b/gu;

/** Letters that all forms of an operator begin with. */
const STEM = 3;

/**
 * Whether a sentence with all the words of a yes-or-no question says that it is so, or is not.
 * @param question folded, as the sentence is.
 * @returns null where it leaves that open: it hedges, forbids, plans or undoes what is asked, or negates twice.
 */
export function polarity(question: string, sentence: string): boolean | null {
  if (HEDGE.test(sentence)) return null;
  if (count(question, FUTURE) > 0 !== count(sentence, FUTURE) > 0) return null;
  for (const operators of [UNDOING, MODAL, WISHING]) {
    if (kindsOf(question, operators) !== kindsOf(sentence, operators)) return null;
  }
  const negations = count(sentence, NEGATION);
  // Two negations, or one in the question, say something else than they seem to.
  if (count(question, NEGATION) > 0 || negations > 1) return null;
  return negations === 0;
}

/** Which of them a text has, by their beginnings: "permis" and "permet" are one. */
const kindsOf = (text: string, operators: RegExp): string =>
  [...new Set((text.match(operators) ?? []).map((word) => word.slice(0, STEM)))].sort().join(' ');

const count = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;
