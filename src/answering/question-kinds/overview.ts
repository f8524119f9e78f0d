import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { foldStraight } from '../../text/words.ts';
import type { Finding } from '../find-answer.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type ArticleSentence, type WholeArticle, wholeArticle } from '../whole-article.ts';
import { ANY_ARTICLE, isEmptyTopic } from './article-words.ts';
import type { Composed, Question } from './question.ts';
import { INTERROGATIVE } from './request.ts';
import { withoutTimes } from './topic.ts';

/** On the folded question: what went on, or was written, in a time that it names. */
const ASKS =
  /\b(?:que s'est-il passe|qu'est-il arrive|que se passe-t-il|qu'y a-t-il eu|quoi de neuf|quelles (?:sont les |ont ete les )?(?:nouvelles|actualites)|que (?:dit|disent|raconte|racontent|rapporte|rapportent|publie|ecrit|ecrivent) (?:(?:la|les) )?(?:presse|journaux|journal|articles)|qu'a-t-on (?:ecrit|publie|dit|lu|appris|raconte)|qu'est-ce (?:qui s'est passe|qu'on (?:a (?:ecrit|publie|dit)|disait|ecrivait|racontait))|que (?:disait|ecrivait|racontait)-on|que (?:disaient|ecrivaient|racontaient) (?:la presse|les (?:journaux|articles))|qu'ont (?:ecrit|publie|dit) les (?:journaux|articles)|de quoi (?:parl(?:e|ent|ait|aient) (?:la presse|les (?:journaux|articles))|(?:a|ont) parle (?:la presse|les (?:journaux|articles))|(?:parlait-on|on parlait|a-t-on parle|on a parle))|qu'est-ce qui (?:(?:est|etait|a ete) (?:paru|publie|sorti)|a paru|paraissait)|what (?:has )?happened|what (?:came out|appeared)|what'?s new|what (?:was|is|has been|were) (?:new|reported|published|written|said|in the (?:news|papers?))|what did (?:(?:the )?(?:papers?|press|articles?) (?:say|report|write)|(?:they|people) say (?:about|of))|what were (?:they|people|(?:the )?(?:papers?|press)) (?:saying|writing|reporting))\b/;

/** Bounds on a time, as a search has them beside its words: "grève depuis mars". */
const BOUND =
  /\b(?:depuis|since|a partir d[eu']|avant|before|apres|after|jusqu'|jusque|until|entre|between)\b|\bfrom .{1,30} (?:to|on)\b/;
/** More words ask something by themselves. */
const MOST_WORDS = 3;

const PARTS = 4;
/** Of one article where it is the only one. */
const OF_ONE = 3;
/** Of the best article's share of the topic. */
const ALSO = 0.7;
const ENOUGH = 0.4;
const MOSTLY = 0.8;
const FEWEST_STEMS = 4;

/**
 * What the articles of a time tell, on a topic where one is named, also where a few words and a time are all there is: the
 * sentence of each that opens it, newest first.
 */
export async function overview(asked: Question): Promise<Composed | null> {
  const topic = topicOf(asked);
  const isSearch = isBareSearch(asked, topic);
  if (!isSearch && !ASKS.test(asked.folded)) return null;
  const published = await idsOfTheTime(asked);
  if (published === null || (published.length === 0 && !isSearch)) return null;
  const finding = isEmptyTopic(topic) ? null : await asked.find(topic);
  const dated = finding === null ? published : onTopic(finding, published);
  // What may be of that time is told where nothing is known to be.
  const undated = isSearch && dated.length === 0 && finding !== null;
  const ids = undated
    ? onTopic(finding, await asked.sources.corpus.articlesUndated(), MOSTLY)
    : dated;
  if (isSearch && ids.length === 0) return { kind: 'overview', parts: [], sure: false, none: true };
  const articles: WholeArticle[] = [];
  for (const id of ids.slice(0, PARTS)) {
    const article = await wholeArticle(asked.sources.corpus, id);
    if (article) articles.push(article);
  }
  const each = articles.length === 1 ? OF_ONE : 1;
  const parts = articles.flatMap((article) => opening(article, finding, each, asked));
  const lead = messages(asked.language).kinds.overview(ids.length);
  return { kind: 'overview', lead, parts: parts.slice(0, PARTS), sure: true };
}

/** Whether a message is nothing but a few words and the bounds of a time. */
function isBareSearch({ asWritten, question }: Question, topic: string): boolean {
  const written = foldStraight(asWritten).replace(/ ?\?\s*$/, '');
  // What keywords stand for asks: "prix du pain depuis mars".
  const asks =
    INTERROGATIVE.test(written) || INTERROGATIVE.test(foldStraight(question).slice(0, -1));
  if (!BOUND.test(written) || asks) return false;
  return topic.split(' ').filter((word) => word.length > 1).length <= MOST_WORDS;
}

/** Dated articles of the time asked for, newest first; null where no time is. */
export async function idsOfTheTime({
  period,
  within,
  isOfATime,
  sources: { corpus },
}: Question): Promise<string[] | null> {
  if (period === null && !isOfATime) return null;
  const { since, until } = period ?? { since: null, until: null };
  const dated = new Set(await corpus.articlesPublished(since, until));
  const ids = await corpus.articleIds();
  return ids.filter((id) => dated.has(id) && (within?.includes(id) ?? true));
}

/** The question without what asks and without its time. */
function topicOf({ question, spoken }: Question): string {
  const rest = withoutTimes(question, spoken);
  return foldStraight(rest)
    .replace(ASKS, ' ')
    .replace(ANY_ARTICLE, ' ')
    .replace(
      /\b(?:depuis|avant|apres|en|dans|pendant|since|before|after|during|in|between|entre|et|and|a|au|aux|sur|about|on|d'apres|selon|parus?|publies?)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function onTopic(finding: Finding, published: readonly string[], enough = ENOUGH): string[] {
  const found = topicArticles(finding).filter(({ article }) => published.includes(article.id));
  const best = Math.max(0, ...found.map(({ coverage }) => coverage));
  const about = new Set(
    found
      .filter(({ coverage }) => coverage >= Math.max(enough, ALSO * best))
      .map(({ article }) => article.id),
  );
  return published.filter((id) => about.has(id));
}

/** The first sentences of an article that say something, of the topic where there is one. */
function opening(
  { details, text, sentences }: WholeArticle,
  finding: Finding | null,
  count: number,
  { language }: Question,
): Quoted[] {
  const telling = sentences.filter(
    (one) => one.stems.length >= FEWEST_STEMS && !isNoAnswer(one.text),
  );
  // A headline has all the words and tells the least.
  const below = telling.filter((one) => !details.title.includes(one.text));
  const usable = below.length > 0 ? below : telling;
  const share = ({ stems }: ArticleSentence): number =>
    finding === null ? 0 : massShare(finding.query, matchTerms(finding.query, stems).words);
  const label = messages(language).kinds.dated(dateLabel(details.published, language));
  return usable
    .toSorted((a, b) => share(b) - share(a))
    .slice(0, count)
    .sort((a, b) => a.start - b.start)
    .map((span, i) => quoted(details, text, span, i === 0 ? { label } : {}));
}
