import { foldStraight } from '../text/words.ts';
import type { QuestionKind } from './question-kind.ts';

/** What an asked number counts, where the question tells. */
export type QuestionUnit =
  | 'money'
  | 'age'
  | 'percent'
  | 'area'
  | 'length'
  | 'weight'
  | 'duration'
  | 'clock';

interface UnitPattern {
  /** On the folded question. */
  readonly asked: RegExp;
  /** On the folded sentence. */
  readonly given: RegExp;
}

const NUMBER =
  '(?:\\d[\\d.,\\s]{0,20}|un|une|one|a|deux|two|trois|three|quatre|four|cinq|five|six|sept|seven|huit|eight|neuf|nine|dix|ten|onze|eleven|douze|twelve|quinze|fifteen|vingt|twenty|trente|thirty|quarante|forty|cinquante|fifty|soixante|sixty|cent|cents|hundred|mille|thousand|dizaines? de|several|plusieurs|quelques|demi)';

/** First match wins. */
const UNITS: Readonly<Record<QuestionUnit, UnitPattern>> = {
  clock: {
    asked:
      /\b(?:a|vers|des|depuis|jusqu'a) quelle heure\b|\bquelle heure\b|\b(?:what|which) time\b|\bhoraires?\b|\bopening hours\b/,
    given:
      /\b\d{1,2}\s?h(?:\s?\d{2})?\b|\b\d{1,2}\s?heures?\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b|\bmidi\b|\bminuit\b|\bnoon\b|\bmidnight\b|\bmatin\b|\bsoir\b/,
  },
  age: {
    asked: /\bquel age\b|\bl'age d|\bage d[eu]\b|\bhow old\b|\bwhat age\b|\bthe age of\b/,
    given: new RegExp(
      `${NUMBER}\\s?(?:ans|annees|mois|years?|months?)\\b|\\bage\\b|\\bne en\\b|\\bnee en\\b|\\bborn\\b|-year-old|\\bsiecles?\\b`,
    ),
  },
  duration: {
    asked:
      /\bcombien de temps\b|\bcombien d'(?:annees|heures)\b|\bcombien de (?:jours|mois|semaines|minutes)\b|\bquelle (?:est |etait )?(?:la )?duree\b|\bhow long (?:did|does|do|will|wil|has|have|is the (?:trip|crossing|journey|film|show)|was the|were|it|to)\b|\bhow many (?:years|days|months|weeks|hours|minutes)\b|\bduree\b/,
    given: new RegExp(
      `${NUMBER}\\s?(?:ans?|annees?|decennies?|saisons?|seasons?|mois|semaines?|jours?|heures?|minutes?|secondes?|siecles?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|h|min)\\b|\\bjusqu|\\bdepuis\\b|\\bde \\d{4} a \\d{4}|\\buntil\\b|\\bsince\\b|-six heures`,
    ),
  },
  percent: {
    asked:
      /\bpourcentages?\b|\bquelle (?:est |etait )?(?:la )?(?:part|proportion)\b|\bquel (?:est |etait )?(?:le )?taux\b|\bpercentage\b|\bwhat (?:share|proportion)\b|\bpercent\b/,
    given:
      /\d\s?%|\bpour cent\b|\bper ?cent\b|\bmoitie\b|\btiers\b|\bquarts?\b|\bhalf\b|\bthird\b|\bquarter\b|\bsur (?:dix|cent|trois|quatre|cinq)\b|\bout of\b/,
  },
  area: {
    asked:
      /\bsuperficie\b|\bquelle (?:est |etait )?(?:la )?surface\b|\bhow (?:big|large) is\b|\barea\b|\bcombien d'hectares\b/,
    given:
      /\bhectares?\b|\bha\b|\b(?:metres?|kilometres?|km|m|pieds|miles?|feet)\s?(?:carres?|2|²)|[km]²|\bsquare\b|\bacres?\b/,
  },
  length: {
    asked:
      /\b(?:hauteur|longueur|distance|profondeur|altitude|largeur)\b|\bcombien de (?:metres|kilometres)\b|\blongue? de combien\b|\bhow (?:high|deep|far|tall|wide)\b|\bhow long is (?:the )?(?:new )?(?:tram|line|road|river|bridge|wall|tunnel|route)\b|\bjusqu'ou\b/,
    given:
      /\d[\d.,\s]{0,20}(?:m|km|cm|mm|ft|pieds?|lieues?|milles?|miles?|feet|foot|inch(?:es)?|(?:kilo|centi|milli)?met(?:re|er)s?)\b|\b(?:metres?|kilometres?|meters?|kilometers?|centimetres?)\b/,
  },
  weight: {
    asked:
      /\bquel (?:est |etait )?le poids\b|\bcombien .{0,20}\bpese(?:nt|r|-t)?\b|\bcombien de (?:kilos?|tonnes?|grammes?)\b|\bhow (?:heavy|much does .{1,30} weigh)\b|\bweight\b/,
    given: /\b(?:kilos?|kg|grammes?|grams?|g|tonnes?|tons?|pounds?|kilogrammes?)\b/,
  },
  money: {
    asked:
      /(?<!grands? )\bprix\b|\bcouts?\b|\bcout(?:e|er|era|ait|ent|es|ee)\b|\btarifs?\b|\bmontant\b|\bbudget\b|\bsalaire\b|\bloyer\b|\bcombien .{0,40}\b(?:paye|paie|payer|rapporte|depense|verse|vaut)\w*\b|\bcombien .{0,30}\bgagne.{0,20}\bpar (?:an|mois)\b|\bhow (?:much|expensive) .{0,60}\b(?:cost|pay|paid|earn|price|money|spend|spent|worth|expensive|now|raise|fund)\w*\b|\bhow much money\b|\bhow expensive\b|\b(?:price|cost|fine|rebate|salary|fee|budget) (?:of|for|is|was|does)\b|\bwhat (?:is|was) the (?:\w+ )?(?:price|cost|fine|rebate|salary|fee|budget)\b|\bamende\b|\b(?:subvention|degats|facture)\b/,
    given:
      /[€$£¥]|\b(?:euros?|dollars?|livres?|francs?|pounds?|cents?|centimes?|yens?|roubles?|usd|eur|millions?|milliards?|billions?|gratuite?s?|free)\b/,
  },
};

/** Questions that want a number; another kind may name a price and ask who set it. */
const KINDS: ReadonlySet<QuestionKind> = new Set(['number', 'date', 'other']);
/** "prix repas cantine": keywords ask for what they name. */
const KEYWORDS = 6;

const NAMES = Object.keys(UNITS) as QuestionUnit[];

/** What the number asked for counts; null when the question does not tell. */
export function questionUnit(question: string, kind: QuestionKind): QuestionUnit | null {
  const folded = foldStraight(question.slice(0, 500));
  if (!KINDS.has(kind)) return null;
  if (kind === 'other' && folded.split(' ').length > KEYWORDS) return null;
  return NAMES.find((name) => UNITS[name].asked.test(folded)) ?? null;
}

/** Does a sentence, folded, give a number of that unit? */
export function givesUnit(unit: QuestionUnit, folded: string): boolean {
  return UNITS[unit].given.test(folded);
}

/** "combien de voyageurs", "how many passengers": what is counted; null when the question counts nothing. */
export function countedNoun(question: string): string | null {
  const folded = foldStraight(question.slice(0, 500));
  const noun = /\b(?:combien (?:de |d'|y a-t-il de |y a-t-il d')|how many )(\p{L}{3,})/u.exec(
    folded,
  )?.[1];
  return noun ?? null;
}

/**
 * Is a number of a sentence, folded, followed by what is counted, with at most two short words between? Plurals and
 * endings do not matter.
 */
export function countsNoun(noun: string, folded: string): boolean {
  const root = noun.slice(0, Math.max(4, noun.length - 2)).replace(/[^\p{L}]/gu, '');
  const counted = new RegExp(`${NUMBER}\\s?(?:\\p{L}{1,8}['\\s]\\s?){0,2}${root}`, 'u');
  return counted.test(folded.replaceAll('’', "'"));
}
