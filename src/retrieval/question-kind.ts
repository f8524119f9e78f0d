import { DAYS, ENGLISH_CALENDAR, MONTHS } from '../text/dates/names.ts';
import { NUMBER_WORDS } from '../text/numbers.ts';
import { fold, foldStraight } from '../text/words.ts';

/** What a question wants to know, where its words tell. */
export type QuestionKind =
  | 'number'
  | 'date'
  | 'person'
  | 'place'
  | 'reason'
  | 'definition'
  | 'other';

/** First match wins; on folded text (no accents, lower case). */
const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'number',
    /\b(?:combien|conbien|combient|cb)\b|\b(quel|quelle) (est |etait |fut )?(le |la |l'|un )?(nombre|pourcentage|montant|prix|taux|cout|part|proportion|superficie|taille|hauteur|longueur|distance|population|budget|age|score|duree)\b|\ba combien\b|\bhow (many|much|long|far|old|big|tall|large|high|often)\b|\bwhat (number|percentage|share|price|amount|proportion|score|age)\b/,
  ],
  [
    'date',
    /\b(?:quand|kan|kand)\b|\b(quelle|quel|quels|quelles) (est |etait )?(la |le |l')?(annee|date|epoque|periode|jour|mois|siecle|annees|heure|decennie|moment)\b|\ba quelle (date|heure|epoque)\b|\bwhen\b|\b(what|which) (year|date|day|month|time|century)\b|\bdepuis (quand|combien)\b/,
  ],
  [
    'reason',
    /\b(?:pourquoi|pourkoi|pk|pq)\b|\bpour quelles? (raison|cause)s?\b|\bquelles? (est|sont|etait) (la |les )?(raison|cause|motif)s?\b|\bwhy\b|\bhow come\b|\bwhat (caused|led)\b/,
  ],
  [
    'place',
    /^ou\b|\b(d')?ou (est|sont|se|a|ont|etait|va|vont|vient|etaient|peut|faut|habite)\b|\b(quel|quelle|quels|quelles) (est )?(le |la |l')?(pays|ville|villes|lieu|endroit|region|continent|village|quartier|commune|capitale)\b|\bwhere\b|\b(what|which) (country|city|town|place|region|village)\b/,
  ],
  [
    'person',
    /\b(?:qui|ki)\b|\bwho\b|\bwhom\b|\bwhose\b|\b(quel|quelle) (est )?(le |la )?(nom|auteur|president|ministre|personne|acteur|roi|joueur)\b/,
  ],
  [
    'definition',
    /\bqu'?est[- ]ce que?\b|\bc'?est quoi\b|\bwhat (is|are) (a|an|the)?\b|\bque signifie\b|\bwhat does .{1,40} mean\b|\bdefinition\b/,
  ],
];

/** The kind of a question, in French or English. */
export function questionKind(question: string): QuestionKind {
  const folded = foldStraight(question.slice(0, 500));
  return KINDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other';
}

const MONTH = MONTHS.join('|');
const NUMBER_WORD = NUMBER_WORDS.join('|');

