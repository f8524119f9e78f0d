import { foldStraight } from '../text/words.ts';

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
