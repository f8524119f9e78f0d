import { idf, type Query } from '../retrieval/query.ts';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/** Words with a capital, side by side, that do not open the question. */
const NAMES =
  /(?<=(?<before>[\p{L}\p{N},;:»”"’'()]+)\s{1,3}(?:[ldLD]['’])?)\p{Lu}[\p{Ll}\p{Lu}]{2,}(?:[ -]\p{Lu}[\p{Ll}\p{Lu}]{2,})*(?![\p{L}])/gu;
const CALENDAR: ReadonlySet<string> = new Set([...DAYS, ...MONTHS]);
/** "Les Polonais", "the Poles": people are called otherwise than their country. */
const MANY = /^(?:les|des|aux|ces)$/;
/** "The Polish minister": in English such words have a capital too. */
const IS_ATTRIBUTE = /^\s\p{Ll}/u;
/** So near in meaning a word of the articles may be what is named: "nations" for "ONU". */
const MAY_BE_MEANT = 0.4;

/** The words of the names in a question, folded: those with a capital that do not open it, no month and no weekday. */
export const wordsOfNames = (text: string): string[] =>
  [...text.matchAll(NAMES)]
    .filter(([name]) => !CALENDAR.has(foldStraight(name)))
    .flatMap(([name]) => splitWords(name).map(({ form }) => form));

/**
 * The names in a question as they are written there, where no article has a word of any of them, nor one that is spelt
 * much like it, translates it or is near it in meaning: the articles are about others. Empty where one is known, or where
 * a word may only be another form of a known one.
 */
export function unknownNames({ text, language, terms, chunks }: Query): string[] {
  const never = idf(0, chunks);
  const unknown = new Set(
    terms.flatMap(({ form, alternatives, near, idf: rarity }) => {
      const isNew = rarity >= never && alternatives.every(({ weight }) => weight === 1);
      return isNew && near.every(({ score }) => score < MAY_BE_MEANT) ? [form] : [];
    }),
  );
  const names = [...text.matchAll(NAMES)].filter(([name]) => !CALENDAR.has(foldStraight(name)));
  const areUnknown = names.every(({ 0: name, index, groups }) => {
    const behind = text.slice(index + name.length);
    const mayBeForm =
      language === 'fr'
        ? MANY.test(groups!['before']!.toLowerCase())
        : /s$/.test(name) || (!name.includes(' ') && IS_ATTRIBUTE.test(behind));
    return !mayBeForm && splitWords(name).every(({ form }) => unknown.has(form));
  });
  return areUnknown ? names.map(([name]) => name) : [];
}
