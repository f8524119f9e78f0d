import { QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/**
 * What people write in short, word by word on folded text, as it is written in full. Only what is no word of either language
 * and no usual acronym; first match wins.
 */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^(?:pk|pq|pkoi|pkw|pourkoi|prkoi|porkoi|pr quoi|prquoi)$/, 'pourquoi'],
  [/^(?:keski|qeski|kesk i)$/, "qu'est-ce qui"],
  [/^(?:keske|kesk|qesk|qeske|keskon)$/, "qu'est-ce que"],
  [/^(?:keskil)$/, "qu'est-ce qu'il"],
  [/^(?:koi|kwa|qoi|quoa)$/, 'quoi'],
  [/^(?:ki)$/, 'qui'],
  [/^(?:ke)$/, 'que'],
  [/^(?:kel|qel)$/, 'quel'],
  [/^(?:kels|qels)$/, 'quels'],
  [/^(?:kelle|qelle)$/, 'quelle'],
  [/^(?:kelles|qelles)$/, 'quelles'],
  [/^(?:qd|kan|kand|qand)$/, 'quand'],
  [/^(?:cb|cbien|combi1|kombien|combiem)$/, 'combien'],
  [/^(?:cmt|komen|koment|comen|cmnt)$/, 'comment'],
  [/^(?:ckoi|cquoi|ckwa|cki)$/, "c'est quoi"],
  [/^(?:ds)$/, 'dans'],
  [/^(?:pr)$/, 'pour'],
  [/^(?:avc)$/, 'avec'],
  [/^(?:bcp)$/, 'beaucoup'],
  [/^(?:qqn|kelkun)$/, "quelqu'un"],
  [/^(?:qqch)$/, 'quelque chose'],
  [/^(?:tjr|tjrs|tjs)$/, 'toujours'],
  [/^(?:auj|ajd|ojd|aujourdhui)$/, "aujourd'hui"],
  [/^(?:mtn)$/, 'maintenant'],
  [/^(?:pb|pblm)$/, 'problème'],
  [/^(?:nb|nbre)$/, 'nombre'],
  [/^(?:wat|wut|wht)$/, 'what'],
  [/^(?:whats)$/, "what's"],
  [/^(?:wen)$/, 'when'],
  [/^(?:wich|whch)$/, 'which'],
  [/^(?:hw)$/, 'how'],
  [/^(?:abt)$/, 'about'],
  [/^(?:ppl)$/, 'people'],
  [/^(?:bcuz|bcz|coz)$/, 'because'],
  [/^(?:u)$/, 'you'],
];
/** "C koi", "y did": a letter that sounds as a word does, before what says which. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\p{L}\p{N}'])c(?=\s+(?:quoi|koi|kwa|qui|ki|ou|où|quand|qd|combien|cb|vrai)(?![\p{L}\p{N}]))/giu,
    "c'est",
  ],
  [/(?<![\p{L}\p{N}'])y(?=\s+(?:did|does|do|is|are|was|were)(?![\p{L}\p{N}]))/giu, 'why'],
  [/(?<=(?:how (?:much|many)|where|who|what|when)\s{1,3})r(?![\p{L}\p{N}'])/giu, 'are'],
  [
    /(?<![\p{L}\p{N}'])(?:ya|y'a)(?=\s+(?:du|des|de|un|une|quoi|koi|eu|combien)(?![\p{L}\p{N}]))/giu,
    'il y a',
  ],
];
const WORD = /(?<![\p{L}\p{N}'’@#./-])[\p{Ll}\p{N}]{1,10}(?![\p{L}\p{N}'’@./-])/gu;
/** Of a longer message the rest is an article's text rather than somebody's question. */
const MOST_CHARS = 300;

/**
 * A question written in the short forms of messages ("pk", "c koi", "cb", "wat") in full; unchanged where it has none. Words
 * with a capital are left: "PK 12", "CB".
 */
export function spelledOut(question: string): string {
  if (question.length > MOST_CHARS) return question;
  const sounded = SOUNDS.reduce((text, [sound, word]) => text.replace(sound, word), question);
  return sounded.replace(WORD, (word) => {
    const folded = foldStraight(word);
    return SHORT.find(([short]) => short.test(folded))?.[1] ?? word;
  });
}

/** What a word wants to know of the other words: "prix couchette" wants "combien coûte couchette". */
const ASKED: readonly (readonly [RegExp, string])[] = [
  // Each of them; opening hours are most often one sentence, found by its hours.
  [/^tarifs$/, 'quels sont les tarifs'],
  [/^(?:prix|couts?|tarif|montant)$/, 'combien coûte'],
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
