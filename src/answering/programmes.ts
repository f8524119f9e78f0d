import { DAYS, MONTHS } from '../text/dates/names.ts';
import { foldStraight } from '../text/words.ts';
import type { Enumeration } from './enumeration.ts';
import type { ArticleSentence, WholeArticle } from './whole-article.ts';

const MONTH = MONTHS.join('|');
const TIME = `(?:${MONTH}|${DAYS.join('|')}|printemps|ete|automne|hiver|spring|summer|autumn|winter)`;
/** Folded: "En janvier, …", "Et au printemps, …", "On Saturday 3 May, …". */
const OPENS_WITH_TIME = new RegExp(
  `^["«“ ]*(?:et |and |puis |then |enfin,? |finally,? )?(?:en|au|a l'|a la|le|des|debut|fin|mi|in|on|by|from|late|early|this|next)[ -]?(?:[\\w'-]{1,12} ){0,3}${TIME}\\b`,
);
const HAS_DAY = new RegExp(
  `\\b\\d{1,2}(?:er|st|nd|rd|th)? (?:${MONTH})\\b|\\b(?:${MONTH}) \\d{1,2}\\b`,
);
const FEWEST = 2;
/** Sentences before that say of what it is the programme. */
const CONTEXT = 2;

const isBroken = ({ text }: WholeArticle, before: ArticleSentence, after: ArticleSentence) =>
  text.slice(before.end, after.start).includes('\n');

/**
 * Programmes: sentences of one paragraph that each open with a month, a season or a day of the week, behind one that may
 * name the first day itself: "We open on 9 May with… In June, … And in autumn, …"
 */
export function programmes(article: WholeArticle): Enumeration[] {
  const { sentences } = article;
  const folded = sentences.map(({ text }) => foldStraight(text));
  const found: Enumeration[] = [];
  for (let i = 0; i < sentences.length; ) {
    let end = i;
    while (
      end < sentences.length &&
      OPENS_WITH_TIME.test(folded[end]!) &&
      (end === i || !isBroken(article, sentences[end - 1]!, sentences[end]!))
    )
      end++;
    if (end - i >= FEWEST) {
      const before = sentences[i - 1];
      const opens =
        before && HAS_DAY.test(folded[i - 1]!) && !isBroken(article, before, sentences[i]!);
      const from = opens ? i - 1 : i;
      const items = sentences.slice(from, end);
      const context = sentences.slice(Math.max(0, from - CONTEXT), from);
      found.push({ items, count: items.length, context, form: 'sequence', announced: false });
    }
    i = Math.max(end, i + 1);
  }
  return found;
}