const CUES: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  number: new RegExp(`\\d|\\b(?:${NUMBER_WORD})\\b`),
  date: new RegExp(
    `\\b1[0-9]{3}\\b|\\b20\\d\\d\\b|\\bsiecle|\\bcentury|\\b(?:${MONTH})\\b|\\b(?:${DAYS.join('|')}|hier|demain|yesterday|tomorrow)\\b|\\d{1,2}\\s?h\\b`,
  ),
  reason:
    /\bparce qu|\bafin d|\bafin qu|\bpour\b|\bcar\b|\bcause|\braison|\ben effet|\bgrace a|\bpuisqu|\ben raison|\bfaute d|\bpermet|\bdu a\b|\bbecause|\bdue to|\bin order|\bsince\b|\bso that\b|\bthanks to|\bto avoid/,
  definition:
    /\best une?\b|\bsont des\b|\bdesigne|\bsignifie|\bconsiste|\bis an?\b|\bare\b|\bmeans\b|\brefers to/,
};
/** English writes months and days with capitals. */
const CALENDAR = `(?:${ENGLISH_CALENDAR.join('|')})`;
/** Names are only told by their capitals, so these look at the text as it is. */
const NAME_CUE = new RegExp(`[^.!?\\s«"“]\\s+(?:[«"“]\\s*)?(?!${CALENDAR})\\p{Lu}\\p{L}+`, 'u');
const PLACE_CUE =
  /(?<!\p{L})(?:[àÀ]|[eE]n|[aA]ux?|[dD]ans|[sS]ur|[vV]ers|[pP]rès de|de|[iI]n|[aA]t|[nN]ear|[fF]rom|to)\s+(?:la |le |les |the |l['’])?\p{Lu}\p{L}/u;

/** Has the sentence what an answer to that kind of question needs? 0 or 1; 0 where the kind asks for nothing special. */
export function cue(kind: QuestionKind, sentence: string): number {
  if (kind === 'person') return NAME_CUE.test(sentence) ? 1 : 0;
  if (kind === 'place') return PLACE_CUE.test(sentence) ? 1 : 0;
  const pattern = CUES[kind];
  return pattern?.test(fold(sentence)) ? 1 : 0;
}

const TOKENS: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  number: new RegExp(`\\d+(?:[.,]\\d+)*|\\b(?:${NUMBER_WORD})\\b`, 'g'),
  date: new RegExp(`\\b1[0-9]{3}\\b|\\b20\\d\\d\\b|\\bsiecle|\\bcentury|\\b(?:${MONTH})\\b`, 'g'),
};
/** A capital behind a word: not one that only opens the sentence. */
const NAME = new RegExp(
  `(?!${CALENDAR})\\p{Lu}(?<=[^.!?\\s«"“]\\s+(?:[«"“]\\s*|[dl]['’])?\\p{Lu})[\\p{L}\\p{M}]+`,
  'gu',
);

/**
 * Does the sentence say something new of that kind: a number, date or name that the question does not have itself?
 * @param asked the question's words, folded.
 */
export function isNews(kind: QuestionKind, sentence: string, asked: ReadonlySet<string>): boolean {
  if (kind === 'person' || kind === 'place') {
    return (sentence.match(NAME) ?? []).some((name) => !asked.has(fold(name)));
  }
  const pattern = TOKENS[kind];
  if (!pattern) return false;
  return (fold(sentence).match(pattern) ?? []).some((token) => !asked.has(token));
}

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

const NUMBER = `(?:\\d[\\d.,\\s]{0,20}|un|une|one|a|${NUMBER_WORD}|dizaines? de|several|plusieurs|quelques)`;

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
      `${NUMBER}\\s?(?:ans|annees|mois|years?|months?)\\b|\\bage\\b|\\bne en\\b|\\bnee en\\b|\\bborn\\b|-year-old|\\bsiecles?\\b|[a-z], \\d{1,3}(?=,| (?:and|et)\\b|[.;]?$)|[a-z] \\(\\d{1,3}\\)`,
    ),
  },
  duration: {
    asked:
      /\bcombien de temps\b|\bcombien (?:.{0,40} )?dur(?:e|ee?s?|ent|era|eront|ait|aient|erait)\b|\bcombien d'(?:annees|heures)\b|\bcombien de (?:jours|mois|semaines|minutes)\b|\bquelle (?:est |etait )?(?:la )?duree\b|\bhow long (?:did|does|do|will|wil|has|have|(?:is|was|are|were) (?:the |a )?(?:\w+ )?(?:trip|crossing|journey|flight|ride|film|show|concert|match|wait|delay|strike|meeting|trial|sentence|course|visit|stay|closure|outage)s?\b|it|to)\b|\bhow many (?:years|days|months|weeks|hours|minutes)\b|\bduree\b/,
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
      /\b(?:hauteur|longueur|distance|profondeur|altitude|largeur)\b|\bcombien de (?:metres|kilometres)\b|\blongue? de combien\b|\bhow (?:high|deep|far|tall|wide)\b|\bhow long (?:is|was|are|were) (?:the |a )?(?:\w+ )?(?:tram|line|road|river|bridge|wall|tunnel|route)s?\b|\bjusqu'ou\b/,
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
      /(?<!grands? )\bprix\b|\bcouts?\b|\bcout(?:e|er|era|ait|ent|es|ee)\b|\btarifs?\b|\bmontant\b|\bbudget\b|\bsalaire\b|\bloyer\b|\bcombien .{0,40}\b(?:paye|paie|payer|rapporte|depense|verse|vaut)\w*\b|\bcombien .{0,30}\bgagne.{0,20}\bpar (?:an|mois)\b|\bhow (?:much|expensive) .{0,60}\b(?:cost|pay|paid|earn|price|money|spend|spent|worth|expensive|now|raise|fund)\w*\b|\bhow much money\b|\bcombien (?:d'(?:euros|argent)|de (?:dollars|francs|livres))\b|\bhow many (?:euros|dollars|pounds)\b|\bhow expensive\b|\b(?:price|cost|fine|rebate|salary|fee|budget) (?:of|for|is|was|does)\b|\bwhat (?:is|was) the (?:\w+ )?(?:price|cost|fine|rebate|salary|fee|budget)\b|\bamende\b|\b(?:subvention|degats|facture)\b/,
    given:
      /[€$£¥]|\b(?:euros?|dollars?|livres?|francs?|pounds?|cents?|centimes?|yens?|roubles?|usd|eur|millions?|milliards?|billions?|gratuite?s?|free)\b/,
  },
};

/** Questions that want a number; another kind may name a price and ask who set it. */
const MEASURED_KINDS: ReadonlySet<QuestionKind> = new Set(['number', 'date', 'other']);
/** "prix repas cantine": keywords ask for what they name. */
const KEYWORDS = 6;

const NAMES = Object.keys(UNITS) as QuestionUnit[];

/** On the folded question: what it counts. */
const COUNTS = /\b(?:combien (?:de |d'|y a-t-il de |y a-t-il d')|how many )(\p{L}{3,})/u;

/** What the number asked for counts; null when the question does not tell. */
export function questionUnit(question: string, kind: QuestionKind): QuestionUnit | null {
  const folded = foldStraight(question.slice(0, 500));
  if (!MEASURED_KINDS.has(kind)) return null;
  if (kind === 'other' && folded.split(' ').length > KEYWORDS) return null;
  // "Combien d'habitants ont voté au budget": what is counted is no money.
  const asked = COUNTS.exec(folded)?.[0] ?? folded;
  return NAMES.find((name) => UNITS[name].asked.test(asked)) ?? null;
}

/** Does a sentence, folded, give a number of that unit? */
export function givesUnit(unit: QuestionUnit, folded: string): boolean {
  return UNITS[unit].given.test(folded);
}

/** "combien de voyageurs", "how many passengers": what is counted; null when the question counts nothing. */
export function countedNoun(question: string): string | null {
  return COUNTS.exec(foldStraight(question.slice(0, 500)))?.[1] ?? null;
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
