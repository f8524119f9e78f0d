import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { Language } from '../../text/language.ts';
import { foldStraight } from '../../text/words.ts';
import { type CountedNumber, countedNumbers } from '../counted-numbers.ts';
import { quoted } from '../quoting.ts';
import type { WholeArticle } from '../whole-article.ts';
import { CHANGE } from './between-versions.ts';
import type { Composed } from './question.ts';

/** "Le nombre de logements prévus": what is counted stands right behind. */
const NUMBER_OF =
  /\b(?:nombre (?:total |exact )?(?:d[eu']s?|de l[a'])|(?:total )?number of|how many|combien d[e']) ?(?<counted>.{2,60})/;

/**
 * How many of what is asked about each version counts, newest first, of what it counts by that very noun; null where fewer
 * than two do, or all alike.
 * @param asked a folded question that asks how a number has changed.
 */
export function countOver(
  versions: readonly WholeArticle[],
  asked: string,
  language: Language,
): Composed | null {
  const counted = NUMBER_OF.exec(asked)?.groups?.['counted'];
  if (counted === undefined) return null;
  const told = versions.flatMap((article) => {
    const number = countIn(article, stemsOf(counted, article.details.language));
    return number ? [{ article, number }] : [];
  });
  const values = new Set(told.map(({ number }) => number.value));
  if (told.length < 2 || values.size < 2) return null;
  const texts = messages(language).kinds;
  const parts = told.map(({ article: { details, text }, number: { sentence, span } }) =>
    quoted(details, text, sentence, {
      highlights: [span],
      label: texts.dated(dateLabel(details.published, language)),
    }),
  );
  return { kind: 'changed', parts, sure: true };
}

/** What an article counts by the first of some nouns that it counts at all; where it says that this has changed first. */
function countIn(article: WholeArticle, nouns: readonly string[]): CountedNumber | null {
  const numbers = countedNumbers(article);
  const noun = nouns.find((one) => numbers.some((number) => number.noun === one));
  const own = numbers.filter((number) => number.noun === noun);
  return own.find(({ sentence }) => CHANGE.test(foldStraight(sentence.text))) ?? own[0] ?? null;
}
