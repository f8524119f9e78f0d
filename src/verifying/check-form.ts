import { detectLanguage } from '../text/language.ts';
import { splitSentences } from '../text/sentences.ts';
import { splitWords } from '../text/words.ts';
import { type Claim, plain } from './evidence.ts';

const LONGEST = 400;
const LINK =
  /:\/\/|\bwww\.|\bmailto:|@|(?<![\p{L}\d-])[\p{L}\d-]+\.(?:com|org|net|fr|test|io|info|gg|co|eu|uk|be|ch|ca|dev|app|xyz|ru|cn)\b/iu;
const MARKUP = /[*_`#|[\]<>{}\\~]|&\w+;|[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/u;
/** A script that neither language is written in. */
const SCRIPT = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
/** Talk about the task, by the model or by an article that speaks to it. */
const ABOUT_ITSELF =
  /\b(?:(?:ignor|oubli|disregard|forget|follow)\w* (?:\w+ ){0,3}(?:instructions?|consignes?|rules|prompts?)|(?:mes|vos|tes|my|your|previous|system) (?:instructions?|consignes?|prompts?)|system prompt|invite systeme|passages? (?:numerotes|fournis|\d+|numbered|provided|given)|(?:as|i am|i'm) an? (?:ai|language model|assistant)|en tant qu(?:e |'\w+ )(?:ia|modele|assistant|intelligence)|language model|modele de langu)/;
/** Small words of neighbouring languages that French and English do not have. */
const OTHER_LANGUAGES = new Set(
  `el los las y del por para con pero fue ha habia está esta der die das und ist nicht wurde mit von ein eine della degli
  delle che gli sono stato non ao dos não uma foi het een van zijn`.split(/\s+/),
);

/** What no sentence may be, whatever it says: long, several, marked up, linked, in another language, about itself. */
export function checkForm({ text, language }: Claim): string | null {
  if (text.length > LONGEST) return 'too long';
  if (splitWords(text).length < 3) return 'too short';
  if (LINK.test(text)) return 'link or mention';
  if (MARKUP.test(text)) return 'markup';
  if (SCRIPT.test(text)) return 'another script';
  if (!/[.!?…](?:\s?[»"”])?$/.test(text)) return 'no whole sentence';
  if (splitSentences(text).length !== 1) return 'several sentences';
  if (opensWithPronoun(text)) return 'opens with a pronoun';
  if (ABOUT_ITSELF.test(plain(text))) return 'about itself';
  const words = splitWords(text).map(({ accented }) => accented);
  const strange = words.filter((word) => OTHER_LANGUAGES.has(word)).length;
  if (strange >= 2 && strange * 6 > words.length) return 'another language';
  if (
    detectLanguage(text) !== language &&
    detectLanguage(`${text} ${NEUTRAL[language]}`) !== language
  ) {
    return 'not in the language asked';
  }
  return null;
}

/** A text that speaks to whoever reads it: no proof of anything. */
export function isInstruction(text: string): boolean {
  return ABOUT_ITSELF.test(plain(text));
}

/** One small word of each language, for sentences of names that have none. */
const NEUTRAL = { fr: 'le', en: 'the' } as const;

const PRONOUN =
  /^(?:il(?! (?:y a|faut|a fallu|faudra|s'agi|est (?:prevu|possible|probable|question)|n'y a))|elle|ils|elles|celui-ci|celle-ci|ceux-ci|ce dernier|cette derniere|ces derniers|he|she|they|it(?! (?:is|was) (?:expected|possible|likely|not clear|unclear))|these|those|this one|the latter|his|her|its|their|son|sa|ses|leur|leurs)\b/;

/** Whether a sentence opens with a word that stands for someone named before it, who may not be shown. */
function opensWithPronoun(text: string): boolean {
  return PRONOUN.test(plain(text));
}
