import { isCorrection } from '../corrections.ts';
import { quoted } from '../quoting.ts';
import { subjectsOf } from '../sections.ts';
import { topicArticles } from '../topic-articles.ts';
import { wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

const SUBJECTS =
  '(?:sujets|themes|points|questions|dossiers|deliberations|decisions|topics|subjects|items|issues|matters)';
const ON_AGENDA = "a l'ordre du jour|au menu|on the agenda";
const DEALT_WITH = `(?:abord|adopt|debatt?|decid|discut|evoqu|examin|tranch|trait|vot)\\w{0,5}|prise?s|address|agreed|covered|dealt with|debated|decided|discussed|raised|settled|voted on|${ON_AGENDA}`;
/** On the folded question. */
const ASKS: readonly RegExp[] = [
  // "Quels sujets ont été abordés au conseil", "the items on the agenda of the meeting".
  new RegExp(
    `\\b(?:quels|quelles|les|what|which|the|all) (?:\\w+ )?${SUBJECTS}(?: qui| that)?(?: (?:(?:y )?ont|sont|etaient|have|had|were|are))?(?: (?:ete|been))? (?:${DEALT_WITH})`,
  ),
  // "Qu'est-ce qui était à l'ordre du jour", "what was on the agenda".
  new RegExp(
    `^(?:et |and )?(?:qu'est-ce qui (?:est|etait)|qu'y a(?:-t|vait)-il|quoi|what(?: is|'s| was)) (?:${ON_AGENDA})`,
  ),
  // "Qu'a-t-on décidé au conseil": of one of them is asked otherwise.
  new RegExp(
    `^(?:et |and )?(?:qu'est-ce qui a ete|qu'a-t-on|what (?:was|got|did they)) (?:${DEALT_WITH})(?= (?:a la|au|aux|lors|pendant|at|during|in)\\b)(?!.*\\b(?:sur|pour|concernant|propos|sujet|about|regarding|for)\\b)`,
  ),
];
const SHOWN = 12;
const ARTICLES = 3;
/** Of the question's words in the article that is meant. */
const ENOUGH = 0.5;

/** What a meeting or an article dealt with, by the headings of the article that tells of it. */
export async function subjects(asked: Question): Promise<Composed | null> {
  const match = ASKS.map((one) => one.exec(asked.folded)?.[0]).find((one) => one !== undefined);
  if (match === undefined) return null;
  const finding = await asked.find(asked.folded.replace(match, ' '));
  for (const { article: found, coverage } of topicArticles(finding).slice(0, ARTICLES)) {
    if (coverage < ENOUGH) return null;
    const article = await wholeArticle(asked.sources.corpus, found.id);
    if (!article || isCorrection(article)) continue;
    const spans = subjectsOf(article).slice(0, SHOWN);
    // A note that mentions the meeting may come first, and have no headings.
    if (spans.length === 0) continue;
    const parts = spans.map((span) => quoted(article.details, article.text, span));
    return { kind: 'list', parts, sure: true };
  }
  return null;
}
