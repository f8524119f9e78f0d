import { foldStraight } from '../text/words.ts';

/** What a message asks of the answer before it: whether it is so, or for another one. */
export type Reference = 'sure' | 'other';

const REFERENCES: readonly (readonly [Reference, RegExp])[] = [
  [
    'sure',
    /^(?:et )?(?:(?:tu|vous|t')? ?(?:en )?(?:es|etes) (?:vraiment |bien )?(?:sure?s?|certaine?s?)(?: de (?:ca|toi|vous|cela))?|(?:sur|certain)(?: et certain)?|(?:c'est|est-ce) (?:bien |vraiment )?(?:vrai|sur|exact|certain|juste)|vraiment|ah bon|serieux|are you (?:really |quite )?(?:sure|certain)|(?:is (?:that|it)|that's) (?:really )?(?:true|right|correct|so)|sure|really|for real|tu peux (?:le )?prouver|d'ou (?:tu (?:sors|tiens)|vient) (?:ca|cela)|who says (?:so|that|this)|says who|according to whom|qui (?:le |l'a |a )?(?:dit|affirme|annonce)(?: ca| cela)?|(?:selon|d'apres) qui|c'est qui qui (?:le )?dit(?: ca)?)(?: about that| of that)?[\s?!.]*$/,
  ],
  [
    'other',
    /^(?:non|no|mais|but|et|and)?[\s,]*(?:(?:pas (?:celui|celle)(?:-ci|-la)?|not that one)[\s,]*)?(?:(?:je (?:parle|parlais) de |je voulais (?:dire )?|i mean(?:t)? )?(?:l'autre|un autre|une autre|the other(?: one)?|another one)(?: article| texte| story)?)[\s?!.]*$/,
  ],
];

/** What a message asks of the answer before it; null for a question of its own. */
export function referenceIn(question: string): Reference | null {
  const folded = foldStraight(question.slice(0, MAX_CHARS)).trim();
  return REFERENCES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

const MAX_CHARS = 80;

/** By these words nothing is carried over: the documented way to start anew. */
const ANEW =
  /^\s*(?:nouvelle question|nouveau sujet|autre (?:chose|sujet|question)|rien à voir|new (?:question|topic|subject)|another (?:question|topic)|something else|different (?:question|topic))\s*(?:[:,.–—-]\s*|$)/i;

/** The question behind "nouvelle question :"; null where it does not begin so. */
export function anew(question: string): string | null {
  const match = ANEW.exec(question);
  return match ? question.slice(match[0].length) : null;
}
