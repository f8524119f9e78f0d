import { ARTICLE, isEmptyTopic } from './article-words.ts';

/** On a folded question: what asks what has changed, or how. */
const ASKS_CHANGE =
  /\b(?:qu'est-ce qui (?:a|avait|va|aurait) change|ce qui (?:a change|change)|qu'a change|qu'est-ce qui change|comment (?:(?:a|ont) )?(?<what>.{0,80}?)(?: (?:a|ont))?(?:-t-(?:il|elle)s?|-(?:il|elle)s)? (?:evolue|change)\w*|(?:a|ont|avait)(?:-t-(?:il|elle)s?|-(?:il|elle)s)? (?:ete )?(?:change|evolue|modifie)\w*|quel(?:le)?s? (?:est |sont )?(?:l'|la |les )?(?:changements?|evolutions?)|what(?:'s| has| have)? change[ds]?|(?:qu'est-ce qu'il y a|quoi) de change|how (?:did|has|have|was|were) (?<which>.{0,80})\b(?:changed?|evolved?|corrected)|what (?:is|was) (?:different|corrected)|(?:ete|est|sont) (?:corrige|rectifie)\w*|(?:was|were|been) corrected)\b/;

const ONE = `(?:${ARTICLE}|versions?)`;
const LATER =
  '(?:(?:le |la |the )?(?:seconde?|deuxieme|derniere?|nouvel(?:le)?|later|second|newer|latest|last|follow-up|updated) )';
const EARLIER = '(?:premiere?|precedente?|ancien(?:ne)?|first|earlier|previous|original|older) ?';
const THAN = "(?:par rapport (?:au|a la|a l')|compared (?:with|to) the|than (?:in )?the) ?";
/** "Entre le premier article et celui du 15 janvier": the days are taken out before. */
const FROM_ONE_TO_THAT = `(?:entre|between) (?:l'|le |la |the )?(?:${EARLIER})?${ONE}(?: (?:d[eu]|of|from))? (?:et|and) (?:celui|celle|that|the one)(?: (?:d[eu]|of|from))?`;
/** "Entre les deux articles", "from one report to the next", "par rapport au premier article". */
const TWO = new RegExp(
  `\\b(?:(?:entre|dans|between|in) (?:les|ces|the|these) (?:deux|two|2) ${ONE}|${FROM_ONE_TO_THAT}|d'une? ${ONE} a l'autre|from one ${ONE} to (?:the (?:next|other)|another)|${THAN}${EARLIER}${ONE})\\b`,
);
const DIFFERS =
  /\b(?:chang\w+|quoi de neuf|de (?:neuf|nouveau|different|plus)|est nouveau|(?:is|was|are) (?:new|different)|what's (?:new|different)|differences?|differ\w*|evolu\w+|corrig\w+|correct\w*|ajout\w+|add(?:s|ed)?)\b/;
/** "On disait quoi au début, et maintenant ?": what was said at first, and what is so since. */
const THEN_AND_NOW =
  /\b(?:au (?:tout )?(?:debut|depart)|d'abord|initialement|a l'origine|at first|initially|originally|in the beginning)\b.{1,120}\b(?:maintenant|aujourd'hui|finalement|desormais|a la fin|au final|now|today|in the end|finally)\b/;
/** Its words that only ask. */
const ASKING_THEN_AND_NOW =
  /\b(?:au (?:tout )?(?:debut|depart)|d'abord|initialement|a l'origine|maintenant|aujourd'hui|finalement|desormais|a la fin|au final|at first|initially|originally|in the beginning|now|today|in the end|finally|(?:on|ils|they|people|we) (?:disai(?:t|ent)|pensai(?:t|ent)|croyai(?:t|ent)|annoncai(?:t|ent)|parlai(?:t|ent)|said|thought|believed|were told)|(?:c'est|c'etait|ce sera) (?:quoi|combien|quand|qui|ou)|quoi|what|is it|was it)\b/g;

const ON = "(?: (?:on|about|of|sur|d[eu]s?|d'|au sujet d\\S+) ?(?<about>.{1,80}?))?";
const SINCE =
  '(?:(?:a |has )?(?:change|corrige|ajoute|apporte|modifie|rectifie|correct|add|revise|update|alter)(?:d|ed)?)';
/** "What did the later article on X change", "que corrige le second article sur X". */
const LATER_CHANGES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:que|qu'est[- ]ce que|what (?:did|does|has)) ${LATER}${ONE}${ON} ${SINCE}\\b(?! (?:say|tell|report|dit|raconte))`,
  ),
  new RegExp(`\\b(?:que|qu'est[- ]ce que) ${SINCE} ${LATER}${ONE}${ON} ?(?=[?.!]|$)`),
  new RegExp(
    `\\b(?:de (?:plus|neuf|nouveau|different)|what(?:'s| is) (?:new|different)) (?:dans|in) ${LATER}${ONE}${ON} ?(?=[?.!]|$)`,
  ),
];
const ASKING =
  /\b(?:qu'est[- ]ce qu(?:i|e|'il y a)|qu'y a-t-il|est-ce que?|what(?:'s)?|which|quoi|quel(?:le)?s?|did|does|do|ha(?:s|ve)|is|are|was|were|est|sont|a|ont|y|il)\b|[?!.,:]/g;

/** What a question of the difference between two articles is about; null where a folded question asks no such thing. */
export function topicOfTwo(folded: string): string | null {
  const later = LATER_CHANGES.map((pattern) => pattern.exec(folded)).find(
    (match) => match !== null,
  );
  if (later) return (later.groups?.['about'] ?? folded.replace(later[0], ' ')).trim();
  const rest = folded.replace(TWO, ' ');
  if (rest === folded || !DIFFERS.test(rest)) return null;
  return rest.replace(DIFFERS, ' ').replace(ASKING, ' ').replace(/\s+/g, ' ').trim();
}

