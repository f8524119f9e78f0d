import { givesUnit, type QuestionUnit } from '../../retrieval/question-kind.ts';
import { NUMBER_WORDS } from '../../text/numbers.ts';
import { foldStraight, splitWords } from '../../text/words.ts';

/** What a comparison is about, by its adjective, verb or noun; on the folded question. "Plus long" is a length or a time. */
const COMPARED: readonly (readonly [QuestionUnit, RegExp])[] = [
  [
    'weight',
    /\b(?:lourde?s?|legere?s?|poids|pes(?:e|ent|ait|aient)|heav(?:y|ier|iest)|light(?:er|est)|weigh\w*)\b/,
  ],
  [
    'money',
    /\b(?:prix|cout\w*|tarifs?|cher|chere?s?|salaires?|recettes?|budgets?|rapport(?:e|ent|ait)|prices?|costs?|fares?|expensive|cheap\w*|dear\w*|raised?|takings)\b/,
  ],
  [
    'duration',
    /\b(?:temps|longtemps|longue?s?|durees?|dur(?:e|ent|ait|aient)|rapides?|vite|long(?:er|est)?|fast(?:er|est)?|quick(?:er|est|ly)?|slow(?:er|est)?|times?|took|last(?:s|ed))\b/,
  ],
  ['age', /\b(?:ages?|agee?s?|jeunes?|vieux|vieille?s?|old(?:er|est)?|young(?:er|est)?)\b/],
  [
    'area',
    /\b(?:superficie|surface|vastes?|etendue?s?|areas?|grande?s?|big(?:ger|gest)|larg(?:er|est))\b/,
  ],
  [
    'length',
    /\b(?:longueur|longue?s?|hauteur|haute?s?|profond\w*|largeur|distance|taille|grande?s?|tall(?:er|est)?|high(?:er|est)?|deep(?:er|est)?|wid(?:e|er|est)|long(?:er|est)?|short(?:er|est))\b/,
  ],
  ['percent', /\b(?:part|proportion|pourcentage|taux|share|percentage|rate)\b/],
];

/** "Plus de monde": whoever comes is counted under many names. */
const PEOPLE_COMPARED =
  /\b(?:monde|gens|foule|affluence|frequentation|personnes|people|crowds?|attendance|turnout|busier)\b/;
const PEOPLE = new RegExp(
  `(?:\\d|\\b(?:${NUMBER_WORDS.join('|')})) (?:\\p{L}+ ){0,2}?(?:personnes|gens|spectat\\w+|visiteu\\w+|curieux|participant\\w*|festivaliers|coureurs|marcheurs|entrees|people|persons|visitors|spectators|onlookers|participants|runners|walkers|guests|tickets)\\b`,
  'u',
);

/** What a question measures things by. */
export interface Measure {
  /** Whether a text gives it: a weight where the heavier one is asked for. */
  readonly isIn: (text: string) => boolean;
  /** The question's words for it, folded: a text gives it without them. */
  readonly words: ReadonlySet<string>;
}

/** What a question compares things by; null where its words do not tell. */
export function measureCompared(folded: string): Measure | null {
  const asked = COMPARED.filter(([, words]) => words.test(folded));
  const ofPeople = PEOPLE_COMPARED.test(folded);
  if (asked.length === 0 && !ofPeople) return null;
  const patterns = [...asked.map(([, words]) => words), ...(ofPeople ? [PEOPLE_COMPARED] : [])];
  const words = splitWords(folded).filter(({ form }) => patterns.some((one) => one.test(form)));
  return {
    words: new Set(words.map(({ form }) => form)),
    isIn: (text) => {
      const told = foldStraight(text);
      return (ofPeople && PEOPLE.test(told)) || asked.some(([unit]) => givesUnit(unit, told));
    },
  };
}
