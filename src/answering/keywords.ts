import { QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/** What a word wants to know of the other words: "prix couchette" wants "combien coûte couchette". */
const ASKED: readonly (readonly [RegExp, string])[] = [
  [/^(?:prix|couts?|tarifs?|montant)$/, 'combien coûte'],
  [/^(?:nombre|total|effectif)$/, 'combien de'],
  [/^(?:dates?|jour)$/, 'quand'],
  [/^(?:heures?|horaires?)$/, 'à quelle heure'],
  [/^(?:duree)$/, 'combien de temps'],
  [/^(?:adresse|lieu|endroit)$/, 'où'],
  [/^(?:causes?|raisons?|motifs?)$/, 'pourquoi'],
  [/^(?:age)$/, 'quel âge a'],
  [/^(?:price|costs?|fees?|amount)$/, 'how much'],
  [/^(?:number|count|total)$/, 'how many'],
  [/^(?:dates?|day)$/, 'when'],
  [/^(?:address|location|place)$/, 'where'],
  [/^(?:causes?|reasons?)$/, 'why'],
  [/^(?:age)$/, 'how old is'],
  [/^(?:duration)$/, 'how long'],
];
const MOST_WORDS = 7;
const JOINING: ReadonlySet<string> = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'l',
  'of',
  'the',
]);

/**
 * Keywords as the question that they are short for, in either language, which few words do not tell: only words that say
 * something, one of them what is wanted. Null for all others, which are looked for as they are.
 */
export function keywordsAsQuestion(question: string): string | null {
  const words = splitWords(question);
  if (words.length < 2 || words.length > MOST_WORDS || /[?!.;:]/.test(question)) return null;
  const asks = ({ form }: { form: string }): boolean =>
    (QUESTION_STOPWORDS.fr.has(form) || QUESTION_STOPWORDS.en.has(form)) && !JOINING.has(form);
  if (words.some(asks)) return null;
  const folded = foldStraight(question);
  if (folded.length !== question.length) return null;
  for (const { start, end } of words) {
    const wants = ASKED.find(([word]) => word.test(folded.slice(start, end)))?.[1];
    if (wants === undefined) continue;
    const rest = `${question.slice(0, start)} ${question.slice(end)}`;
    return `${wants} ${rest.replace(/\s+/g, ' ').trim()} ?`;
  }
  return null;
}
