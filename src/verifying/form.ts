import { annotate } from '../text/annotate/annotate.ts';
import { detectLanguage } from '../text/language.ts';
import { splitSentences } from '../text/sentences.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import type { Claim } from './claim.ts';
import { VOCABULARY } from './languages.ts';

const MAX_CHARS = 400;
/** Of a claim, and of what is quoted where that is not a sentence by itself. */
export const FEWEST_WORDS = 3;
const LINK =
  /:\/\/|\bwww\.|\bmailto:|@|(?<![\p{L}\d-])[\p{L}\d-]+\.(?:com|org|net|fr|test|io|info|gg|co|eu|uk|be|ch|ca|dev|app|xyz|ru|cn)\b/iu;
const MARKUP = /[*_`#|[\]<>{}\\~]|&\w+;|[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/u;
/** A script that neither language is written in. */
const SCRIPT = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
/** Talk about the task, by the model or by an article that speaks to it. */
const ABOUT_ITSELF =
  /\b(?:(?:ignor|oubli|disregard|forget|follow)\w* (?:\w+ ){0,3}(?:instructions?|consignes?|rules|prompts?)|(?:mes|vos|tes|my|your|previous|system) (?:instructions?|consignes?|prompts?)|system prompt|invite systeme|passages? (?:numerotes|fournis|\d+|numbered|provided|given)|(?:as|i am|i'm) an? (?:ai|language model|assistant)|en tant qu(?:e |'\w+ )(?:ia|modele|assistant|intelligence)|language model|modele de langu)/;
const SENTENCE_END = /[.!…](?:\s?[»"”])?$/;

/** Why a sentence may not be shown as written, whatever it says; null for none. */
export function malformed({ text, language }: Claim): string | null {
  if (text.length > MAX_CHARS) return 'form: too long';
  const words = splitWords(text);
  if (words.length < FEWEST_WORDS) return 'form: too short';
  if (speaksToReader(text)) return 'form: a link, or about itself';
  if (MARKUP.test(text) || SCRIPT.test(text)) return 'form: markup or another script';
  if (!SENTENCE_END.test(text)) return 'form: no whole statement';
  if (splitSentences(text).length !== 1) return 'form: several sentences';
  if (opensWithPronoun({ text, language })) return 'form: opens with a pronoun';
  return detectLanguage(text) === language ? null : 'form: not in the language asked';
}

/** Whether nobody can tell whom a sentence is about; within somebody's quotation, that is theirs to tell. */
function opensWithPronoun({ text, language }: Claim): boolean {
  const { pronouns, possessives } = VOCABULARY[language];
  const { tokens } = annotate(text, language);
  const { form, isQuoted } = tokens[0]!;
  if (!pronouns.has(form) && !possessives.has(form)) return false;
  return !isQuoted || !tokens.some((token) => token.isName && !token.isQuoted);
}

/** A text that speaks to whoever reads it, or leads them elsewhere: it proves nothing and is not repeated. */
export function speaksToReader(text: string): boolean {
  return LINK.test(text) || ABOUT_ITSELF.test(foldStraight(text));
}
