import { foldStraight } from '../../text/words.ts';
import { quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { wordsOfNames } from '../unknown-names.ts';
import { wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

/** On the folded question: "who did she leave behind", "qui laisse-t-elle derrière elle". */
const ASKS =
  /^(?:et |and )?(?:whom?|qui)\b.{0,80}\b(?:leaves? behind|left behind|survived by|laiss\w{1,4}\b.{0,60} derriere|derriere (?:lui|elle|eux))|^(?:and )?who (?:survives|survived)\b|\bsurvivors of\b|^who are .{1,60} survivors\b/;

const RELATIVE =
  '(?:wife|husband|widow|widower|partner|son|daughter|child|brother|sister|mother|father|grand\\w+|step\\w+)(?:s|ren)?|children|epouse|epoux|femme|mari|veuve|veuf|compagne|compagnon|fils|filles?|enfants?|freres?|soeurs?|mere|pere|petits?-\\w+';
/** On the folded sentence: the words of obituaries, of which the question has none. */
const TELLS = new RegExp(
  `\\b(?:is|was|are|were) survived by\\b|\\bleaves (?:behind )?(?:[a-z]{1,9} ){1,3}(?:${RELATIVE})\\b|\\blaisse(?:nt)?\\b.{0,20} derriere (?:lui|elle|eux)\\b|\\blaisse(?:nt)? (?:[a-z]{1,9} ){1,3}(?:${RELATIVE})\\b|\\blaisse (?:dans la peine|dans le chagrin)\\b`,
);
/** Of the question's words, those that name nobody. */
const ASKING = /^(?:leave|left|behind|surviv|laiss|derriere|name|cite|nomme|them|tous)/;
const ARTICLES = 3;

/** Whom somebody who died leaves, as an obituary says it; null where no article that has the name says so. */
export async function survivors({
  folded,
  asWritten,
  finding,
  sources,
}: Question): Promise<Composed | null> {
  if (!ASKS.test(folded)) return null;
  const names = wordsOfNames(asWritten);
  const words = finding.query.terms.map(({ form }) => form).filter((form) => !ASKING.test(form));
  const who = names.length > 0 ? names : words;
  for (const { article: found } of topicArticles(finding).slice(0, ARTICLES)) {
    const article = await wholeArticle(sources.corpus, found.id);
    if (!article) continue;
    const text = foldStraight(article.text);
    if (!who.some((word) => text.includes(word))) continue;
    const told = article.sentences.filter((one) => TELLS.test(foldStraight(one.text)));
    const parts = told.map((span) => quoted(article.details, article.text, span));
    if (parts.length > 0) return { kind: 'list', parts, sure: true };
  }
  return null;
}
