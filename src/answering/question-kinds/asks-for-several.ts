import { splitWords } from '../../text/words.ts';
import { INTERROGATIVE } from './request.ts';

/** On the folded question: its words want several things. */
const ASKS =
  /^(?:et |and )?(?:quels|quelles)\b|\b(?:quels|quelles) (?:sont|etaient|ont ete|seront)\b|\b(?:cite[rz]?|enumere[rz]?|liste[rz]?|nomme[rz]?)\b.{0,20}\b(?:les|des|tou(?:s|tes)|trois|quatre|cinq)\b|\b(?:la |une )liste\b|^(?:what|which) (?:are|were)\b|\b(?:list|name) (?:all |the )|\b(?:the )?list of\b|^qui sont\b|^who (?:are|were) the\b/;

/** "Which bakeries", "what safety rules": several are asked for where the noun is in the plural. */
const PLURAL =
  /^(?:what|which) (?:(?!(?:is|was|does|did|do|has)\b)\w+ )?(?!(?:is|was|does|has|this)\b)(?<noun>\w+s)\b(?! (?:is|was|does|has)\b)/;
/** "Process", "virus", "crisis". */
const ENDS_SO_IN_THE_SINGULAR = /(?:ss|us|is)$/;

/** "Les tarifs du train", "c'est quoi les huit gestes": they name what is wanted and ask nothing of it. */
const BEFORE_NAME =
  /^(?:c'est quoi|ce sont quoi|donne[rz]?(?:[- ]moi)?|montre[rz]?(?:[- ]moi)?|dis[- ]moi|je (?:veux|cherche|voudrais)|give me|show me|tell me) /;
const NAMED =
  /^(?:(?:toutes |tous )?les|ces|(?:all (?:of )?)?the|all) (?:(?:\d{1,2}|[a-z]{3,9}) )?[a-z'-]{2,}s\b(?<![sui]s)/;
/** Alone, "les écoles" is no more than a topic. */
const OF_WHAT = /^ (?:de|du|des|pour|contre|of|for|against)\b|^ d'/;
const ALL_OF_THEM =
  /\b(?:toutes les|tous les|all (?:of )?the) (?:raisons|causes|noms|dates|chiffres|lieux|adresses|etapes|mesures|conditions|reasons|causes|names|dates|figures|places|steps|measures|conditions)\b/;

/**
 * Whether the words of a question want several things.
 * @param question as written: a name that ends in s is no plural.
 */
export function asksForSeveral(folded: string, question: string): boolean {
  if (ASKS.test(folded) || ALL_OF_THEM.test(folded) || namesSeveral(folded)) return true;
  const noun = PLURAL.exec(folded)?.groups?.['noun'];
  if (noun === undefined || ENDS_SO_IN_THE_SINGULAR.test(noun)) return false;
  return splitWords(question).some(
    ({ form, start }) => form === noun && /\p{Ll}/u.test(question[start]!),
  );
}

/** Whether a message is the name of several things and no question about them: "les pompiers ont-ils…" is one. */
export function namesSeveral(folded: string): boolean {
  const rest = folded.replace(BEFORE_NAME, '');
  const name = NAMED.exec(rest)?.[0];
  if (name === undefined || INTERROGATIVE.test(rest.replace(/[?\s]{1,20}$/, ''))) return false;
  return rest !== folded || OF_WHAT.test(rest.slice(name.length));
}
