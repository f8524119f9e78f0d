import { foldStraight, splitWords } from '../../text/words.ts';
import { INTERROGATIVE } from './request.ts';

/** On the folded question: its words want several things. */
const ASKS =
  /^(?:et |and )?(?:quels|quelles)\b|\b(?:quels|quelles) (?:sont|etaient|ont ete|seront)\b|\b(?:cite[rz]?|enumere[rz]?|liste[rz]?|nomme[rz]?)\b.{0,20}\b(?:les|des|tou(?:s|tes)|trois|quatre|cinq)\b|\b(?:la |une )liste\b|^(?:what|which) (?:are|were)\b|\b(?:list|name) (?:all |the )|\b(?:the )?list of\b|^qui sont\b|^who (?:are|were) the\b/;

/** "Dans quels villages", wherever the question has it; "pour quelles raisons" is why. */
const IN_WHICH =
  /\b(?:a|aux?|avec|chez|contre|dans|de|en|entre|par|pour|sous|sur|vers) (?:quels|quelles)\b(?! (?:raisons|causes|motifs)\b)/;
/** "Plage par plage", "street by street": what is said of each of them. */
const ONE_BY_ONE = /\b(?!one\b|mot\b|word\b|pas\b)([a-z]{3,20}) (?:par|by) \1\b/;
/** Behind a question that might want one thing: "qui vient ? cite-les", "who came, name them". */
const THEN_ALL_SOURCE =
  '(?<mark>[,;.:?!] ?)(?:et |and |please )?(?:(?:cite[rz]?|donne[rz]?|dis|enumere[rz]?|liste[rz]?|nomme[rz]?)[- ](?:(?:moi|nous)[- ])?(?:les\\b|tou(?:s|tes)\\b|leurs? noms?\\b)|(?:tou(?:s|tes)|lesquel(?:le)?s)(?= ?[?.!]|$)|(?:name|list|give(?: me)?|tell me) (?:all of )?them\\b|all of them\\b)';
const THEN_ALL = new RegExp(THEN_ALL_SOURCE);
const THEN_ALL_AT_END = new RegExp(
  `${THEN_ALL_SOURCE}(?: (?:tou(?:s|tes)|all|please|svp|stp|par leur nom|by name))?[\\s?.!]*$`,
);
/** "Qui paie, et combien ?", "who pays for it and how much": each pays a part. */
const WHO_AND_HOW_MUCH =
  /^(?:et |and )?(?:qui|who)\b(?! (?:est|etait|is|was)\b).{1,120},? (?:et|and) (?:combien|a (?:quelle hauteur|combien)|pour (?:quelle part|quel montant|combien)|dans quelles proportions|(?:for )?how much|what share|in what (?:shares|proportions?))\b|\b(?:combien|how (?:much|many))\b.{0,60}\b(?:chacune?|each)\b/;

const INTO = '(?:(?:at|by|from|for|in|of|on|to|under|with) )?';
/** "Which bakeries", "what safety rules", "in which towns": several are asked for where the noun is in the plural. */
const PLURAL = new RegExp(
  `^${INTO}(?:what|which) (?:(?!(?:is|was|does|did|do|has)\\b)\\w+ )?(?!(?:is|was|does|has|this)\\b)(?<noun>\\w+s)\\b(?! (?:is|was|has)\\b)`,
);
/** "Process", "virus", "crisis". */
const ENDS_SO_IN_THE_SINGULAR = /(?:ss|us|is)$/;

