import { DAYS, MONTHS } from '../text/dates/names.ts';
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
const NUMBER_WORD =
  'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|cents|mille|million|millions|milliard|milliards|dizaine|dizaines|centaine|centaines|millier|milliers|moitie|tiers|quart|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|billion|dozen|dozens|half|third|quarter';

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
const CALENDAR =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
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
