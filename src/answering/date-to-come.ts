import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import type { Query } from '../retrieval/query.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import { daysOfPartial } from '../text/dates/calendar.ts';
import { findTimes } from '../text/dates/find-times.ts';
import { daysOf } from '../text/dates/resolve.ts';
import { stemsOf } from '../text/index-stems.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight } from '../text/words.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { headingOf } from './headings.ts';
import { isNoAnswer } from './no-answer.ts';
import { type Quoted, quoted } from './quoting.ts';
import { type ArticleSentence, type WholeArticle, wholeArticle } from './whole-article.ts';

/** On a folded question: when something will be, not when it was. */
const TO_COME =
  /\b(?:will|won't|due|expected|going to|does|do|should|still|toujours|prevue?s?|doi(?:t|vent)|devrai(?:t|ent)|va|vont|\w{2,}(?:ira|era|dra|rra|tra|ura|ront)|(?:re)?(?:ouvre|rouvre|ferme|commence|demarre|reprend|redemarre|arrive|sort|part|finit|termine)(?:nt)?)\b/;
const PAST = /\b(?:a|ont|avait|etai(?:t|ent)|did|was|were|has|have|had)\b(?!-t-on\b)/;
/** "N'aura pas lieu le 15", "will not open on 3 May": that day it will not be. */
const NOT_THEN =
  /\bn(?:e |')\S{1,20} (?:\S{1,20} )?(?:pas|plus)\b(?! avant)(?!.{0,40}\bmais\b)|\b(?:won't|(?:will|would|can) not|cannot|no longer)\b(?!.{0,30}\b(?:before|until|but)\b)/;
/** Up to what day something goes on, or from which. */
const BOUND =
  /\b(?:jusqu'|pas avant|au plus tot|au mieux|a partir d|des le|vise\w*|repousse\w*|reporte\w*|until|not before|at the earliest|at best|as from|now (?:due|expected|planned)|pushed back|delayed|postponed)/;
const OF_BOUND = 0.3;
/** Sentences before one that say what it is about. */
const BEFORE = 3;

/** The days, months and seasons after its article's publication that a text tells. */
export function datesToCome(
  text: string,
  published: NonNullable<StoredArticle['published']>,
  language: Language,
): Span[] {
  const today = daysOfPartial(published.value).until;
  return findTimes(text, { language }).filter(({ moment, precision }) => {
    if (precision === 'time' || moment.kind === 'bound' || moment.kind === 'unit') return false;
    const since = daysOf(moment, { today, lean: 'nearest' })?.since ?? null;
    return since !== null && since > today;
  });
}

const says = (text: string, { published, language }: StoredArticle): boolean =>
  published !== null &&
  !NOT_THEN.test(foldStraight(text)) &&
  datesToCome(text, published, language).length > 0;

/**
 * Asked when something will be, the day that the newest of several versions names, where the sentence that was found in it
 * names none: that it is late, and until when, stand in two sentences. Null where nothing such is asked or told.
 */
export async function dateToCome(
  folded: string,
  lead: ScoredSentence | undefined,
  query: Query,
  corpus: CorpusReader,
): Promise<Quoted | null> {
  if (!lead || query.kind !== 'date' || !TO_COME.test(folded) || PAST.test(folded)) return null;
  if (says(lead.text, lead.candidate.article)) return null;
  const article = await wholeArticle(corpus, lead.candidate.article.id);
  if (!article) return null;
  let best: ArticleSentence | null = null;
  let most = 0;
  for (const [i, sentence] of article.sentences.entries()) {
    if (isNoAnswer(sentence.text) || !says(sentence.text, article.details)) continue;
    const score =
      shareAround(article, i, query) + (BOUND.test(foldStraight(sentence.text)) ? OF_BOUND : 0);
    if (score <= most) continue;
    most = score;
    best = sentence;
  }
  if (!best) return null;
  const { details, text } = article;
  const dates = datesToCome(best.text, details.published!, details.language);
  const highlights = dates.slice(0, 1).map(({ start, end }) => ({ start, end }));
  return quoted(details, text, best, { highlights });
}

/** How much of a question a sentence has, with those before it and its heading. */
function shareAround({ text, sentences, details }: WholeArticle, at: number, query: Query): number {
  const around = [
    ...stemsOf(headingOf(text, sentences[at]!.start), details.language),
    ...sentences.slice(Math.max(0, at - BEFORE), at + 1).flatMap(({ stems }) => stems),
  ];
  return massShare(query, matchTerms(query, around).words);
}