/** "Les tarifs du train", "c'est quoi les huit gestes": they name what is wanted and ask nothing of it. */
const BEFORE_NAME =
  /^(?:c'est quoi|ce sont quoi|donne[rz]?(?:[- ]moi)?|montre[rz]?(?:[- ]moi)?|dis[- ]moi|je (?:veux|cherche|voudrais)|give me|show me|tell me) /;
const NAMED =
  /^(?:(?:toutes |tous )?les|ces|(?:all (?:of )?)?the|all) (?:(?:\d{1,2}|[a-z]{3,12}) )?[a-z'-]{2,}s\b(?<![sui]s)/;
/** Alone, "les écoles" is no more than a topic. */
const OF_WHAT = /^ (?:de|du|des|pour|contre|of|for|against)\b|^ d'/;
const ALL_OF_THEM =
  /\b(?:toutes les|tous les|all (?:of )?the) (?:raisons|causes|noms|dates|chiffres|lieux|adresses|etapes|mesures|conditions|reasons|causes|names|dates|figures|places|steps|measures|conditions)\b/;

/**
 * Whether the words of a question want several things.
 * @param question as written: a name that ends in s is no plural.
 */
export function asksForSeveral(folded: string, question: string): boolean {
  if (
    [ASKS, IN_WHICH, ONE_BY_ONE, THEN_ALL, WHO_AND_HOW_MUCH, ALL_OF_THEM].some((one) =>
      one.test(folded),
    )
  )
    return true;
  if (namesSeveral(folded)) return true;
  const noun = PLURAL.exec(folded)?.groups?.['noun'];
  if (noun === undefined || ENDS_SO_IN_THE_SINGULAR.test(noun)) return false;
  return splitWords(question).some(
    ({ form, start }) => form === noun && /\p{Ll}/u.test(question[start]!),
  );
}

const KIND = /\b(?:quels|quelles|what|which) (?<noun>[a-z'-]{3,30}[sx])\b/;

/** Folded, the word that says of what kind the things are that a question wants: "villages" of "quels villages"; null for none. */
export const kindOfThings = (folded: string): string | null =>
  KIND.exec(folded)?.groups?.['noun'] ?? null;

/** "Les lanceuses avec leurs points". */
const WITH_THEIR = /\b(?:avec|with) (?:leurs?|their) (?<each>[a-z'-]{2,30})/;

/** Folded, what a question wants to know of each of several things that it names: "points"; null for nothing. */
export const askedOfEach = (folded: string): string | null =>
  WITH_THEIR.exec(folded)?.groups?.['each'] ?? null;

/** "Pour chaque plage", "what should each class bring?" */
const EACH = /\b(?:chaque|chacune? des|each|every)\b/;

/** Whether a folded question wants to know what goes for each of several things: "plage par plage", "chaque groupe". */
export const asksOfEach = (folded: string): boolean => ONE_BY_ONE.test(folded) || EACH.test(folded);

/** "Horaires de la médiathèque", "opening hours of the library": of each day, where a list has them. */
const HOURS = /\b(?:horaires|heures d'ouverture|opening (?:hours|times))\b/;

/** Whether a folded question wants the hours of something, which may stand in a list. */
export const asksForHours = (folded: string): boolean => HOURS.test(folded);

/** Whether a question wants to know who or what, and how much each. */
export const asksHowMuchEach = (folded: string): boolean => WHO_AND_HOW_MUCH.test(folded);

/**
 * A question without "cite-les toutes", "name them" at its end: no article has these words, and they tell nothing of what is
 * looked for.
 */
export function withoutThenAll(question: string): string {
  const folded = foldStraight(question);
  const match = THEN_ALL_AT_END.exec(folded);
  return match && match.index > 0 && folded.length === question.length
    ? question.slice(0, match.index + match.groups!['mark']!.trimEnd().length)
    : question;
}

/** Whether a message is the name of several things and no question about them: "les pompiers ont-ils…" is one. */
export function namesSeveral(folded: string): boolean {
  const rest = folded.replace(BEFORE_NAME, '');
  const name = NAMED.exec(rest)?.[0];
  if (name === undefined || INTERROGATIVE.test(rest.replace(/[?\s]{1,20}$/, ''))) return false;
  return rest !== folded || OF_WHAT.test(rest.slice(name.length));
}
