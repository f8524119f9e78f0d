import type { Language } from '../text/language.ts';
import { QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/** An earlier question of a conversation. */
export interface Turn {
  readonly question: string;
  /** The question as it was understood, complete in itself. */
  readonly understood: string;
  /** Of the sentences that answered it, best first. */
  readonly articleIds: readonly string[];
  /** The first quote shown: who is named there may be meant by a pronoun. */
  readonly quote?: string;
  /** All quotes shown, the first one too. */
  readonly quotes?: readonly string[];
}

/** How much a question leans on the one before: `fully` cannot be understood alone, `maybe` can. */
export type Leaning = 'fully' | 'maybe' | 'no';

const OPENING =
  /^(?:et|and|mais|but|ou alors|alors|donc|so|puis|then|ok|sinon|what about|how about|and what about|quid|non|no|je (?:parle|parlais|voulais dire)|i mean(?:t)?)\b/;

/**
 * Pronouns that stand for something said before; French ones behind a hyphen may only repeat their subject. "En" is one
 * behind a subject or another pronoun ("il en reste", "qu'en dit"), elsewhere it is a preposition ("en retard"); so is "one"
 * a number but at an end or behind what tells it from others ("the other one").
 */
const POINTING: Readonly<Record<Language, RegExp>> = {
  fr: /(?<![-\p{L}])(?:il|elle|ils|elles|lui|eux|celui|celle|ceux|celles|cela|ca|c'etait|c'est|y|(?<=(?<![-\p{L}])(?:(?:il|elle|on|ils|elles|nous|vous|tu|je|ne|se|qui|y) |(?:[jlmnst]|qu)'))en|la-bas|leur|leurs|son|sa|ses|ce dernier|cette derniere|l'autre|le meme|la meme|l'(?=(?:a|ont|avait|avaient|est|etait)\b))\b(?!-ce\b| y a\b)/u,
  en: /\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|that|this|those|these|there|ones|one(?=[\s?!.]*$)|(?<=\b(?:the|that|this|which|each|first|last|next|other) )one|the other|the same)\b/,
};

/** "À quelle heure a-t-il": an inverted pronoun stands for something said before… */
const INVERTED = /(?<!\p{L})(?:(\p{L}+)\s+)?\p{L}+(?:-t)?-(?:il|elle|ils|elles)\b/gu;

/** …unless its subject stands before it: "la bibliothèque a-t-elle". */
function invertsAlone(folded: string): boolean {
  for (const [, before = ''] of folded.matchAll(INVERTED)) {
    if (before === '' || GENERIC.has(before) || QUESTION_STOPWORDS.fr.has(before)) return true;
  }
  return false;
}

/** "il y a", "est-il vrai", "y a-t-il", "c'est quoi la taxe", "this week": these point at nothing said before. */
const EMPTY =
  /\b(?:c'est (?:quoi|qui|ou|quand|comment|combien|laquelle|lequel)|(?:this|that) (?:week|weekend|month|year|quarter|season|morning|afternoon|evening|night|spring|summer|autumn|fall|winter)|il y a(?:vait)?|y a-t-il|y avait-il|est-il vrai|s'agit-il|fait-il|is there|are there|is it true|was there|were there|there (?:is|are|was|were))\b/g;

/** What answers a question, not what it is about: "combien de temps", "quel montant". */
const GENERIC = new Set(
  'temps montant prix nombre heure date raison lieu endroit minute annee jour fois long longtemps much many long time price amount reason place date year day else exactement exactly autre autres other others depart debut maintenant now avant before apres after'.split(
    ' ',
  ),
);

/** Content words below which a question with a pronoun or an opening cannot stand alone. */
const FEW = 2;
const SOME = 5;

const contentOf = (question: string, language: Language) =>
  splitWords(question).filter(
    ({ form }) => !QUESTION_STOPWORDS[language].has(form) && !GENERIC.has(form) && form.length > 1,
  );

/** "Pourquoi ?", "quand ?": a question that is about nothing by itself. */
export const isBare = (question: string, language: Language): boolean =>
  contentOf(question, language).length === 0;

/** Whether a question needs the turn before it to be understood. */
export function leaning(question: string, language: Language): Leaning {
  const folded = foldStraight(question).trim();
  const content = contentOf(question, language);
  const opens = OPENING.test(folded);
  const withoutEmpty = folded.replace(EMPTY, '');
  const points =
    POINTING[language].test(withoutEmpty) || (language === 'fr' && invertsAlone(withoutEmpty));
  if (content.length === 0) return 'fully';
  if (content.length <= FEW && (opens || points)) return 'fully';
  if (content.length <= SOME && (opens || points)) return 'maybe';
  return content.length < FEW ? 'maybe' : 'no';
}
