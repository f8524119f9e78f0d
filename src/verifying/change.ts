import type { Language } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, plain } from './evidence.ts';
import { type Keys, keysOf, sameMeaning } from './lexicon.ts';

const WORDS: Readonly<Record<'up' | 'down', Readonly<Record<Language, string>>>> = {
  up: { fr: 'augmenter', en: 'increase' },
  down: { fr: 'baisser', en: 'decrease' },
};
const FROM_TO = /\b(?:de|from)\s[^\d]{0,3}$/i;

const PLANS = /^(?:plan(?:s|ned)?|intend(?:s|ed)?|prevoi(?:t|ent)|prevue?s?|doi(?:t|vent))$/;
const MAY = /\b(?:pourr(?:ait|aient)|could|might|may)\b/;
const WILL = /\b(?:will|shall|\w{2,}(?:er|ir|dr|ur|vr|r)(?:a|ont))\b/;

/** Small words in English. */
const ANEW = /^(?:nouve(?:au|aux|l|lle|lles)|autres?|supplementaires?)$/;
const FURTHER = /\b(?:further|another|more|other)\b/;
const EXCEPT = /\b(?:except|sauf|hormis|hors)\b/;
/** "Will not be allowed to" for "ne pourra plus". */
const ABLE = /^(?:allowed|able|permitted|autorisee?s?|possible)$/;
const MAY_DO = /\b(?:peu[tx]|peuvent|pourr\w+|can|cannot|may|could)\b/;
/** "Is expected to" for "devrait". */
const EXPECTED = /^(?:expected|attendue?s?|prevue?s?)$/;
const SHOULD = /\b(?:devr(?:ait|aient)|should)\b/;

/** Whether a word only says that what will happen is planned. */
export function tellsPlan({ word }: ContentWord, support: string): boolean {
  if (/^risqu(?:e|ent)$/.test(word)) return MAY.test(plain(support));
  if (ANEW.test(plain(word))) return FURTHER.test(plain(support));
  if (/^(?:except|sauf|hormis)$/.test(word)) return EXCEPT.test(plain(support));
  if (/^(?:unable|incapables?)$/.test(word))
    return (
      MAY_DO.test(plain(support)) && /\bn(?:e |')|\b(?:not|cannot)\b|n't\b/.test(plain(support))
    );
  if (ABLE.test(plain(word))) return MAY_DO.test(plain(support));
  if (EXPECTED.test(plain(word)) && SHOULD.test(plain(support))) return true;
  return PLANS.test(plain(word)) && WILL.test(plain(support));
}

/** Whether a word only says what two numbers show: "rises from 310 to 345". The numbers have their own check. */
export function tellsChange(word: ContentWord, { text, language }: Claim): boolean {
  const means = (way: 'up' | 'down'): boolean => {
    const keys = { fr: keysOf(WORDS[way].fr, 'fr'), en: keysOf(WORDS[way].en, 'en') } as Keys;
    return sameMeaning(word.keys, keys);
  };
  const [up, down] = [means('up'), means('down')];
  if (up === down) return false;
  const numbers = numbersIn(text, language).filter(({ weak }) => !weak);
  const at = numbers.findIndex(({ start }) => FROM_TO.test(text.slice(0, start)));
  const [from, to] = [numbers[at]?.values.at(-1), numbers[at + 1]?.values.at(-1)];
  if (at < 0 || from === undefined || to === undefined) return false;
  return up ? to > from : to < from;
}