/** "Quels prix ont bougé", "which fares have gone up": of several things those whose figures are others now. */
const WHICH_MOVED =
  /\b(?:quel(?:le)?s?|what|which) (?!(?:has|have|had|is|are|was|were|did|does)\b)[a-z].{0,60}? (?<moved>(?:a|ont|has|have)? ?(?:bouge|change|evolue|augmente|monte|grimpe|baisse|diminue|recule|moved|changed|risen|rose|fallen|fell|gone (?:up|down)|went (?:up|down))\w*)\b/;

/** "Depuis l'annonce de la fermeture": from when, and nothing of what has changed. */
const SINCE_WHEN = /\b(?:depuis|since) (?!(?:quand|when)\b)[^?.!,;:]{2,80}/;

/** Without what says since when, where enough is said beside it. */
function withoutSince(topic: string): string {
  const rest = topic.replace(SINCE_WHEN, ' ');
  return isEmptyTopic(rest) ? topic : rest;
}

const COURSE = /\b(?:comment|how|quelle(?: est| a ete)? l'evolution)\b/;

/** What is asked of a change. */
export interface ChangeAsked {
  readonly topic: string;
  /** What has changed, where the question names it: "la durée des travaux"; else empty. */
  readonly inside: string;
  /** Whether two articles are compared. */
  readonly isOfTwo: boolean;
  /** Whether it asks which of several things have changed… */
  readonly isWhich: boolean;
  /** …and no more: then it may be another kind's question. */
  readonly isOnlyWhich: boolean;
}

/**
 * What a question asks of a change; null where it asks of none.
 * @param folded the question.
 * @param timeless the same without its words on time.
 */
export function changeAsked(folded: string, timeless: string): ChangeAsked | null {
  const none = { inside: '', isOfTwo: false, isWhich: false, isOnlyWhich: false };
  const ofTwo = topicOfTwo(timeless);
  if (ofTwo !== null) return { ...none, topic: ofTwo, isOfTwo: true };
  const moved = WHICH_MOVED.exec(timeless)?.groups?.['moved'];
  const isWhich = moved !== undefined;
  if (ASKS_CHANGE.test(folded)) {
    const groups = ASKS_CHANGE.exec(timeless)?.groups;
    const rest = timeless.replace(ASKS_CHANGE, ' ');
    const between = groups?.['what'] ?? groups?.['which'] ?? '';
    // "Comment a évolué la durée des travaux ?" has it behind.
    const isBehind = /^(?:a|ont)?$/.test(between.trim()) && COURSE.test(timeless);
    const inside = isBehind ? rest.replace(/[?!.]/g, ' ') : between;
    return { ...none, topic: withoutSince(`${between} ${rest}`), inside, isWhich };
  }
  if (THEN_AND_NOW.test(folded))
    return { ...none, topic: timeless.replace(ASKING_THEN_AND_NOW, ' ') };
  if (!isWhich) return null;
  return { ...none, topic: withoutSince(timeless.replace(moved, ' ')), isWhich, isOnlyWhich: true };
}

/** A paper corrects itself… */
const CORRECTS_ITSELF =
  /\b(?:(?:s'est|se sont|s'etait)(?:-(?:il|elle)s?)? (?:corrige|rectifie|retracte)\w*|(?:du|doit|devait|fallu|oblige\w*|contraint\w*) (?:a |de )?(?:se (?:corriger|retracter|rectifier)|corriger|rectifier)|(?:que|qu'est[- ]ce que) (?:corrige|rectifie|dit|disent)(?:nt)? (?:le|l'|les|son|ses|cet) ?(?:errat(?:um|a)|rectificatifs?|corrections?)|(?:had|have|has|did) to (?:correct|retract)(?: itself)?|(?:corrected|retracted) itself|(?:y a-t-il|il y a|y a) (?:eu )?(?:un |des )?(?:errat(?:um|a)|rectificatifs?|corrections?)|(?:was|is|were|are|been) there (?:been )?(?:an? |any )?(?:errat(?:um|a)|corrections?|corrigend(?:um|a))|what (?:do|does|did) the (?:errat(?:um|a)|corrections?|corrigendum) (?:say|correct))\b/;
/** …or has erred, where it is one that erred. */
const ERRED =
  /\b(?:quel(?:le)?s? (?:sont les |est l')?(?:erreurs?|rectificatifs?|errata)|(?:s'est|s'etait|se sont|s'etaient)(?:-(?:il|elle)s?)? trompe\w*|(?:a|ont|avai(?:t|ent)) (?:fait|commis) (?:une |des )?erreurs?|(?:what|which) (?:errors?|mistakes?|corrections?)|g[eo]t(?:ten)? wrong)\b/;
const PRESS = new RegExp(
  `\\b(?:${ARTICLE}|journal|journaux|journalistes?|redaction|hebdomadaire|quotidien|newspapers?|papers?|newsroom|reporters?)\\b`,
);

/** What is asked of what a paper corrected of its own. */
export interface ErrataAsked {
  readonly topic: string;
  /** Whether the words are those of the press; "what did X get wrong" may be asked of anybody. */
  readonly isOfPress: boolean;
}

/** What a folded question asks of errata; null where it asks for none. */
export function topicOfErrata(folded: string): ErrataAsked | null {
  const corrects = CORRECTS_ITSELF.exec(folded);
  const asks = corrects ?? ERRED.exec(folded);
  if (!asks) return null;
  const isOfPress = corrects !== null || PRESS.test(folded);
  return { topic: folded.replace(asks[0], ' '), isOfPress };
}
