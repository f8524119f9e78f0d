import { ARTICLE } from './article-words.ts';

/** On a folded question: what asks what has changed, or how. */
export const ASKS_CHANGE =
  /\b(?:qu'est-ce qui (?:a|avait|va|aurait) change|ce qui (?:a change|change)|qu'a change|qu'est-ce qui change|comment (?:(?:a|ont) )?(?<what>.{0,80}?)(?: (?:a|ont))?(?:-t-(?:il|elle)s?|-(?:il|elle)s)? (?:evolue|change)\w*|(?:a|ont|avait)(?:-t-(?:il|elle)s?|-(?:il|elle)s)? (?:ete )?(?:change|evolue|modifie)\w*|quel(?:le)?s? (?:est |sont )?(?:l'|la |les )?(?:changements?|evolutions?)|what(?:'s| has| have)? change[ds]?|(?:qu'est-ce qu'il y a|quoi) de change|how (?:did|has|have|was|were) (?<which>.{0,80})\b(?:changed?|evolved?|corrected)|what (?:is|was) (?:different|corrected)|(?:ete|est|sont) (?:corrige|rectifie)\w*|(?:was|were|been) corrected)\b/;

const ONE = `(?:${ARTICLE}|versions?)`;
const LATER =
  '(?:(?:le |la |the )?(?:seconde?|deuxieme|derniere?|nouvel(?:le)?|later|second|newer|latest|last|follow-up|updated) )';
const EARLIER = '(?:premiere?|precedente?|ancien(?:ne)?|first|earlier|previous|original|older) ?';
const THAN = "(?:par rapport (?:au|a la|a l')|compared (?:with|to) the|than (?:in )?the) ?";
/** "Entre les deux articles", "from one report to the next", "par rapport au premier article". */
const TWO = new RegExp(
  `\\b(?:(?:entre|dans|between|in) (?:les|ces|the|these) (?:deux|two|2) ${ONE}|d'une? ${ONE} a l'autre|from one ${ONE} to (?:the (?:next|other)|another)|${THAN}${EARLIER}${ONE})\\b`,
);
const DIFFERS =
  /\b(?:chang\w+|quoi de neuf|de (?:neuf|nouveau|different|plus)|est nouveau|(?:is|was|are) (?:new|different)|what's (?:new|different)|differences?|differ\w*|evolu\w+|corrig\w+|correct\w*|ajout\w+|add(?:s|ed)?)\b/;
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

/** A paper corrects itself… */
const CORRECTS_ITSELF =
  /\b(?:(?:s'est|se sont|s'etait)(?:-(?:il|elle)s?)? (?:corrige|rectifie|retracte)\w*|(?:du|doit|devait|fallu|oblige\w*|contraint\w*) (?:a |de )?(?:se (?:corriger|retracter|rectifier)|corriger|rectifier)|(?:que|qu'est[- ]ce que) (?:corrige|rectifie|dit|disent)(?:nt)? (?:le|l'|les|son|ses|cet) ?(?:errat(?:um|a)|rectificatifs?|corrections?)|(?:had|have|has|did) to (?:correct|retract)(?: itself)?|(?:corrected|retracted) itself|(?:y a-t-il|il y a|y a) (?:eu )?(?:un |des )?(?:errat(?:um|a)|rectificatifs?|corrections?)|(?:was|is|were|are|been) there (?:been )?(?:an? |any )?(?:errat(?:um|a)|corrections?|corrigend(?:um|a))|what (?:do|does|did) the (?:errat(?:um|a)|corrections?|corrigendum) (?:say|correct))\b/;
/** …or has erred, where it is one that erred. */
const ERRED =
  /\b(?:quel(?:le)?s? (?:sont les |est l')?(?:erreurs?|rectificatifs?|errata)|s'est(?:-(?:il|elle))? trompe\w*|(?:what|which) (?:errors?|mistakes?|corrections?)|g[eo]t(?:ten)? wrong)\b/;
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
