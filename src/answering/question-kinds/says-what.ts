/** Of saying and of having a view, folded. */
export const SAYING =
  '(?:dit|disent|disait|pense|pensent|veut|veulent|souhaite|souhaitent|craint|craignent|redoute|repond|repondent|declare|declarent|affirme|affirment|explique|expliquent|propose|proposent|reproche|demande|raconte|promet|critique|reclame|estime|juge|a dit|a declare|a repondu|a explique|ont dit)';

const BEFORE = '^(?:et |alors |mais |and |so |but )?';
const WHO = '(?<who>.{2,60}?)';
const REACTS = '(?:(?:a |ont )?reagi(?:t|ssent)?|se (?:justifi|defend)(?:e|ent)?)';

/** What asks for somebody's words in another order, or by a noun for them, and the order that is known. */
const ORDERS: readonly (readonly [RegExp, string])[] = [
  // "Il dit quoi de la piscine, le maire ?"
  [
    new RegExp(
      `${BEFORE}(?:il|elle|ils|elles|on) (?:(?:en|lui|leur|y) )?(?<verb>${SAYING}) quoi(?<rest>[^,]{0,80}), ${WHO}[\\s?.!]*$`,
    ),
    'que $<verb> $<who>$<rest>',
  ],
  // "Le maire, il répond quoi à l'opposition ?"
  [
    new RegExp(
      `${BEFORE}${WHO},? (?:(?:il|elle|ils|elles|on) )?(?:(?:en|lui|leur|y) )?(?<verb>${SAYING}) quoi\\b(?<rest>.*)$`,
    ),
    'que $<verb> $<who>$<rest>',
  ],
  // "Comment a réagi le maire ?", "comment se défend la mairie ?"
  [new RegExp(`${BEFORE}comment ${REACTS} (?<who>.*)$`), 'que dit $<who>'],
  // "Quelle a été la réaction du maire ?", "c'est quoi le point de vue de…"
  [
    /\b(?:quel(?:le)? (?:est|etait|a ete|fut)|c'est quoi) (?:la (?:reaction|reponse|position)|le point de vue) (?=d)/,
    "l'avis ",
  ],
  // "What's the mayor's view on the pool?"
  [
    new RegExp(
      `\\bwhat(?:'s| is| was| were) ${WHO}(?:'s|s'|') (?:own )?(?:views?|position|stance|take|reaction|response|reply|verdict)\\b`,
    ),
    'what does $<who> say',
  ],
  // "How did the mayor react?", "how does the club justify it?"
  [
    new RegExp(
      `\\bhow (?:did|does|do|has|have) ${WHO} (?:react|reacted|reply|replied|justify|justified|defend)\\b`,
    ),
    'what did $<who> say',
  ],
];

/** A folded question for what somebody says in the order of "que dit le maire", "what does the mayor say"; unchanged where it has it. */
export function saysWhatInOrder(folded: string): string {
  for (const [order, known] of ORDERS) if (order.test(folded)) return folded.replace(order, known);
  return folded;
}
